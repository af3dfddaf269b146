import { vpcQuotas } from '../../knowledge/vpc-quotas.ts';
import { findIn } from '../../network/compute.ts';
import { byItsOwner, hasIpv6, ipv4Cidrs, isShared } from '../../network/facts.ts';
import { createIpv6OnlySubnet, newIpv6OnlySubnet } from '../../network/new-subnets.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule, rebuildFix } from '../define.ts';

const { code, default: initial, maximum } = vpcQuotas.ipv4Blocks;

export default defineRule({
  id: 'vpc-ipv4-cidr-quota-reached',
  title: 'VPC that can take no further IPv4 range',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
  subjects: ['vpc'],
  consults: ['service-quota'],
  docs: {
    why: `A VPC takes ${initial} IPv4 ranges, its first included, and up to ${maximum} where the quota was raised. Once they are used up no subnet can be added for want of IPv4 addresses, while an IPv6 range has room for all.`,
    fix: 'Put what grows into IPv6-only subnets; or have the quota raised, which puts the end off.',
    links: [vpcQuotas.source, 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html'],
    verified: vpcQuotas.verified,
  },
  plan: {
    stage: 'subnets',
    step: 'Let the VPC grow in IPv6',
    rollback: 'delete-subnet for the new subnet, while nothing stands in it.',
    after: ['ipv6-only-subnet-absent'],
  },
  check: (vpc, context) => {
    const used = ipv4Cidrs(vpc).length;
    const evidence = saw(vpc, 'CidrBlockAssociationSet');
    // The quota is never below what every account begins with.
    if (used < initial) return pass(evidence);
    const quota = isShared(vpc) ? undefined : findIn(context.consult('service-quota'), code);
    const limit = quota?.data.Value;
    if (!quota || limit === undefined)
      return unknown(
        `${vpc.id} has ${used} IPv4 ranges, and the quota of its account (${code}, ${initial} at first) is not visible`,
        evidence,
      );
    if (used < limit) return pass([...evidence, ...saw(quota, 'Value')]);
    return fail({
      message: `${vpc.id} uses all ${limit} IPv4 ranges that it can have${hasIpv6(vpc) ? '' : ', and has no IPv6 one'}`,
      evidence: [...evidence, ...saw(quota, 'QuotaCode', 'Value', 'Adjustable')],
      fix: rebuildFix(`Let the VPC grow in an IPv6-only subnet${byItsOwner(vpc)}`, {
        cli: [
          createIpv6OnlySubnet(context.region, vpc.id),
          ...(limit < maximum
            ? [
                `aws service-quotas request-service-quota-increase --region ${context.region} --service-code vpc --quota-code ${code} --desired-value ${limit + 1}`,
              ]
            : []),
        ],
        terraform: [newIpv6OnlySubnet(vpc.id)],
      }),
    });
  },
});
