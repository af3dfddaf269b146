import rule from '../../../src/rules/compute/launch-template-public-ipv4.ts';
import { associated, build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const version = (
  AssociatePublicIpAddress?: boolean,
  more: Parameters<typeof build<'launch-template-version'>>[1]['LaunchTemplateData'] = {},
) =>
  build('launch-template-version', {
    LaunchTemplateId: 'lt-1',
    VersionNumber: 1,
    DefaultVersion: true,
    LaunchTemplateData: {
      NetworkInterfaces: [{ DeviceIndex: 0, ...(AssociatePublicIpAddress === undefined ? {} : { AssociatePublicIpAddress }) }],
      ...more,
    },
  });
const group = (tag = 'Name', Version = '$Default', VPCZoneIdentifier = 'subnet-1') =>
  build('auto-scaling-group', {
    AutoScalingGroupName: 'web',
    VPCZoneIdentifier,
    LaunchTemplate: { LaunchTemplateId: 'lt-1', Version },
    Tags: [{ Key: tag, Value: 'x' }],
  });
const native = build('subnet', { SubnetId: 'subnet-1', Ipv6Native: true, Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')] });
const dual = build('subnet', {
  SubnetId: 'subnet-1',
  CidrBlock: '10.0.0.0/24',
  Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')],
});

describeRule(rule, {
  flagged: {
    'an IPv6-only subnet': { given: [version(true), group(), native], says: 'public IPv4 address in the IPv6-only subnet-1' },
    'one IPv6-only subnet of two': {
      given: [version(true), group('Name', '1', 'subnet-1, subnet-2'), native, build('subnet', { ...dual.data, SubnetId: 'subnet-2' })],
      says: 'in the IPv6-only subnet-1',
    },
    'another subnet, where it is only a cost': {
      given: [version(true), group(), dual],
      says: 'would not fit',
      severity: { 'ipv6-only': 'info' },
    },
  },
  silent: {
    'no public address': { given: [version(false), group(), native] },
    'nothing said, so that the subnet decides': { given: [version(), group(), native] },
    'another version than the one that the group launches from': {
      given: [version(true), group('Name', '2'), native],
      as: 'not-applicable',
    },
    "EKS's own copy of a template": {
      given: [version(true, { TagSpecifications: [{ ResourceType: 'instance', Tags: [{ Key: 'eks:nodegroup-name' }] }] }), group(), native],
      as: 'not-applicable',
    },
    'a template that no group uses': { given: [version(true), native], as: 'not-applicable' },
    'nodes of a Kubernetes cluster': { given: [version(true), group('kubernetes.io/cluster/c'), dual], as: 'not-applicable' },
  },
  unknown: { 'subnets that are not visible': { given: [version(true), group()], says: 'subnet-1' } },
});
