import rule from '../../../src/rules/containers/eks-subnet-no-ipv6-cidr.ts';
import { associated, build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const cluster = (...subnetIds: string[]) => build('eks-cluster', { name: 'shop', resourcesVpcConfig: { subnetIds } });
const group = (...subnets: string[]) => build('eks-nodegroup', { nodegroupName: 'workers', clusterName: 'shop', subnets });
const subnet = (SubnetId: string, data: Partial<Parameters<typeof build<'subnet'>>[1]> = {}) =>
  build('subnet', { SubnetId, CidrBlock: '10.0.0.0/24', AvailabilityZone: 'eu-central-1a', ...data });
const dual = subnet('subnet-dual', { Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')] });
const lingering = { Ipv6CidrBlock: '2001:db8::/64', Ipv6CidrBlockState: { State: 'disassociated' } } as const;

describeRule(rule, {
  flagged: {
    'a cluster subnet without a block': { given: [cluster('subnet-v4', 'subnet-dual'), subnet('subnet-v4'), dual], says: 'subnet-v4' },
    'a block that is gone': {
      given: [cluster('subnet-v4'), subnet('subnet-v4', { Ipv6CidrBlockAssociationSet: [lingering] })],
      says: 'have no IPv6 block',
    },
    'a node group in a subnet of its own': {
      given: [group('subnet-v4'), cluster('subnet-dual'), subnet('subnet-v4'), dual],
      says: 'workers',
    },
    'a subnet of a shared VPC': {
      given: [cluster('subnet-v4'), subnet('subnet-v4', { OwnerId: '999988887777' })],
      says: 'to be done by account 999988887777',
    },
  },
  silent: {
    'a cluster in dual-stack subnets': { given: [cluster('subnet-dual'), dual] },
    'a node group in subnets of the cluster, which are named there': {
      given: [group('subnet-v4'), cluster('subnet-v4'), subnet('subnet-v4')],
      as: 'not-applicable',
    },
    'an IPv6-only subnet, of which another rule speaks': {
      given: [
        cluster('subnet-native'),
        build('subnet', { SubnetId: 'subnet-native', Ipv6Native: true, Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')] }),
      ],
    },
  },
  unknown: {
    'a subnet in a Local Zone': {
      given: [cluster('subnet-lz'), subnet('subnet-lz', { AvailabilityZone: 'eu-central-1-ham-1a' })],
      says: 'subnet-lz in eu-central-1-ham-1a',
    },
    'a subnet on an Outpost': {
      given: [cluster('subnet-op'), subnet('subnet-op', { OutpostArn: 'arn:aws:outposts:…' })],
      says: 'subnet-op',
    },
    'a subnet that is not in sight': { given: [cluster('subnet-dual', 'subnet-x'), dual], says: 'subnet-x' },
  },
});
