import { SQSClient, type SQSClientConfig } from '@aws-sdk/client-sqs';

export { GetQueueAttributesCommand, ListQueuesCommand } from '@aws-sdk/client-sqs';

/** Stays with the region's endpoint: the SDK would otherwise call whatever host a queue's URL names. */
export class Client extends SQSClient {
  constructor(options: SQSClientConfig) {
    super({ ...options, useQueueUrlAsEndpoint: false });
  }
}
