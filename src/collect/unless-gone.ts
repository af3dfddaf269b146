import { FailedCallError } from './reader.ts';

/** Error names that say so: most services', Amazon MQ's, that of RDS for proxies, those of EFS, Route 53, S3, ECR, SQS, WAF, DynamoDB and SageMaker. */
const gone: ReadonlySet<string> = new Set([
  'ResourceNotFoundException',
  'NotFoundException',
  'DBProxyNotFoundFault',
  'FileSystemNotFound',
  'NoSuchHostedZone',
  'NoSuchBucket',
  'NoSuchBucketPolicy',
  'NoSuchWebsiteConfiguration',
  'LoadBalancerNotFoundException',
  'ListenerNotFoundException',
  'AccessPointNotFoundException',
  'RepositoryNotFoundException',
  'RepositoryPolicyNotFoundException',
  'QueueDoesNotExist',
  'AWS.SimpleQueueService.NonExistentQueue',
  'WAFNonexistentItemException',
  'PolicyNotFoundException',
  'ResourceNotFound',
  'GatewayNotFoundException',
  'NoSuchEntityException',
]);

/** What was listed a moment ago may be deleted by now: then there is nothing to read, and nothing left unread either. */
export const unlessGone =
  <Item, Read>(read: (item: Item) => Promise<readonly Read[]>) =>
  async (item: Item): Promise<readonly Read[]> => {
    try {
      return await read(item);
    } catch (error) {
      const cause = error instanceof FailedCallError ? error.cause : undefined;
      if (cause instanceof Error && gone.has(cause.name)) return [];
      throw error;
    }
  };
