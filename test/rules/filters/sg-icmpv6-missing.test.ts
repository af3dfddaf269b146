import rule from '../../../src/rules/filters/sg-icmpv6-missing.ts';
import { dual, eni, from4, from6, group, ipv4Only, place } from '../../support/filters.ts';
import { describeRule } from '../../support/rule-test.ts';

const ping = { IpProtocol: 'icmp', FromPort: 8, ToPort: -1, ...from4('0.0.0.0/0') };
const fragmentation = { IpProtocol: 'icmp', FromPort: 3, ToPort: 4, ...from4('0.0.0.0/0') };
const icmp = { IpProtocol: 'icmp', FromPort: -1, ToPort: -1, ...from4('0.0.0.0/0') };
const onDual = eni('eni-1', dual, ['sg-1']);

describeRule(rule, {
  flagged: {
    'a rule for "fragmentation needed" without its twin': {
      given: [group('sg-1', { IpPermissions: [fragmentation] }), onDual, ...place],
      says: 'sg-1 admits icmp, and nothing admits icmpv6 on eni-1',
    },
    'a rule for all ICMP beside one for an ICMPv6 type that does not help': {
      given: [
        group('sg-1', { IpPermissions: [icmp, { IpProtocol: 'icmpv6', FromPort: 128, ToPort: -1, ...from6('::/0') }] }),
        onDual,
        ...place,
      ],
      says: 'nothing admits icmpv6',
    },
  },
  silent: {
    'a rule for all ICMPv6': {
      given: [group('sg-1', { IpPermissions: [icmp, { IpProtocol: 'icmpv6', ...from6('::/0') }] }), onDual, ...place],
    },
    'ICMPv6 in a rule for all protocols of another group': {
      given: [
        group('sg-1', { IpPermissions: [icmp] }),
        eni('eni-1', dual, ['sg-1', 'sg-2']),
        group('sg-2', { IpPermissions: [{ IpProtocol: '-1', ...from6('::/0') }] }),
        ...place,
      ],
    },
    'ping only, which is no path MTU discovery; tracked flows hear of it by themselves': {
      given: [group('sg-1', { IpPermissions: [ping] }), onDual, ...place],
      as: 'not-applicable',
    },
    'a group without a rule for ICMP': { given: [group('sg-1'), onDual, ...place], as: 'not-applicable' },
    'a group on IPv4-only subnets': {
      given: [group('sg-1', { IpPermissions: [icmp] }), eni('eni-1', ipv4Only, ['sg-1']), ...place],
      as: 'not-applicable',
    },
  },
  unknown: {
    'another group on the interface that is not visible': {
      given: [group('sg-1', { IpPermissions: [icmp] }), eni('eni-1', dual, ['sg-1', 'sg-2']), ...place],
      says: 'sg-2, which may admit ICMPv6',
    },
  },
});
