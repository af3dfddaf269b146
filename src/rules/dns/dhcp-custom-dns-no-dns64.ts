import { customServers, dhcpOffer, reachOfServers } from '../../network/dns.ts';
import { replacedOption } from '../../network/dhcp-fixes.ts';
import { byItsOwner, inVpc, isIpv6Only } from '../../network/facts.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'dhcp-custom-dns-no-dns64',
  title: 'Own DNS servers, whose DNS64 is not visible',
  severity: { 'ipv6-only': 'high' },
  confidence: 'medium',
  subjects: ['vpc'],
  needs: ['dhcp-options', 'subnet'],
  docs: {
    why:
      'DNS64 answers queries that hosts put to the Amazon resolver in their own subnet. Hosts that ask other servers get no AAAA records for IPv4-only names unless those servers do DNS64 themselves, which AWS allows and no API shows. ' +
      'That a forwarder in a subnet without DNS64 gets no synthesis either is an inference.',
    fix: 'Verify that the servers synthesize AAAA records in 64:ff9b::/96, or hand out AmazonProvidedDNS and forward internal zones with Route 53 Resolver rules.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/DHCPOptionSetConcepts.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'nat64',
    step: 'Use DNS servers that do DNS64',
    rollback: 'associate-dhcp-options with the old option set.',
  },
  check: (vpc, context) => {
    const evidence = saw(vpc, 'DhcpOptionsId');
    const offer = dhcpOffer(context, vpc, 'domain-name-servers');
    if (offer.state === 'unseen') return unknown(offer.why, evidence);
    // With no option set at all, hosts ask the Amazon resolver at its link-local address.
    if (offer.state === 'no-set') return pass(evidence);
    const { options } = offer;
    if (offer.state === 'not-set')
      return unknown(`${options.id} of ${vpc.id} names no DNS servers, and AWS does not say what hosts then ask`, evidence);
    const custom = customServers(vpc, offer);
    const all = [...evidence, ...saw(options, 'DhcpConfigurations')];
    if (custom.length === 0) return pass(all);
    // Servers that IPv6-only subnets do not even reach: dhcp-dns-servers-ipv4-only says so.
    if (reachOfServers(offer.values) === 'unreachable' && inVpc(context, 'subnet', vpc.id).some(isIpv6Only)) return notApplicable;
    return fail({
      message: `verify that ${custom.join(', ')}, which ${options.id} hands out in ${vpc.id}, do DNS64`,
      evidence: all,
      related: [relatedTo(options, 'names the DNS servers')],
      fix: disruptiveFix(
        `Hand out the Amazon resolver in a new option set that repeats the other options${byItsOwner(vpc)}`,
        replacedOption(vpc, options, 'domain-name-servers', ['AmazonProvidedDNS']),
      ),
    });
  },
});
