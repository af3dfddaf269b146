import rule from '../../../src/rules/nat64/nat64-cross-az.ts';
import { build } from '../../support/build.ts';
import { ipv4ToIgw, ipv4ToTgw, main, native, natGateway, natTable, publicSubnet, toNat, working } from '../../support/nat64-scene.ts';
import { describeRule } from '../../support/rule-test.ts';

const elsewhere = build('subnet', { ...publicSubnet.data, AvailabilityZoneId: 'euc1-az2' });

describeRule(rule, {
  flagged: {
    'a NAT gateway in another zone': {
      given: [native, elsewhere, natGateway(), main(toNat), natTable(ipv4ToIgw)],
      says: 'in euc1-az1 translates through nat-1 in euc1-az2',
    },
    'one behind which sight ends': { given: [native, elsewhere, natGateway(), main(toNat), natTable(ipv4ToTgw)], says: 'euc1-az2' },
    'a private one': {
      given: [native, elsewhere, natGateway({ ConnectivityType: 'private' }), main(toNat), natTable()],
      says: 'euc1-az2',
    },
  },
  silent: {
    'a NAT gateway in the same zone': { given: [native, ...working] },
    'a regional NAT gateway': { given: [native, main(toNat), natGateway({ AvailabilityMode: 'regional' })] },
    'one that does not work': { given: [native, elsewhere, main(toNat), natGateway({ State: 'failed' })], as: 'not-applicable' },
  },
  unknown: {
    'a subnet of the NAT gateway that was not read': { given: [native, natGateway(), main(toNat)], says: 'not both visible' },
    'a zone that AWS left out': {
      given: [build('subnet', { SubnetId: 'subnet-6', VpcId: 'vpc-1', Ipv6Native: true }), ...working],
      says: 'not both visible',
    },
  },
});
