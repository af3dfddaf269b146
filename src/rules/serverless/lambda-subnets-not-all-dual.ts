import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { byItsOwner, isDualStack, isIpv6Only } from '../../network/facts.ts';
import { functionSubnets, isInVpc } from '../../network/lambda.ts';
import { ipv6Blocks } from '../../network/subnet-groups.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'lambda-subnets-not-all-dual',
  title: 'Lambda function with a subnet that is not dual-stack',
  severity: { 'dual-stack': 'high' },
  subjects: ['lambda-function'],
  needs: ['subnet'],
  docs: {
    why:
      'A function can use IPv6 only where every one of its subnets is dual-stack: one without an IPv6 block, or one that is IPv6-only, and AWS refuses the setting. ' +
      'Where the setting is on already, a subnet has lost its block since, and calls over IPv6 fail from there.',
    fix: 'Give each subnet of the function an IPv6 block, or take the others out of its configuration.',
    links: ['https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-ipv6'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'subnets',
    step: 'Give the subnets of functions IPv6 blocks',
    rollback: 'disassociate-subnet-cidr-block, once no interface of the subnet has an IPv6 address.',
  },
  applies: isInVpc,
  check: (lambda, context) => {
    const { seen, unseen } = functionSubnets(context, lambda);
    const evidence = [...saw(lambda, 'VpcConfig'), ...seen.flatMap((subnet) => saw(subnet, 'Ipv6CidrBlockAssociationSet'))];
    const others = seen.filter((subnet) => !isDualStack(subnet));
    if (others.length === 0) {
      if (unseen.length > 0) return unknown(`subnet ${unseen.join(', ')} of ${lambda.id} is not visible`, evidence);
      return seen.length > 0 ? pass(evidence) : unknown(`AWS did not say which subnets ${lambda.id} stands in`, evidence);
    }
    const bare = others.filter((subnet) => !isIpv6Only(subnet));
    const ids = others.map(({ id }) => id).join(', ');
    const isOn = lambda.data.VpcConfig?.Ipv6AllowedForDualStack === true;
    return fail({
      message: isOn
        ? `${lambda.id} is allowed IPv6, but ${ids} of its subnets is not dual-stack any more`
        : `${lambda.id} cannot be allowed IPv6: ${ids} of its subnets is not dual-stack`,
      evidence,
      related: others.map((subnet) => relatedTo(subnet, `is not dual-stack${byItsOwner(subnet)}`)),
      // A subnet that is IPv6-only cannot become dual-stack.
      ...(bare.length > 0 ? { fix: safeFix('Give the subnets an IPv6 block', ipv6Blocks(context.region, bare)) } : {}),
    });
  },
});
