import rule from '../../../src/rules/data/msk-cluster-ipv4-only.ts';
import { associated, build } from '../../support/build.ts';
import { nativeSubnet } from '../../support/caches.ts';
import { provisioned, serverless } from '../../support/msk.ts';
import { describeRule } from '../../support/rule-test.ts';

const plain = build('subnet', { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' });
const dual = build('subnet', { ...plain.data, Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')] });

describeRule(rule, {
  flagged: {
    'a provisioned cluster of which nothing is said': {
      given: [provisioned(), dual],
      says: 'events (MSK) is IPv4-only',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'low' },
    },
    'a cluster beside IPv6-only subnets without NAT64': {
      given: [provisioned({ ConnectivityInfo: { NetworkType: 'IPV4' } }), dual, nativeSubnet],
      says: 'cannot reach it',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
    },
    'a cluster that something keeps from dual-stack, of which another rule speaks': {
      given: [provisioned(), plain],
      says: 'IPv4-only',
      severity: { 'ipv6-only': 'low' },
    },
    'a serverless cluster': {
      given: [serverless({ NetworkType: 'IPV4' }), dual],
      says: 'events',
      severity: { 'dual-stack': 'medium', 'ipv6-only': 'low' },
    },
  },
  silent: {
    'a dual-stack cluster': { given: [provisioned({ ConnectivityInfo: { NetworkType: 'DUAL' } })] },
    'a dual-stack serverless cluster': { given: [serverless({ NetworkType: 'DUAL' })] },
    'a cluster that is being deleted': { given: [provisioned({}, {}, 'DELETING')], as: 'not-applicable' },
  },
  unknown: {
    'a cluster of which neither half is there': {
      given: [build('msk-cluster', { ClusterArn: 'arn:aws:kafka:eu-central-1:111122223333:cluster/odd/1', ClusterName: 'odd' })],
      says: 'odd',
    },
  },
});
