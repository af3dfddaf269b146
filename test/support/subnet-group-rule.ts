import type { Resource } from '../../src/model/resource.ts';
import type { AnyRule } from '../../src/rules/define.ts';
import { associated, build } from './build.ts';
import { describeRule } from './rule-test.ts';

interface SubnetGroups {
  /** A group `data` of these subnets, with these network types. */
  readonly group: (types: string[] | undefined, ...subnetIds: string[]) => Resource;
  /** Something that stands in the group `data`. */
  readonly user: Resource;
  /** What the service calls IPv4 and dual-stack. */
  readonly names: readonly [ipv4: string, dual: string];
  /** Network types that the rule lets pass beside the plain ones. */
  readonly alsoFine: readonly string[];
}

const plain = build('subnet', { SubnetId: 'subnet-v4', CidrBlock: '10.0.0.0/24' });
const shared = build('subnet', { SubnetId: 'subnet-v4', CidrBlock: '10.0.0.0/24', OwnerId: '999988887777' });
const dualStack = build('subnet', {
  SubnetId: 'subnet-dual',
  CidrBlock: '10.0.1.0/24',
  Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')],
});
const native = build('subnet', { SubnetId: 'subnet-native', Ipv6Native: true });

/** The test of a rule about subnet groups, which services word differently and mean alike. */
export const describeSubnetGroupRule = (rule: AnyRule, { group, user, names: [ipv4, dual], alsoFine }: SubnetGroups): void => {
  describeRule(rule, {
    flagged: {
      'a group in use with one subnet without a block': {
        given: [group([ipv4], 'subnet-v4', 'subnet-dual'), plain, dualStack, user],
        says: `data supports ${ipv4} only: subnet-v4 without an IPv6 block`,
      },
      'a group that nothing uses, for information': {
        given: [group([ipv4], 'subnet-v4'), plain],
        says: 'subnet-v4',
        severity: { 'dual-stack': 'info' },
      },
      'subnets of a shared VPC': { given: [group([ipv4], 'subnet-v4'), shared], says: 'to be done by account 999988887777' },
      'subnets that are not in sight': { given: [group([ipv4], 'subnet-x'), user], says: 'subnet-x not in sight' },
      'a group with an IPv6-only subnet among others': {
        given: [group([ipv4], 'subnet-dual', 'subnet-native'), dualStack, native],
        says: 'subnet-native without IPv4',
      },
    },
    silent: {
      'a group that can be dual-stack': { given: [group([ipv4, dual], 'subnet-dual'), dualStack, user] },
      'a group for IPv6 alone, or in another spelling': { given: [group([...alsoFine], 'subnet-native'), native] },
    },
    unknown: { 'a group whose network types AWS left out': { given: [group(undefined, 'subnet-v4'), plain], says: 'does not say' } },
  });
};
