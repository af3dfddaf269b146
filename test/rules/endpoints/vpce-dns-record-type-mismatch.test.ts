import rule from '../../../src/rules/endpoints/vpce-dns-record-type-mismatch.ts';
import { endpoint } from '../../support/endpoints.ts';
import { dual, place } from '../../support/filters.ts';
import { describeRule } from '../../support/rule-test.ts';

const publishing = (DnsRecordIpType: 'ipv4' | 'ipv6' | 'dualstack' | 'service-defined') =>
  endpoint({ IpAddressType: 'dualstack', DnsOptions: { DnsRecordIpType } });

describeRule(rule, {
  flagged: {
    'A records only': {
      given: [publishing('ipv4'), ...place],
      says: 'vpce-1 is dualstack and publishes ipv4 records only, so IPv6 clients',
    },
    'AAAA records only, with IPv4-only subnets in the VPC': {
      given: [publishing('ipv6'), ...place],
      says: 'clients in subnet-ipv4 do not find it',
    },
  },
  silent: {
    'both records': { given: [publishing('dualstack'), ...place] },
    'service-defined records, which depend on the name': { given: [publishing('service-defined'), ...place] },
    'AAAA records only, where every client has IPv6': { given: [publishing('ipv6'), dual] },
    'an IPv4 endpoint, which has another finding': {
      given: [endpoint({ IpAddressType: 'ipv4', DnsOptions: { DnsRecordIpType: 'ipv4' } }), ...place],
      as: 'not-applicable',
    },
  },
  unknown: { 'an endpoint whose records are not said': { given: [endpoint({ IpAddressType: 'dualstack' }), ...place], says: 'vpce-1' } },
});
