import rule from '../../../src/rules/addressing/vpc-ipv6-private-only.ts';
import { associated, build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const block = (text: string, Ipv6AddressAttribute?: 'public' | 'private') => ({
  ...associated(text),
  ...(Ipv6AddressAttribute ? { Ipv6AddressAttribute } : {}),
});
const vpc = (...Ipv6CidrBlockAssociationSet: ReturnType<typeof block>[]) => build('vpc', { VpcId: 'vpc-1', Ipv6CidrBlockAssociationSet });
const local = vpc(block('fd12::/48', 'private'));
const subnet = build('subnet', { SubnetId: 'subnet-1', VpcId: 'vpc-1', Ipv6CidrBlockAssociationSet: [associated('fd12::/64')] });
type Routes = NonNullable<Parameters<typeof build<'route-table'>>[1]['Routes']>;
const main = (...Routes: Routes) => build('route-table', { RouteTableId: 'rtb-1', VpcId: 'vpc-1', Associations: [{ Main: true }], Routes });
const toEigw = { DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1', State: 'active' } as const;
const toTgw = { DestinationIpv6CidrBlock: '::/0', TransitGatewayId: 'tgw-1', State: 'active' } as const;

describeRule(rule, {
  flagged: {
    'a unique local range with ::/0 to an egress-only gateway': { given: [local, subnet, main(toEigw)], says: '::/0 to eigw-1' },
    'a private global range with 2000::/3 to an internet gateway': {
      given: [
        vpc(block('2001:db8::/56', 'private')),
        subnet,
        main({ DestinationIpv6CidrBlock: '2000::/3', GatewayId: 'igw-1', State: 'active' }),
      ],
      says: '2000::/3 to igw-1',
    },
  },
  silent: {
    'a public range': { given: [vpc(block('2001:db8::/56', 'public')), subnet, main(toEigw)] },
    'a private range beside a public one': { given: [vpc(block('fd12::/48', 'private'), block('2001:db8::/56', 'public')), main(toEigw)] },
    'a private range on purpose, for a transit gateway': { given: [local, subnet, main(toTgw)] },
    'a gateway that is gone': { given: [local, subnet, main({ ...toEigw, State: 'blackhole' })] },
    'a VPC without IPv6': { given: [vpc()], as: 'not-applicable' },
  },
  unknown: {
    'a global range of which AWS did not say whether it is public': { given: [vpc(block('2001:db8::/56'))], says: 'did not say' },
    'a prefix list that was not read': {
      given: [local, subnet, main({ DestinationPrefixListId: 'pl-1', GatewayId: 'igw-1', State: 'active' })],
      says: 'pl-1',
    },
    'a shared VPC, some subnets of which are out of sight': {
      given: [build('vpc', { ...local.data, OwnerId: '999999999999' }), subnet, main(toTgw)],
      says: '999999999999',
    },
  },
});
