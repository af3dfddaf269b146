import { dhcpOffer, reachOfServers } from '../../network/dns.ts';
import { replacedOption } from '../../network/dhcp-fixes.ts';
import { byItsOwner, inVpc, isIpv6Only } from '../../network/facts.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'dhcp-dns-servers-ipv4-only',
  title: 'DNS servers that IPv6-only subnets cannot reach',
  severity: { 'ipv6-only': 'blocker' },
  confidence: 'medium',
  subjects: ['vpc'],
  needs: ['dhcp-options', 'subnet'],
  docs: {
    why:
      'Hosts in IPv6-only subnets have no routed IPv4 address, so they cannot ask DNS servers that are named by IPv4 address, be they a directory or the VPC’s own "plus two" address; no name resolves. ' +
      'AWS documents only that the link-local 169.254.169.253 works there where the option set names AmazonProvidedDNS; that other IPv4 servers are out of reach is an inference.',
    fix: 'Hand out AmazonProvidedDNS, or IPv6 addresses of the servers.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/DHCPOptionSetConcepts.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'nat64',
    step: 'Name DNS servers that IPv6-only subnets reach',
    rollback: 'associate-dhcp-options with the old option set.',
  },
  check: (vpc, context) => {
    const native = inVpc(context, 'subnet', vpc.id).filter(isIpv6Only);
    if (native.length === 0) return notApplicable;
    const offer = dhcpOffer(context, vpc, 'domain-name-servers');
    const evidence = saw(vpc, 'DhcpOptionsId');
    if (offer.state === 'unseen') return unknown(offer.why, evidence);
    if (offer.state === 'no-set') return pass(evidence);
    // dhcp-custom-dns-no-dns64 says that the set names no servers.
    if (offer.state === 'not-set') return notApplicable;
    const { options, values } = offer;
    const all = [...evidence, ...saw(options, 'DhcpConfigurations')];
    const reach = reachOfServers(values);
    if (reach === 'reachable') return pass(all);
    if (reach === 'undocumented') {
      return unknown(
        `${options.id} names ${values.join(', ')}; AWS says that IPv6-only subnets reach it where AmazonProvidedDNS is named`,
        all,
      );
    }
    return fail({
      message: `${options.id} hands out only ${values.join(', ')} in ${vpc.id}, out of reach of ${native.map(({ id }) => id).join(', ')}`,
      evidence: [...all, ...native.flatMap((subnet) => saw(subnet, 'Ipv6Native'))],
      related: [relatedTo(options, 'names the DNS servers'), ...native.map((subnet) => relatedTo(subnet, 'has no IPv4'))],
      fix: disruptiveFix(
        `Hand out the Amazon resolver in a new option set that repeats the other options${byItsOwner(vpc)}`,
        replacedOption(vpc, options, 'domain-name-servers', ['AmazonProvidedDNS']),
      ),
    });
  },
});
