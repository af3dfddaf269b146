import rule from '../../../src/rules/filters/sg-prefix-list-ipv4-only.ts';
import { denied } from '../../support/build.ts';
import { dual, eni, from6, fromList, group, ipv4Only, list, place, tcp } from '../../support/filters.ts';
import { describeRule } from '../../support/rule-test.ts';

const lists = [
  list('pl-eic4', 'com.amazonaws.eu-central-1.ec2-instance-connect', 'IPv4', 'AWS', ['192.0.2.0/29']),
  list('pl-eic6', 'com.amazonaws.eu-central-1.ipv6.ec2-instance-connect', 'IPv6', 'AWS', ['2001:db8:ec2::/48']),
  list('pl-cf4', 'com.amazonaws.global.cloudfront.origin-facing', 'IPv4'),
  list('pl-cf6', 'com.amazonaws.global.ipv6.cloudfront.origin-facing', 'IPv6'),
  list('pl-dx4', 'com.amazonaws.eu-central-1.dynamodb', 'IPv4'),
  list('pl-own', 'com.amazonaws.eu-central-1.ipv6.dynamodb', 'IPv6', '111122223333'),
];
const connect = group('sg-1', { IpPermissions: [{ ...tcp(22), ...fromList('pl-eic4') }] });
const onDual = eni('eni-1', dual, ['sg-1']);
const around = [onDual, ...lists, ...place];

describeRule(rule, {
  flagged: {
    'the IPv4 list of EC2 Instance Connect alone': {
      given: [connect, ...around],
      says: 'sg-1 opens tcp 22 to com.amazonaws.eu-central-1.ec2-instance-connect and not to com.amazonaws.eu-central-1.ipv6.ec2-instance-connect',
    },
    'a list in an egress rule': {
      given: [group('sg-1', { IpPermissionsEgress: [{ ...tcp(22), ...fromList('pl-eic4') }] }), ...around],
      says: 'tcp 22',
    },
    'the twin on another port': {
      given: [
        group('sg-1', {
          IpPermissions: [
            { ...tcp(22), ...fromList('pl-eic4') },
            { ...tcp(443), ...fromList('pl-eic6') },
          ],
        }),
        ...around,
      ],
      says: 'tcp 22',
    },
  },
  silent: {
    'both lists': {
      given: [
        group('sg-1', { IpPermissions: [{ ...tcp(22), PrefixListIds: [{ PrefixListId: 'pl-eic4' }, { PrefixListId: 'pl-eic6' }] }] }),
        ...around,
      ],
    },
    'the whole IPv6 internet in place of the twin': {
      given: [group('sg-1', { IpPermissions: [{ ...tcp(22), ...fromList('pl-eic4'), ...from6('::/0') }] }), ...around],
    },
    'a list that has no twin among those of AWS': {
      given: [group('sg-1', { IpPermissionsEgress: [{ ...tcp(443), ...fromList('pl-dx4') }] }), ...around],
    },
    'a group without prefix lists': {
      given: [group('sg-1', { IpPermissions: [{ ...tcp(22), ...from6('::/0') }] }), ...around],
      as: 'not-applicable',
    },
    'a group on IPv4-only subnets': { given: [connect, eni('eni-1', ipv4Only, ['sg-1']), ...lists, ...place], as: 'not-applicable' },
  },
  unknown: {
    'CloudFront, which stays on IPv4 unless the origin says otherwise': {
      given: [group('sg-1', { IpPermissions: [{ ...tcp(443), ...fromList('pl-cf4') }] }), ...around],
      says: 'IpAddressType of an origin',
    },
    'prefix lists that were denied': { given: [connect, ...around], gaps: [denied('prefix-list')], says: 'prefix lists' },
    'another group on the interface that is not visible': {
      given: [connect, eni('eni-1', dual, ['sg-1', 'sg-2']), ...lists, ...place],
      says: 'sg-2, which may use com.amazonaws.eu-central-1.ipv6.ec2-instance-connect',
    },
  },
});
