import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, saw, unknown } from '../../model/verdict.ts';
import { isDualStack } from '../../network/facts.ts';
import { functionSubnets, isInVpc } from '../../network/lambda.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'lambda-ipv6-not-allowed',
  title: 'Lambda function in dual-stack subnets that may not use IPv6',
  severity: { 'dual-stack': 'medium' },
  subjects: ['lambda-function'],
  needs: ['subnet'],
  docs: {
    why:
      'A function in a VPC sends over IPv4 only until its configuration allows IPv6, even where all of its subnets have it. ' +
      'Its calls keep going through NAT gateways, and hosts that have IPv6 alone are out of its reach.',
    fix: 'Set Ipv6AllowedForDualStack, together with the subnets and security groups, which the call replaces. The security groups need egress rules for ::/0 too.',
    links: ['https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-ipv6'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'compute',
    step: 'Allow Lambda functions IPv6',
    rollback: 'update-function-configuration with the same VpcConfig and Ipv6AllowedForDualStack=false.',
    after: ['lambda-subnets-not-all-dual'],
  },
  applies: isInVpc,
  check: (lambda, context) => {
    const { seen, unseen } = functionSubnets(context, lambda);
    const evidence = [...saw(lambda, 'VpcConfig'), ...seen.flatMap((subnet) => saw(subnet, 'Ipv6CidrBlockAssociationSet'))];
    // Subnets without IPv6 are the matter of lambda-subnets-not-all-dual.
    if (!seen.every(isDualStack)) return notApplicable;
    // AWS's default is not to allow it.
    if (lambda.data.VpcConfig?.Ipv6AllowedForDualStack === true) return pass(evidence);
    if (unseen.length > 0) return unknown(`subnet ${unseen.join(', ')} of ${lambda.id} is not visible`, evidence);
    if (seen.length === 0) return unknown(`AWS did not say which subnets ${lambda.id} stands in`, evidence);
    const subnets = seen.map(({ id }) => id);
    const groups = lambda.data.VpcConfig?.SecurityGroupIds ?? [];
    return fail({
      message: `${lambda.id} stands in dual-stack subnets (${subnets.join(', ')}) and may not send over IPv6`,
      evidence,
      fix: safeFix('Allow IPv6 to the function', {
        cli: [
          `aws lambda update-function-configuration --region ${context.region} --function-name ${lambda.id} --vpc-config SubnetIds=${subnets.join(',')},SecurityGroupIds=${groups.join(',')},Ipv6AllowedForDualStack=true`,
        ],
        terraform: [
          existing('aws_lambda_function', lambda.id, {
            vpc_config: [{ subnet_ids: subnets, security_group_ids: groups, ipv6_allowed_for_dual_stack: true }],
          }),
        ],
      }),
    });
  },
});
