import rule from '../../../src/rules/filters/sg-ingress-ipv4-only.ts';
import { build, denied } from '../../support/build.ts';
import { dual, eni, from4, from6, fromGroup, fromList, group, ipv4Only, list, place, tcp } from '../../support/filters.ts';
import { describeRule } from '../../support/rule-test.ts';

const web = group('sg-1', { IpPermissions: [{ ...tcp(443), ...from4('0.0.0.0/0') }] });
const inner = group('sg-1', { IpPermissions: [{ ...tcp(5432), ...from4('10.0.0.0/16') }] });
const onDual = eni('eni-1', dual, ['sg-1']);
const withOther = eni('eni-1', dual, ['sg-1', 'sg-2']);

describeRule(rule, {
  flagged: {
    'a port that is open to the IPv4 internet': {
      given: [web, onDual, ...place],
      says: 'sg-1 admits tcp 443 from 0.0.0.0/0 and not the same over IPv6',
      severity: { 'dual-stack': 'high' },
    },
    'a port that is open to the IPv4 block of the VPC': {
      given: [inner, onDual, ...place],
      says: 'tcp 5432 from 10.0.0.0/16',
      severity: { 'dual-stack': 'medium' },
    },
    'the group of a load balancer': {
      given: [inner, eni('eni-1', dual, ['sg-1'], { RequesterId: 'amazon-elb' }), ...place],
      says: 'tcp 5432',
      severity: { 'dual-stack': 'high' },
    },
    'interfaces that have no IPv6 address yet, as a step to take': {
      given: [web, eni('eni-1', dual, ['sg-1'], { Ipv6Addresses: [] }), ...place],
      says: 'tcp 443',
      severity: { 'dual-stack': 'low' },
    },
    'a port that only some of the IPv6 internet may use': {
      given: [group('sg-1', { IpPermissions: [{ ...tcp(443), ...from4('0.0.0.0/0'), ...from6('2001:db8::/56') }] }), onDual, ...place],
      says: 'tcp 443 from 0.0.0.0/0',
      severity: { 'dual-stack': 'medium' },
    },
    'ports of which IPv6 has a part': {
      given: [
        group('sg-1', {
          IpPermissions: [
            { IpProtocol: 'tcp', FromPort: 80, ToPort: 443, ...from4('0.0.0.0/0') },
            { ...tcp(443), ...from6('::/0') },
          ],
        }),
        onDual,
        ...place,
      ],
      says: 'tcp 80-443',
    },
    'a reference to itself beside the open port, which admits only its members': {
      given: [
        group('sg-1', {
          IpPermissions: [
            { ...tcp(443), ...from4('0.0.0.0/0') },
            { IpProtocol: '-1', ...fromGroup('sg-1') },
          ],
        }),
        onDual,
        ...place,
      ],
      says: 'tcp 443 from 0.0.0.0/0',
    },
    "the user's own IPv4 prefix list of blocks in the VPC": {
      given: [
        group('sg-1', { IpPermissions: [{ ...tcp(443), ...fromList('pl-1') }] }),
        onDual,
        list('pl-1', 'offices', 'IPv4', '111122223333', ['10.0.1.0/24']),
        ...place,
      ],
      says: 'tcp 443 from pl-1 (offices)',
    },
  },
  silent: {
    'the same port open to both': {
      given: [group('sg-1', { IpPermissions: [{ ...tcp(443), ...from4('0.0.0.0/0'), ...from6('::/0') }] }), onDual, ...place],
    },
    'the IPv6 rule in another group of the interface': {
      given: [web, withOther, group('sg-2', { IpPermissions: [{ IpProtocol: '-1', ...from6('::/0') }] }), ...place],
    },
    'references only, which cover both families': {
      given: [group('sg-1', { IpPermissions: [{ ...tcp(443), ...fromGroup('sg-2') }] }), onDual, ...place],
    },
    'ICMP, whose twin is a protocol of its own': {
      given: [
        group('sg-1', { IpPermissions: [{ IpProtocol: 'icmp', FromPort: -1, ToPort: -1, ...from4('0.0.0.0/0') }] }),
        onDual,
        ...place,
      ],
    },
    'sources in an IPv4-only subnet': {
      given: [group('sg-1', { IpPermissions: [{ ...tcp(443), ...from4('10.0.2.0/24') }] }), onDual, ...place],
    },
    'a list that AWS keeps, which has a rule of its own': {
      given: [
        group('sg-1', { IpPermissions: [{ ...tcp(443), ...fromList('pl-1') }] }),
        onDual,
        list('pl-1', 'com.amazonaws.global.cloudfront.origin-facing', 'IPv4', 'AWS', ['192.0.2.0/24']),
        ...place,
      ],
    },
    'a group on no interface': { given: [web, ...place], as: 'not-applicable' },
    'a group on interfaces in IPv4-only subnets': { given: [web, eni('eni-1', ipv4Only, ['sg-1']), ...place], as: 'not-applicable' },
    'a group on an interface that is not in use': {
      given: [web, eni('eni-1', dual, ['sg-1'], { Status: 'available' }), ...place],
      as: 'not-applicable',
    },
    'the group of a VPC endpoint, which has a rule of its own': {
      given: [web, eni('eni-1', dual, ['sg-1'], { InterfaceType: 'vpc_endpoint' }), ...place],
      as: 'not-applicable',
    },
  },
  unknown: {
    'on-premises clients, which may have no IPv6': {
      given: [group('sg-1', { IpPermissions: [{ ...tcp(22), ...from4('192.168.0.0/16') }] }), onDual, ...place],
      says: 'tcp 22 from 192.168.0.0/16 is open to IPv4 only, and whether that side has IPv6 cannot be seen',
    },
    'another group on the interface that is not visible': { given: [web, withOther, ...place], says: 'sg-2 on eni-1' },
    'prefix lists that were denied': {
      given: [group('sg-1', { IpPermissions: [{ ...tcp(443), ...fromList('pl-1') }] }), onDual, ...place],
      gaps: [denied('prefix-list')],
      says: 'pl-1',
    },
    'a list of unknown family that may be the IPv6 twin': {
      given: [group('sg-1', { IpPermissions: [{ ...tcp(443), ...from4('0.0.0.0/0'), ...fromList('pl-1') }] }), onDual, ...place],
      says: 'pl-1 opens tcp 443',
    },
    'an interface in a subnet that is not visible': {
      given: [web, eni('eni-1', build('subnet', { SubnetId: 'subnet-far' }), ['sg-1']), ...place],
      says: 'subnet-far',
    },
  },
});
