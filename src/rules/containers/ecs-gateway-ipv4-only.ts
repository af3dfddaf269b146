import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule, rebuildFix } from '../define.ts';

export default defineRule({
  id: 'ecs-gateway-ipv4-only',
  title: 'ECS gateway whose load balancers have IPv4 only',
  severity: { 'dual-stack': 'medium' },
  subjects: ['ecs-gateway'],
  docs: {
    why:
      'An ECS gateway makes and keeps the load balancers before its services. Set to ipv4 they answer over IPv4 alone, and what is changed on them past the gateway does not last. ' +
      'Left out, the type is dualstack, which needs subnets with IPv6.',
    fix: 'Make a gateway with the type dualstack and move the services there: the API changes neither the type nor the subnets of an existing gateway.',
    links: [
      'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_DescribeGateway.html',
      'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_UpdateGateway.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Move services to a dual-stack ECS gateway',
    rollback:
      'Keep the old gateway until the services serve behind the new one; to go back, move them there again and run delete-gateway on the new one.',
  },
  applies: ({ data }) => data.status !== 'DELETED',
  check: (gateway, context) => {
    const evidence = saw(gateway, 'configuration');
    const { hostSharedAlb } = gateway.data.configuration;
    const name = gateway.data.name ?? gateway.id;
    if (!hostSharedAlb) return unknown(`the gateway ${name} is of a type that was not known when this rule was written`, evidence);
    // ECS makes dual-stack load balancers where no type is given.
    const type: string = hostSharedAlb.networkConfiguration?.ipAddressType ?? 'dualstack';
    if (type.startsWith('dualstack')) return pass(evidence);
    if (type !== 'ipv4') return unknown(`AWS did not say the IP address type of the gateway ${name}`, evidence);
    return fail({
      message: `the gateway ${name} makes load balancers with the IP address type ipv4`,
      evidence,
      fix: rebuildFix('Make a dual-stack gateway and move the services there', {
        cli: [
          `aws ecs create-gateway --region ${context.region} --name <new-name> --infrastructure-role-arn <role> --configuration 'hostSharedAlb={networkConfiguration={ipAddressType=dualstack,subnets=[<dual-stack-subnets>]}}'`,
        ],
      }),
    });
  },
});
