import rule from '../../../src/rules/endpoints/vpce-interface-sg-ipv6-missing.ts';
import { denied } from '../../support/build.ts';
import { endpoint } from '../../support/endpoints.ts';
import { from4, from6, fromGroup, fromList, group, place, tcp } from '../../support/filters.ts';
import { describeRule } from '../../support/rule-test.ts';

const dualStack = endpoint({ IpAddressType: 'dualstack', Groups: [{ GroupId: 'sg-1' }] });
const admits = (...IpPermissions: NonNullable<Parameters<typeof group>[1]>['IpPermissions'] & {}) => group('sg-1', { IpPermissions });
const https4 = { ...tcp(443), ...from4('10.0.0.0/16') };

describeRule(rule, {
  flagged: {
    'HTTPS for the IPv4 block of the VPC alone': {
      given: [dualStack, admits(https4), ...place],
      says: 'vpce-1 is dualstack, and sg-1 admit tcp 443 over IPv4 only',
    },
    'IPv6 on another port': { given: [dualStack, admits(https4, { ...tcp(80), ...from6('::/0') }), ...place], says: 'tcp 443' },
    'all protocols over IPv4, of which HTTPS counts': {
      given: [dualStack, admits({ IpProtocol: '-1', ...from4('10.0.0.0/16') }), ...place],
      says: 'admit tcp 443 over IPv4 only',
    },
    'the port of a service of the user': {
      given: [dualStack, admits({ ...tcp(8443), ...from4('10.0.0.0/16') }), ...place],
      says: 'tcp 8443',
    },
  },
  silent: {
    'HTTPS for both families': { given: [dualStack, admits({ ...https4, ...from6('2001:db8::/56') }), ...place] },
    'all protocols for IPv6': { given: [dualStack, admits(https4, { IpProtocol: '-1', ...from6('::/0') }), ...place] },
    'the IPv6 rule in another group': {
      given: [
        endpoint({ IpAddressType: 'ipv6', Groups: [{ GroupId: 'sg-1' }, { GroupId: 'sg-2' }] }),
        admits(https4),
        group('sg-2', { IpPermissions: [{ ...tcp(443), ...from6('::/0') }] }),
        ...place,
      ],
    },
    'references, which cover both families': { given: [dualStack, admits({ ...tcp(443), ...fromGroup('sg-2') }), ...place] },
    'an IPv4 endpoint, which has another finding': {
      given: [endpoint({ IpAddressType: 'ipv4', Groups: [{ GroupId: 'sg-1' }] }), admits(https4), ...place],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a group that is not visible': { given: [dualStack, ...place], says: 'sg-1' },
    'an endpoint whose groups are not said': { given: [endpoint({ IpAddressType: 'dualstack' }), ...place], says: 'vpce-1' },
    'prefix lists that were denied': {
      given: [dualStack, admits(https4, { ...tcp(443), ...fromList('pl-1') }), ...place],
      gaps: [denied('prefix-list')],
      says: 'pl-1, which may admit IPv6',
    },
  },
});
