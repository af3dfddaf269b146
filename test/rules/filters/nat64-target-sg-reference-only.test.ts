import rule from '../../../src/rules/filters/nat64-target-sg-reference-only.ts';
import { build } from '../../support/build.ts';
import { dual, eni, from4, from6, fromGroup, group, ipv4Only, nat, nat64, native, place, table, tcp } from '../../support/filters.ts';
import { describeRule } from '../../support/rule-test.ts';

const rds = (...IpPermissions: NonNullable<Parameters<typeof group>[1]>['IpPermissions'] & {}) => group('sg-db', { IpPermissions });
const byReference = rds({ ...tcp(5432), ...fromGroup('sg-app') });
const target = eni('eni-db', ipv4Only, ['sg-db'], { Ipv6Addresses: [], Description: 'RDSNetworkInterface' });
const app = group('sg-app');
const client = eni('eni-app', native, ['sg-app']);
const scene = [target, app, client, ...nat64, ...place];
const without = (id: string) => scene.filter((each) => each.id !== id);
const toTgw = table('rtb-native', [native], { DestinationIpv6CidrBlock: '64:ff9b::/96', TransitGatewayId: 'tgw-1', State: 'active' });

describeRule(rule, {
  flagged: {
    'a database that admits its clients by their group': {
      given: [byReference, ...scene],
      says: 'sg-db on eni-db admits sg-app, whose members in subnet-native arrive as nat-1, and not tcp 5432 from 10.0.2.10',
    },
    'a range that does not contain the NAT gateway': {
      given: [rds({ ...tcp(5432), ...fromGroup('sg-app'), ...from4('10.0.1.0/24') }), ...scene],
      says: 'tcp 5432 from 10.0.2.10',
    },
    'a range for another port': {
      given: [rds({ ...tcp(5432), ...fromGroup('sg-app') }, { ...tcp(22), ...from4('10.0.0.0/16') }), ...scene],
      says: 'tcp 5432',
    },
    'one of several addresses of the NAT gateway': {
      given: [
        rds({ ...tcp(5432), ...fromGroup('sg-app'), ...from4('10.0.2.10/32') }),
        build('nat-gateway', { ...nat.data, NatGatewayAddresses: [{ PrivateIp: '10.0.2.10' }, { PrivateIp: '10.0.2.11' }] }),
        ...without(nat.id),
      ],
      says: 'and not tcp 5432 from 10.0.2.11',
    },
  },
  silent: {
    'the address of the NAT gateway admitted': {
      given: [rds({ ...tcp(5432), ...fromGroup('sg-app'), ...from4('10.0.2.10/32') }), ...scene],
    },
    'the block of the VPC admitted by another group of the target': {
      given: [
        byReference,
        eni('eni-db', ipv4Only, ['sg-db', 'sg-vpc'], { Ipv6Addresses: [] }),
        group('sg-vpc', { IpPermissions: [{ IpProtocol: '-1', ...from4('10.0.0.0/16') }] }),
        ...without(target.id),
      ],
    },
    'a dual-stack target, which its clients reach without translation': {
      given: [byReference, eni('eni-db', dual, ['sg-db']), ...without(target.id)],
      as: 'not-applicable',
    },
    'clients in dual-stack subnets': {
      given: [byReference, eni('eni-app', dual, ['sg-app']), ...without(client.id)],
      as: 'not-applicable',
    },
    'a subnet without NAT64, which has another finding': {
      given: [byReference, table('rtb-native', [native]), ...without('rtb-native')],
      as: 'not-applicable',
    },
    'no references': { given: [rds({ ...tcp(5432), ...from4('10.0.0.0/16'), ...from6('::/0') }), ...scene], as: 'not-applicable' },
    'a referenced group that is gone': {
      given: [rds({ ...tcp(5432), UserIdGroupPairs: [{ GroupId: 'sg-gone' }] }), ...scene],
      as: 'not-applicable',
    },
  },
  unknown: {
    'NAT64 behind a transit gateway': { given: [byReference, toTgw, ...without('rtb-native')], says: 'tgw-1' },
    'a referenced group of another account': {
      given: [rds({ ...tcp(5432), ...fromGroup('sg-theirs', '999988887777') }), ...scene],
      says: 'sg-theirs of account 999988887777',
    },
    'a NAT gateway without known addresses': {
      given: [byReference, build('nat-gateway', { ...nat.data, NatGatewayAddresses: [] }), ...without(nat.id)],
      says: 'the private addresses of NAT gateway nat-1',
    },
    'another group of the target that is not visible': {
      given: [byReference, eni('eni-db', ipv4Only, ['sg-db', 'sg-9'], { Ipv6Addresses: [] }), ...without(target.id)],
      says: 'sg-9 on eni-db, which may admit 10.0.2.10',
    },
  },
});
