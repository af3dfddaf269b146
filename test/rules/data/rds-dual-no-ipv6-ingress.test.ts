import rule from '../../../src/rules/data/rds-dual-no-ipv6-ingress.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const instance = (data: Parameters<typeof build<'db-instance'>>[1] = {}) =>
  build('db-instance', {
    DBInstanceIdentifier: 'orders',
    Engine: 'postgres',
    NetworkType: 'DUAL',
    Endpoint: { Address: 'orders.example', Port: 5432 },
    VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-1', Status: 'active' }],
    ...data,
  });
const cluster = build('db-cluster', {
  DBClusterIdentifier: 'shop',
  Engine: 'aurora-mysql',
  NetworkType: 'DUAL',
  Port: 3306,
  VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-1', Status: 'active' }],
});
type Permission = NonNullable<Parameters<typeof build<'security-group'>>[1]['IpPermissions']>[number];
const group = (...permissions: Permission[]) => build('security-group', { GroupId: 'sg-1', IpPermissions: permissions });
const port = { IpProtocol: 'tcp', FromPort: 5432, ToPort: 5432 };
const ipv4 = { IpRanges: [{ CidrIp: '10.0.0.0/8' }] };
const ipv6 = { Ipv6Ranges: [{ CidrIpv6: '2001:db8::/56' }] };
const viaList = { ...port, PrefixListIds: [{ PrefixListId: 'pl-1' }] };
const list = (AddressFamily: string) => build('prefix-list', { PrefixListId: 'pl-1', AddressFamily, Cidrs: [] });

describeRule(rule, {
  flagged: {
    'IPv4 ranges only': { given: [instance(), group({ ...port, ...ipv4 })], says: 'sg-1 admits only IPv4 (10.0.0.0/8) to port 5432' },
    'IPv6 on another port': {
      given: [instance(), group({ ...port, ...ipv4 }, { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, ...ipv6 })],
      says: 'only IPv4',
    },
    'a prefix list of IPv4 ranges': { given: [instance(), group(viaList), list('IPv4')], says: 'pl-1' },
    'a cluster with all protocols from IPv4': { given: [cluster, group({ IpProtocol: '-1', ...ipv4 })], says: 'port 3306' },
  },
  silent: {
    'an IPv6 range': { given: [instance(), group({ ...port, ...ipv4, ...ipv6 })] },
    'a security group as the source, which covers both families': {
      given: [instance(), group({ ...port, UserIdGroupPairs: [{ GroupId: 'sg-app' }] })],
    },
    'all protocols from an IPv6 range': { given: [instance(), group({ IpProtocol: '-1', ...ipv6 })] },
    'a prefix list of IPv6 ranges': { given: [instance(), group(viaList), list('IPv6')] },
    'a database that admits nobody': { given: [instance(), group()], as: 'not-applicable' },
    'an IPv4-only instance': { given: [instance({ NetworkType: 'IPV4' }), group({ ...port, ...ipv4 })], as: 'not-applicable' },
    'an instance of a cluster, which is judged itself': {
      given: [instance({ DBClusterIdentifier: 'shop' }), group({ ...port, ...ipv4 })],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a security group of another account': { given: [instance()], says: 'sg-1' },
    'a prefix list that is not in sight': { given: [instance(), group(viaList)], says: 'pl-1' },
    'an instance without a port': { given: [instance({ Endpoint: {} }), group({ ...port, ...ipv4 })], says: 'no port' },
  },
});
