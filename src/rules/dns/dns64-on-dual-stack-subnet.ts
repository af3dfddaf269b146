import { byItsOwner, isDualStack } from '../../network/facts.ts';
import { nat64Kinds, nat64Path } from '../../network/nat64.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { existing } from '../../model/terraform.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'dns64-on-dual-stack-subnet',
  title: 'DNS64 in a dual-stack subnet',
  severity: { 'dual-stack': 'low' },
  confidence: 'medium',
  subjects: ['subnet'],
  needs: nat64Kinds,
  docs: {
    why:
      'With DNS64 on, hosts that have IPv4 call IPv4-only names through the NAT gateway all the same: it charges by the byte, becomes the source address, and bypasses peering paths and security group references. ' +
      'That follows from the documented behaviour and was not tried. As a rehearsal for IPv6-only it is in order.',
    fix: 'Turn DNS64 off unless the subnet rehearses for IPv6-only.',
    links: ['https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'nat64',
    step: 'Turn DNS64 off beside IPv4',
    rollback: 'modify-subnet-attribute --enable-dns64.',
  },
  applies: isDualStack,
  check: (subnet, context) => {
    const evidence = saw(subnet, 'EnableDns64', 'CidrBlock', 'Ipv6CidrBlockAssociationSet');
    if (subnet.data.EnableDns64 === undefined) return unknown(`AWS did not say whether ${subnet.id} has DNS64`, evidence);
    if (!subnet.data.EnableDns64) return pass(evidence);
    const path = nat64Path(context, subnet);
    if (path.outcome === 'no-table') return unknown(`no route table of ${subnet.data.VpcId} is visible`, evidence);
    if (path.outcome === 'out-of-sight') return unknown(path.why, evidence);
    // Where the path is broken, dns64-without-nat64-route has the graver word.
    if (path.outcome !== 'translated') return notApplicable;
    return fail({
      message: `${subnet.id} has IPv4 and DNS64, so it calls IPv4-only names through ${path.nat.id}`,
      evidence: [...evidence, ...saw(path.table, 'Routes')],
      related: [relatedTo(path.nat, 'translates for the subnet')],
      fix: disruptiveFix(`Turn DNS64 off${byItsOwner(subnet)}`, {
        cli: [`aws ec2 modify-subnet-attribute --region ${context.region} --subnet-id ${subnet.id} --no-enable-dns64`],
        terraform: [existing('aws_subnet', subnet.id, { enable_dns64: false })],
      }),
    });
  },
});
