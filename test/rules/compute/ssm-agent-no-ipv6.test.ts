import rule from '../../../src/rules/compute/ssm-agent-no-ipv6.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const node = (AgentVersion: string, PingStatus: 'Online' | 'ConnectionLost' = 'Online', InstanceId = 'i-1') =>
  build('managed-node', {
    InstanceId,
    AgentVersion,
    PingStatus,
    ResourceType: InstanceId.startsWith('i-') ? 'EC2Instance' : 'ManagedInstance',
  });
const instance = build('instance', { InstanceId: 'i-1', SubnetId: 'subnet-1', VpcId: 'vpc-1' });
const dual = build('subnet', { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' });
const native = build('subnet', { SubnetId: 'subnet-1', VpcId: 'vpc-1', Ipv6Native: true, EnableDns64: true });
const publicSubnet = build('subnet', { SubnetId: 'subnet-nat', VpcId: 'vpc-1', CidrBlock: '10.0.9.0/24' });
const nat = build('nat-gateway', {
  NatGatewayId: 'nat-1',
  VpcId: 'vpc-1',
  SubnetId: 'subnet-nat',
  State: 'available',
  ConnectivityType: 'public',
});
const table = build('route-table', {
  RouteTableId: 'rtb-1',
  VpcId: 'vpc-1',
  Associations: [{ Main: true }],
  Routes: [
    { DestinationIpv6CidrBlock: '64:ff9b::/96', NatGatewayId: 'nat-1', State: 'active' },
    { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active' },
  ],
});
const as = (severity: 'high' | 'medium' | 'low') => ({ 'ipv6-only': severity });

describeRule(rule, {
  flagged: {
    'an old agent that lost its connection': {
      given: [node('3.3.3050.0', 'ConnectionLost'), instance, native],
      says: 'the agent of i-1 in subnet-1 is 3.3.3050.0; IPv6 came with 3.3.3270.0',
      severity: as('high'),
    },
    'an old agent behind NAT64': {
      given: [node('3.3.3050.0', 'ConnectionLost'), instance, native, table, nat, publicSubnet],
      says: '3.3.3050.0',
      severity: as('medium'),
    },
    'an old agent that answers, by endpoints of the VPC': {
      given: [node('2.3.0.0'), instance, native],
      says: '2.3.0.0',
      severity: as('medium'),
    },
    'an old agent that has yet to move': { given: [node('3.3.3050.0'), instance, dual], says: '3.3.3050.0', severity: as('low') },
  },
  silent: {
    'an agent of the first version with IPv6': { given: [node('3.3.3270.0'), instance, dual] },
    'a new agent that answers from an IPv6-only subnet': { given: [node('3.3.4000.0'), instance, native] },
    'a terminated instance': { given: [node('3.3.3050.0', 'ConnectionLost')], as: 'not-applicable' },
    'a machine elsewhere': { given: [node('3.3.3050.0', 'Online', 'mi-1')], as: 'not-applicable' },
  },
  unknown: {
    'a new agent that does not answer from an IPv6-only subnet': {
      given: [node('3.3.4000.0', 'ConnectionLost'), instance, native],
      says: 'UseDualStackEndpoint',
    },
    'an instance that is not visible': { given: [node('3.3.3050.0')], says: 'the instance of i-1' },
    'an agent without a version': { given: [build('managed-node', { InstanceId: 'i-1' }), instance, dual], says: 'gave no version' },
  },
});
