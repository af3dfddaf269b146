import rule from '../../../src/rules/data/opensearch-vpc-ipv4-reservation.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'opensearch-domain'>>[1];
const domain = (ClusterConfig: NonNullable<Data['ClusterConfig']>, SubnetIds = ['subnet-1', 'subnet-2']) =>
  build('opensearch-domain', { DomainName: 'logs', VPCOptions: { VPCId: 'vpc-1', SubnetIds }, ClusterConfig });
const subnet = (SubnetId: string, AvailableIpAddressCount: number) =>
  build('subnet', { SubnetId, VpcId: 'vpc-1', AvailableIpAddressCount });
const coordinated = {
  InstanceCount: 30,
  NodeOptions: [{ NodeType: 'coordinator', NodeConfig: { Enabled: true, Count: 2 } }],
} as const;

describeRule(rule, {
  flagged: {
    'a subnet with fewer than three times its nodes': {
      given: [domain({ InstanceCount: 10 }), subnet('subnet-1', 14), subnet('subnet-2', 15)],
      says: 'logs wants 15 IPv4 addresses a subnet for blue/green deployments, and few are left in subnet-1 (14 free)',
    },
    'a short subnet beside one that is not in sight': { given: [domain({ InstanceCount: 2 }), subnet('subnet-1', 2)], says: 'subnet-1' },
  },
  silent: {
    'subnets with enough': { given: [domain({ InstanceCount: 10 }), subnet('subnet-1', 15), subnet('subnet-2', 15)] },
    'dedicated coordinators, which carry the interfaces': { given: [domain(coordinated), subnet('subnet-1', 3), subnet('subnet-2', 3)] },
    'a public domain': {
      given: [build('opensearch-domain', { DomainName: 'logs', ClusterConfig: { InstanceCount: 10 } })],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a subnet that is not in sight': { given: [domain({ InstanceCount: 2 }), subnet('subnet-1', 50)], says: 'subnet-2' },
    'a domain whose nodes are not told': { given: [domain({}), subnet('subnet-1', 50), subnet('subnet-2', 50)], says: 'how many nodes' },
  },
});
