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
const launching = (Version?: string, tag = 'Name', VPCZoneIdentifier = 'subnet-1') =>
  build('auto-scaling-group', {
    AutoScalingGroupName: 'web',
    VPCZoneIdentifier,
    LaunchTemplate: { LaunchTemplateId: 'lt-1', ...(Version ? { Version } : {}) },
    Tags: [{ Key: tag, Value: 'x' }],
  });
const group = launching();
const subnet = (more: Partial<Parameters<typeof build<'subnet'>>[1]>) =>
  build('subnet', {
    SubnetId: 'subnet-1',
    VpcId: 'vpc-1',
    CidrBlock: '10.0.0.0/24',
    Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')],
    ...more,
  });
const [assigning, silent] = [subnet({ AssignIpv6AddressOnCreation: true }), subnet({ AssignIpv6AddressOnCreation: false })];
const native = build('subnet', { SubnetId: 'subnet-1', Ipv6Native: true, Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')] });

describeRule(rule, {
  flagged: {
    'an interface without IPv6 where the subnet assigns none': {
      given: [version({ DeviceIndex: 0 }), group, silent],
      says: 'lt-1:1 asks for no IPv6 address and the subnet assigns none in subnet-1',
    },
    'one subnet of two that assigns none': {
      given: [
        version({ DeviceIndex: 0 }),
        launching('1', 'Name', 'subnet-1, subnet-2'),
        assigning,
        subnet({ SubnetId: 'subnet-2', AssignIpv6AddressOnCreation: false }),
      ],
      says: 'the subnet assigns none in subnet-2',
    },
    'a version that the group names by its number': { given: [version({ DeviceIndex: 0 }), launching('1'), silent], says: 'lt-1:1' },
    'the latest version': { given: [version({ DeviceIndex: 0 }), launching('$Latest'), silent], says: 'lt-1:1' },
    'a second interface with IPv6, but not the first': {
      given: [version({ DeviceIndex: 0 }, { DeviceIndex: 1, Ipv6AddressCount: 1 }), group, silent],
      says: 'lt-1:1',
    },
    'a count of zero, which overrules the subnet': {
      given: [version({ DeviceIndex: 0, Ipv6AddressCount: 0 }), group, assigning],
      says: 'asks for zero',
    },
  },
  silent: {
    'a count': { given: [version({ DeviceIndex: 0, Ipv6AddressCount: 1 }), group, silent] },
    'a prefix, which excludes a count': { given: [version({ DeviceIndex: 0, Ipv6PrefixCount: 1 }), group, silent] },
    'an address of its own': {
      given: [version({ DeviceIndex: 0, Ipv6Addresses: [{ Ipv6Address: '2001:db8::5' }] }), group, silent],
    },
    'a prefix of its own': { given: [version({ DeviceIndex: 0, Ipv6Prefixes: [{ Ipv6Prefix: '2001:db8::/80' }] }), group, silent] },
    'a prefix beside a count of zero': { given: [version({ DeviceIndex: 0, Ipv6AddressCount: 0, Ipv6PrefixCount: 1 }), group, silent] },
    'another version than the one that the group launches from': {
      given: [version({ DeviceIndex: 0 }), launching('2'), silent],
      as: 'not-applicable',
    },
    'a managed node group, which EKS launches': {
      given: [version({ DeviceIndex: 0 }), launching('1', 'eks:nodegroup-name'), silent],
      as: 'not-applicable',
    },
    'an IPv6-only subnet, where interfaces always have IPv6': {
      given: [version({ DeviceIndex: 0 }), group, native],
      as: 'not-applicable',
    },
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
