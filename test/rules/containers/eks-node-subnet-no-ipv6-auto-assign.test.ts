import rule from '../../../src/rules/containers/eks-node-subnet-no-ipv6-auto-assign.ts';
import { associated, build, denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const subnet = (data: Partial<Parameters<typeof build<'subnet'>>[1]>) =>
  build('subnet', { SubnetId: 'subnet-1', CidrBlock: '10.0.0.0/24', Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')], ...data });
const group = (data: Partial<Parameters<typeof build<'eks-nodegroup'>>[1]> = {}) =>
  build('eks-nodegroup', {
    nodegroupName: 'workers',
    clusterName: 'shop',
    subnets: ['subnet-1'],
    amiType: 'AL2023_x86_64_STANDARD',
    ...data,
  });
const launchTemplate = { id: 'lt-1', version: '3' };
const template = (Ipv6AddressCount: number) =>
  build('launch-template-version', {
    LaunchTemplateId: 'lt-1',
    VersionNumber: 3,
    LaunchTemplateData: { NetworkInterfaces: [{ DeviceIndex: 0, Ipv6AddressCount }] },
  });
const off = subnet({ AssignIpv6AddressOnCreation: false });
const missing = { issues: [{ code: 'Ec2SubnetMissingIpv6Assignment' as const }] };

describeRule(rule, {
  flagged: {
    'a subnet that assigns no IPv6 addresses': { given: [group(), off], says: 'assign no IPv6 addresses: subnet-1' },
    'a launch template that asks for none either': { given: [group({ launchTemplate }), off, template(0)], says: 'subnet-1' },
    'what EKS itself reports, whatever the template': {
      given: [group({ launchTemplate, health: missing }), off, template(1)],
      says: 'subnet-1',
    },
  },
  silent: {
    'a subnet that assigns addresses': { given: [group(), subnet({ AssignIpv6AddressOnCreation: true })] },
    'a launch template that asks for an address': { given: [group({ launchTemplate }), off, template(1)] },
    'a subnet without an IPv6 block, of which another rule speaks': {
      given: [group(), subnet({ AssignIpv6AddressOnCreation: false, Ipv6CidrBlockAssociationSet: [] })],
      as: 'not-applicable',
    },
    'Windows nodes': { given: [group({ amiType: 'WINDOWS_CORE_2022_x86_64' }), off], as: 'not-applicable' },
  },
  unknown: {
    'a launch template that was not read': {
      given: [group({ launchTemplate }), off],
      gaps: [denied('launch-template-version')],
      says: 'lt-1',
    },
    'a subnet that is not in sight': { given: [group()], says: 'subnet-1' },
    'a subnet whose setting AWS left out': { given: [group(), subnet({})], says: 'subnet-1' },
  },
});
