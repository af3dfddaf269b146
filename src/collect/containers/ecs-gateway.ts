import type { Gateway, GatewayElbNetworkConfiguration } from '@aws-sdk/client-ecs';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { FailedCallError } from '../reader.ts';
import { unlessGone } from '../unless-gone.ts';

const members = ['gatewayArn', 'name', 'status', 'accessType', 'tags'] as const satisfies readonly (keyof Gateway)[];

type NetworkConfiguration = Kept<GatewayElbNetworkConfiguration, 'subnets' | 'ipAddressType'>;

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** `configuration` is empty where it is of a type that came later than this program. */
    'ecs-gateway': Kept<Gateway, (typeof members)[number]> & {
      readonly configuration: { readonly hostSharedAlb?: { readonly networkConfiguration?: NetworkConfiguration } };
    };
  }
}

const isUnknownOperation = (cause: unknown): boolean =>
  cause instanceof Error && (cause.name === 'UnknownOperationException' || cause.name === 'InvalidAction');

const project = (gateway: Gateway) => {
  const alb = gateway.configuration?.hostSharedAlb;
  const network = alb?.networkConfiguration;
  const hostSharedAlb = network ? { networkConfiguration: keep(network, ['subnets', 'ipAddressType']) } : {};
  return { ...keep(gateway, members), configuration: alb ? { hostSharedAlb } : {} };
};

export default defineCollector({
  kind: 'ecs-gateway',
  calls: ['ecs:ListGateways', 'ecs:DescribeGateway'],
  identify: ({ gatewayArn, configuration }) => ({
    id: gatewayArn ?? '',
    arn: gatewayArn ?? '',
    subnetIds: configuration.hostSharedAlb?.networkConfiguration?.subnets,
  }),
  async *collect(aws) {
    const arns: string[] = [];
    try {
      for await (const { gatewayArn, status } of aws.each('ecs:ListGateways', { maxResults: 100 }, 'gateways'))
        if (gatewayArn && status !== 'DELETED') arns.push(gatewayArn);
    } catch (error) {
      // The operation is of 2026 and not in every partition: where ECS does not know it, there are no gateways.
      if (error instanceof FailedCallError && isUnknownOperation(error.cause)) return;
      throw error;
    }
    yield* aws.forEach(
      arns,
      (arn) => arn,
      'ecs:DescribeGateway',
      unlessGone(async (arn) => {
        const { gateway } = await aws.one('ecs:DescribeGateway', { gateway: arn });
        if (!gateway) throw new SyntaxError('gateway is missing from the answer');
        return [project(gateway)];
      }),
    );
  },
});
