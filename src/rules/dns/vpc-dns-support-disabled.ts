import { asksOnlyCustomServers, dhcpOffer } from '../../network/dns.ts';
import { byItsOwner } from '../../network/facts.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { existing } from '../../model/terraform.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'vpc-dns-support-disabled',
  title: 'VPC without the Amazon resolver',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'blocker' },
  subjects: ['vpc-attributes'],
  needs: ['vpc', 'dhcp-options'],
  docs: {
    why: 'DNS64 is the Amazon resolver’s work. With DNS support off the resolver does not answer in the VPC, so IPv6-only hosts learn no address for IPv4-only names, and private names of endpoints and instances do not resolve at all.',
    fix: 'Turn DNS support on for the VPC: the Amazon resolver answers again at once.',
    links: ['https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'vpc',
    step: 'Turn DNS support on',
    rollback: 'modify-vpc-attribute --no-enable-dns-support.',
  },
  check: (attributes, context) => {
    const evidence = saw(attributes, 'EnableDnsSupport');
    const { EnableDnsSupport } = attributes.data;
    if (EnableDnsSupport === null) return unknown(`AWS did not say whether DNS support is on in ${attributes.id}`, evidence);
    if (EnableDnsSupport) return pass(evidence);
    const vpc = context.get('vpc', attributes.id);
    if (!vpc) return unknown(`the VPC ${attributes.id} was not among those read`, evidence);
    const offer = dhcpOffer(context, vpc, 'domain-name-servers');
    if (offer.state === 'unseen') return unknown(offer.why, evidence);
    if (offer.state === 'set' && asksOnlyCustomServers(vpc, offer)) {
      const servers = offer.values.join(', ');
      return unknown(
        `DNS support is off in ${vpc.id}, which uses its own servers ${servers}; whether they do DNS64 is not visible`,
        evidence,
      );
    }
    return fail({
      message: `DNS support is off in ${vpc.id}, so the Amazon resolver and its DNS64 do not answer there`,
      evidence: [...evidence, ...saw(vpc, 'DhcpOptionsId')],
      related: [relatedTo(vpc, 'has DNS support off')],
      fix: safeFix(`Turn DNS support on${byItsOwner(vpc)}`, {
        cli: [`aws ec2 modify-vpc-attribute --region ${context.region} --vpc-id ${vpc.id} --enable-dns-support`],
        terraform: [existing('aws_vpc', vpc.id, { enable_dns_support: true })],
      }),
    });
  },
});
