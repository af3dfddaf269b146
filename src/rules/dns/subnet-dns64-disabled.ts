import { asksOnlyCustomServers, dhcpOffer } from '../../network/dns.ts';
import { byItsOwner, isIpv6Only } from '../../network/facts.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { existing } from '../../model/terraform.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'subnet-dns64-disabled',
  title: 'IPv6-only subnet without DNS64',
  severity: { 'ipv6-only': 'blocker' },
  subjects: ['subnet'],
  needs: ['vpc', 'dhcp-options'],
  docs: {
    why:
      'Without DNS64 the resolver answers no AAAA record for names that have IPv4 addresses only, so hosts in the subnet fail with "no address" before NAT64 is ever asked. ' +
      'It weighs less where the workloads call only names that have AAAA records.',
    fix: 'Turn DNS64 on for the subnet. It acts at once, and only on names without AAAA records.',
    links: ['https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'nat64',
    step: 'Turn DNS64 on',
    rollback: 'modify-subnet-attribute --no-enable-dns64.',
    after: ['vpc-dns-support-disabled', 'nat64-route-missing', 'nat64-route-wrong-target', 'nat64-gateway-unavailable'],
  },
  applies: isIpv6Only,
  check: (subnet, context) => {
    const evidence = saw(subnet, 'Ipv6Native', 'EnableDns64');
    if (subnet.data.EnableDns64 === undefined) return unknown(`AWS did not say whether ${subnet.id} has DNS64`, evidence);
    if (subnet.data.EnableDns64) return pass(evidence);
    const vpc = context.get('vpc', subnet.data.VpcId);
    if (!vpc) return unknown(`the VPC ${subnet.data.VpcId} of ${subnet.id} was not among those read`, evidence);
    const offer = dhcpOffer(context, vpc, 'domain-name-servers');
    if (offer.state === 'unseen') return unknown(offer.why, evidence);
    // The subnet's setting is for the Amazon resolver; the rules on DHCP option sets speak of other servers.
    if (offer.state === 'set' && asksOnlyCustomServers(vpc, offer)) {
      return unknown(`${subnet.id} asks ${offer.values.join(', ')}, whose own DNS64 is not visible`, [
        ...evidence,
        ...saw(offer.options, 'DhcpConfigurations'),
      ]);
    }
    return fail({
      message: `${subnet.id} is IPv6-only and has DNS64 off`,
      evidence,
      fix: safeFix(`Turn DNS64 on${byItsOwner(subnet)}`, {
        cli: [`aws ec2 modify-subnet-attribute --region ${context.region} --subnet-id ${subnet.id} --enable-dns64`],
        terraform: [existing('aws_subnet', subnet.id, { enable_dns64: true })],
      }),
    });
  },
});
