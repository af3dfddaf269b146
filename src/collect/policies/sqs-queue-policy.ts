import { inspectSourceAddresses, type InspectedPolicy, isWorthKeeping } from '../../model/source-ip.ts';
import { defineCollector } from '../define.ts';
import { unlessGone } from '../unless-gone.ts';

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** What a queue's policy says of its callers' addresses, of the policies that say something. The policy itself is not kept. */
    'sqs-queue-policy': InspectedPolicy & { readonly QueueUrl: string };
  }
}

const nameOf = (url: string): string => url.slice(url.lastIndexOf('/') + 1);

export default defineCollector({
  kind: 'sqs-queue-policy',
  calls: ['sqs:ListQueues', 'sqs:GetQueueAttributes'],
  identify: ({ QueueUrl }, { partition, region, account }) => ({
    id: nameOf(QueueUrl),
    arn: `arn:${partition}:sqs:${region}:${account}:${nameOf(QueueUrl)}`,
  }),
  async *collect(aws) {
    const urls: string[] = [];
    // Without a page size SQS stops at 1000 queues and gives no token.
    for await (const url of aws.each('sqs:ListQueues', { MaxResults: 1000 }, 'QueueUrls')) urls.push(url);
    yield* aws.forEach(
      urls,
      nameOf,
      'sqs:GetQueueAttributes',
      unlessGone(async (QueueUrl) => {
        const { Attributes } = await aws.one('sqs:GetQueueAttributes', { QueueUrl, AttributeNames: ['Policy'] });
        // A queue without a policy has no such attribute.
        if (!Attributes?.Policy) return [];
        const tests = inspectSourceAddresses(Attributes.Policy);
        return isWorthKeeping(tests) ? [{ QueueUrl, SourceAddresses: tests ?? null }] : [];
      }),
    );
  },
});
