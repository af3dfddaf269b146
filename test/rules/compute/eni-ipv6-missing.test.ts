import rule from '../../../src/rules/compute/eni-ipv6-missing.ts';
import { associated, build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Eni = Parameters<typeof build<'network-interface'>>[1];
const subnet = build('subnet', {
  SubnetId: 'subnet-1',
  VpcId: 'vpc-1',
  CidrBlock: '10.0.0.0/24',
  Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')],
});
const ipv4Subnet = build('subnet', { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' });
const eni = (more: Partial<Eni> = {}) =>
  build('network-interface', {
    NetworkInterfaceId: 'eni-1',
    SubnetId: 'subnet-1',
    InterfaceType: 'interface',
    RequesterManaged: false,
    Attachment: { InstanceId: 'i-1', DeviceIndex: 0 },
    Ipv6Addresses: [],
    ...more,
  });
const instance = build('instance', { InstanceId: 'i-1', InstanceType: 'm3.medium' });
const m3 = build('instance-type', { InstanceType: 'm3.medium', Hypervisor: 'xen', NetworkInfo: { Ipv6Supported: false } });

describeRule(rule, {
  flagged: {
    'an interface that was there before the subnet had IPv6': { given: [eni(), subnet], says: 'eni-1 of instance i-1 has no IPv6 address' },
  },
  silent: {
    'an address': { given: [eni({ Ipv6Addresses: [{ Ipv6Address: '2001:db8::1' }] }), subnet] },
    'a prefix': { given: [eni({ Ipv6Prefixes: [{ Ipv6Prefix: '2001:db8::/80' }] }), subnet] },
    'a subnet without IPv6, which its own rule reports': { given: [eni(), ipv4Subnet], as: 'not-applicable' },
    'an interface that a service manages': { given: [eni({ RequesterManaged: true }), subnet], as: 'not-applicable' },
    'an interface of EKS Auto Mode': { given: [eni({ Operator: { Managed: true } }), subnet], as: 'not-applicable' },
    'a NAT gateway': { given: [eni({ InterfaceType: 'natGateway' }), subnet], as: 'not-applicable' },
    'an EFA-only interface': { given: [eni({ InterfaceType: 'efa-only' }), subnet], as: 'not-applicable' },
    'a detached interface': { given: [eni({ Attachment: undefined as never }), subnet], as: 'not-applicable' },
    'a pod interface of the VPC CNI': { given: [eni({ Description: 'aws-K8S-i-1' }), subnet], as: 'not-applicable' },
    'a type without IPv6, which its own rule reports': { given: [eni(), subnet, instance, m3], as: 'not-applicable' },
  },
  unknown: { 'a subnet that is not visible': { given: [eni()], says: 'subnet-1 of the interface is not visible' } },
});
