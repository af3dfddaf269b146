import { fail, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { isInVpc } from '../../network/lambda.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'lambda-vpc-cannot-be-ipv6-only',
  title: 'Lambda function that keeps its subnets from being IPv6-only',
  severity: { 'ipv6-only': 'blocker' },
  subjects: ['lambda-function'],
  docs: {
    why:
      'Lambda does not take IPv6-only subnets: a function in a VPC needs IPv4 addresses in each of its subnets, as many as it has network interfaces there. ' +
      'Outside of a VPC it would have no IPv6 to send over at all.',
    fix: 'Keep dual-stack subnets for the functions beside the IPv6-only ones, and allow the functions IPv6 there.',
    links: ['https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-ipv6'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'compute',
    step: 'Keep dual-stack subnets for Lambda functions',
    rollback: 'Nothing is changed: the functions stay in the subnets that they have.',
  },
  applies: isInVpc,
  check: (lambda) => {
    const subnets = lambda.data.VpcConfig?.SubnetIds ?? [];
    const evidence = saw(lambda, 'VpcConfig');
    if (subnets.length === 0) return unknown(`AWS did not say which subnets ${lambda.id} stands in`, evidence);
    return fail({
      message: `${lambda.id} needs IPv4 in its subnets (${subnets.join(', ')}): Lambda does not take IPv6-only ones`,
      evidence,
      related: subnets.map((id) => relatedTo({ kind: 'subnet', id }, 'has to stay dual-stack')),
    });
  },
});
