import rule from '../../../src/rules/compute/launch-template-no-ipv6.ts';
import { associated, build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Spec = NonNullable<
  NonNullable<Parameters<typeof build<'launch-template-version'>>[1]['LaunchTemplateData']>['NetworkInterfaces']
>[number];
const version = (...NetworkInterfaces: Spec[]) =>
  build('launch-template-version', {
    LaunchTemplateId: 'lt-1',
    VersionNumber: 1,
    DefaultVersion: true,
    Latest: true,
    LaunchTemplateData: { NetworkInterfaces },
  });
const group = build('auto-scaling-group', {
  AutoScalingGroupName: 'web',
  VPCZoneIdentifier: 'subnet-1',
  LaunchTemplate: { LaunchTemplateId: 'lt-1' },
});
const subnet = (more: Partial<Parameters<typeof build<'subnet'>>[1]>) =>
  build('subnet', {
    SubnetId: 'subnet-1',
    VpcId: 'vpc-1',
    CidrBlock: '10.0.0.0/24',
    Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')],
    ...more,
  });
const [assigning, silent] = [subnet({ AssignIpv6AddressOnCreation: true }), subnet({ AssignIpv6AddressOnCreation: false })];

describeRule(rule, {
  flagged: {
    'an interface without IPv6 where the subnet assigns none': {
      given: [version({ DeviceIndex: 0 }), group, silent],
      says: 'lt-1:1 asks for no IPv6 address and the subnet assigns none in subnet-1',
    },
    'a count of zero, which overrules the subnet': {
      given: [version({ DeviceIndex: 0, Ipv6AddressCount: 0 }), group, assigning],
      says: 'asks for zero',
    },
  },
  silent: {
    'a count': { given: [version({ DeviceIndex: 0, Ipv6AddressCount: 1 }), group, silent] },
    'a prefix, which excludes a count': { given: [version({ DeviceIndex: 0, Ipv6PrefixCount: 1 }), group, silent] },
    'a subnet that assigns addresses': { given: [version({ DeviceIndex: 0 }), group, assigning] },
    'no interface, so that the subnet decides': { given: [version(), group, silent], as: 'not-applicable' },
    'an interface that exists already': { given: [version({ NetworkInterfaceId: 'eni-1' }), group, silent], as: 'not-applicable' },
    'a subnet without IPv6, which its own rule reports': {
      given: [version({ DeviceIndex: 0 }), group, subnet({ Ipv6CidrBlockAssociationSet: [] })],
      as: 'not-applicable',
    },
    'a template that no group uses': { given: [version({ DeviceIndex: 0 }), silent], as: 'not-applicable' },
  },
  unknown: {
    'a subnet that is not visible': { given: [version({ DeviceIndex: 0 }), group], says: 'subnet-1' },
    'a subnet of which AWS did not say': { given: [version({ DeviceIndex: 0 }), group, subnet({})], says: 'did not say' },
  },
});
