import type { Resource } from '../../model/resource.ts';
import { newResource } from '../../model/terraform.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

type IpSet = Resource<'waf-ip-set'>;

/** A set's name without what tells the families apart, so that `office-v4` and `office-IPv6` are one. */
const stem = ({ data }: IpSet): string => (data.Name ?? '').toLowerCase().replaceAll(/[-_]?(?:ip)?[-_]?v[46](?=$|[-_])/g, '');

export default defineRule({
  id: 'waf-ip-sets-ipv4-only',
  title: 'WAF knows addresses of IPv4 callers only',
  severity: { 'dual-stack': 'medium' },
  // A set has one family; which rules use it, and whether they name another set for IPv6, only web ACLs tell, which are not read.
  confidence: 'low',
  subjects: ['waf-ip-set'],
  needs: ['waf-ip-set'],
  docs: {
    why:
      'An IP set of WAF holds addresses of one family. Once a load balancer or an API takes IPv6, callers over IPv6 match no IPv4 set: they pass a block list, and an allow list shuts them out. ' +
      'Sets are compared by their names; which web ACLs use them is not read, so a set that is not in use is reported too.',
    fix: 'Make an IPv6 set for the same callers and name both sets, joined by OR, in the rules that use the IPv4 one.',
    links: ['https://docs.aws.amazon.com/waf/latest/developerguide/waf-ip-set-managing.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'filters',
    step: 'Add IP sets for IPv6 callers',
    rollback: 'update-web-acl with the rules as they were, then delete-ip-set of the new set.',
  },
  applies: ({ data }) => data.IPAddressVersion !== 'IPV6' && data.AddressCount > 0,
  check: (set, context) => {
    const evidence = saw(set, 'Name', 'IPAddressVersion', 'AddressCount');
    if (set.data.IPAddressVersion === undefined)
      return unknown(`AWS did not say which family the addresses of ${set.data.Name} are`, evidence);
    const others = context.all('waf-ip-set').filter(({ data }) => data.IPAddressVersion === 'IPV6' && data.AddressCount > 0);
    const twin = others.find((other) => stem(other) === stem(set));
    if (twin) return pass([...evidence, ...saw(twin, 'Name', 'AddressCount')]);
    if (others.length > 0) {
      const names = others.map(({ data }) => data.Name).join(', ');
      return unknown(`whether a set for IPv6 (${names}) stands beside ${set.data.Name} in its rules is not visible`, evidence);
    }
    return fail({
      message: `IP set ${set.data.Name} has ${set.data.AddressCount} IPv4 blocks, and no IP set of the region has IPv6 ones`,
      evidence,
      fix: safeFix('Make a set of the same callers’ IPv6 blocks', {
        cli: [
          `aws wafv2 create-ip-set --region ${context.region} --scope REGIONAL --name ${set.data.Name}-ipv6 --ip-address-version IPV6 --addresses <ipv6-blocks>`,
        ],
        terraform: [
          newResource('aws_wafv2_ip_set', `${set.data.Name}-ipv6`, {
            name: `${set.data.Name}-ipv6`,
            scope: 'REGIONAL',
            ip_address_version: 'IPV6',
            addresses: ['<ipv6-blocks>'],
          }),
        ],
      }),
    });
  },
});
