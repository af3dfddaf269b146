import { dhcpOffer, isIpv4Literal } from '../../network/dns.ts';
import { replacedOption } from '../../network/dhcp-fixes.ts';
import { byItsOwner } from '../../network/facts.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, disruptiveFix } from '../define.ts';

/** The Amazon Time Sync Service, on Nitro also at fd00:ec2::123. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/set-time.html */
const timeSync = '169.254.169.123';

export default defineRule({
  id: 'dhcp-ntp-ipv4-only',
  title: 'Time servers by IPv4 address only',
  severity: { 'ipv6-only': 'low' },
  subjects: ['vpc'],
  needs: ['dhcp-options'],
  docs: {
    why:
      'Hosts in IPv6-only subnets cannot reach time servers that are named by routed IPv4 addresses, and clocks that drift break TLS and signatures. ' +
      'Most images use the Amazon Time Sync Service whatever DHCP says.',
    fix: 'Add IPv6 addresses of the time servers (up to four of each family), or hand out the Amazon Time Sync Service.',
    links: [
      'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateDhcpOptions.html',
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/set-time.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'vpc',
    step: 'Name time servers reachable over IPv6',
    rollback: 'associate-dhcp-options with the old option set.',
  },
  check: (vpc, context) => {
    const offer = dhcpOffer(context, vpc, 'ntp-servers');
    if (offer.state === 'unseen') return unknown(offer.why, saw(vpc, 'DhcpOptionsId'));
    if (offer.state === 'no-set') return pass(saw(vpc, 'DhcpOptionsId'));
    const { options } = offer;
    const evidence = [...saw(vpc, 'DhcpOptionsId'), ...saw(options, 'DhcpConfigurations')];
    if (offer.state === 'not-set' || offer.values.some((value) => !isIpv4Literal(value) || value === timeSync)) return pass(evidence);
    return fail({
      message: `${options.id} hands out only the time servers ${offer.values.join(', ')} in ${vpc.id}`,
      evidence,
      related: [relatedTo(options, 'names the time servers')],
      fix: disruptiveFix(
        `Replace the option set by one that repeats its other values too${byItsOwner(vpc)}`,
        replacedOption(vpc, options, 'ntp-servers', [...offer.values, 'fd00:ec2::123']),
      ),
    });
  },
});
