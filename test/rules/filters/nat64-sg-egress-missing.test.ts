import rule from '../../../src/rules/filters/nat64-sg-egress-missing.ts';
import { build, denied } from '../../support/build.ts';
import { dual, eni, from4, from6, fromGroup, fromList, group, list, native, place, tcp } from '../../support/filters.ts';
import { describeRule } from '../../support/rule-test.ts';

const host = eni('eni-1', native, ['sg-1']);
const egress = (...IpPermissionsEgress: NonNullable<Parameters<typeof group>[1]>['IpPermissionsEgress'] & {}) =>
  group('sg-1', { IpPermissionsEgress });
const withoutDns64 = build('subnet', { ...native.data, SubnetId: 'subnet-no-dns64', EnableDns64: false });

describeRule(rule, {
  flagged: {
    'IPv6 out to the VPC only': {
      given: [host, egress({ IpProtocol: '-1', ...from6('2001:db8::/56') }), ...place],
      says: 'the egress rules of sg-1 let nothing out to 64:ff9b::/96',
    },
    'references only, which never match translated traffic': {
      given: [host, egress({ IpProtocol: '-1', ...fromGroup('sg-2') }), ...place],
      says: 'sg-1',
    },
    'IPv4 ranges on premises, which the rule for parity cannot judge': {
      given: [host, egress({ ...tcp(1521), ...from4('172.16.0.0/12') }), ...place],
      says: 'nothing out to 64:ff9b::/96',
    },
    'IPv6 out to the VPC and IPv4 to everywhere': {
      given: [host, egress({ IpProtocol: '-1', ...from4('0.0.0.0/0'), ...from6('2001:db8::/56') }), ...place],
      says: 'sg-1',
    },
  },
  silent: {
    'everything out': { given: [host, egress({ IpProtocol: '-1', ...from6('::/0') }), ...place] },
    'the prefix on one port': { given: [host, egress({ ...tcp(443), ...from6('64:ff9b::/96') }), ...place] },
    'a part of the prefix': { given: [host, egress({ ...tcp(443), ...from6('64:ff9b::a00:0/104') }), ...place] },
    'a list with the prefix in it': {
      given: [
        host,
        egress({ ...tcp(443), ...fromList('pl-1') }),
        list('pl-1', 'nat64', 'IPv6', '111122223333', ['64:ff9b::/96']),
        ...place,
      ],
    },
    'another group of the interface': {
      given: [
        eni('eni-1', native, ['sg-1', 'sg-2']),
        egress({ ...tcp(443), ...from6('2001:db8::/56') }),
        group('sg-2', { IpPermissionsEgress: [{ IpProtocol: '-1', ...from6('::/0') }] }),
        ...place,
      ],
    },
    'IPv4 out and no IPv6 at all, which has another finding': {
      given: [host, egress({ IpProtocol: '-1', ...from4('0.0.0.0/0') }), ...place],
      as: 'not-applicable',
    },
    'a group without egress rules, closed on purpose': { given: [host, egress(), ...place], as: 'not-applicable' },
    'a host in a dual-stack subnet': {
      given: [eni('eni-1', dual, ['sg-1']), egress({ ...tcp(443), ...from6('2001:db8::/56') }), ...place],
      as: 'not-applicable',
    },
    'a subnet without DNS64': {
      given: [eni('eni-1', withoutDns64, ['sg-1']), egress({ ...tcp(443), ...from6('2001:db8::/56') }), withoutDns64, ...place],
      as: 'not-applicable',
    },
    'the interface of an endpoint, which calls nobody': {
      given: [
        eni('eni-1', native, ['sg-1'], { InterfaceType: 'vpc_endpoint' }),
        egress({ ...tcp(443), ...from6('2001:db8::/56') }),
        ...place,
      ],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a group that is not visible': { given: [eni('eni-1', native, ['sg-9']), ...place], says: 'sg-9, which may admit 64:ff9b::/96' },
    'prefix lists that were denied': {
      given: [host, egress({ ...tcp(443), ...fromList('pl-1') }), ...place],
      gaps: [denied('prefix-list')],
      says: 'pl-1',
    },
    'an IPv6 list whose entries are not known': {
      given: [host, egress({ ...tcp(443), ...fromList('pl-1') }), list('pl-1', 'six', 'IPv6'), ...place],
      says: 'pl-1 (six)',
    },
    'a subnet that is not visible': {
      given: [eni('eni-1', build('subnet', { SubnetId: 'subnet-far' }), ['sg-1']), ...place],
      says: 'subnet-far',
    },
  },
});
