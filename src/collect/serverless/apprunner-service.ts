import type { Service } from '@aws-sdk/client-apprunner';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { unlessGone } from '../unless-gone.ts';

/** Never SourceConfiguration, which has the environment's values. */
const members = ['ServiceName', 'ServiceId', 'ServiceArn', 'Status', 'NetworkConfiguration'] as const satisfies readonly (keyof Service)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'apprunner-service': Kept<Service, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'apprunner-service',
  calls: ['apprunner:ListServices', 'apprunner:DescribeService'],
  identify: ({ ServiceName, ServiceArn }) => ({ id: ServiceName ?? '', arn: ServiceArn ?? '' }),
  async *collect(aws) {
    const arns: string[] = [];
    const listing = aws.each('apprunner:ListServices', { MaxResults: 20 }, 'ServiceSummaryList');
    for await (const { ServiceArn } of listing) if (ServiceArn) arns.push(ServiceArn);
    // The listing does not tell the network.
    yield* aws.forEach(
      arns,
      (arn) => arn,
      'apprunner:DescribeService',
      unlessGone(async (ServiceArn) => {
        const { Service } = await aws.one('apprunner:DescribeService', { ServiceArn });
        if (!Service) throw new SyntaxError(`apprunner:DescribeService answered without the service ${ServiceArn}`);
        return [keep(Service, members)];
      }),
    );
  },
});
