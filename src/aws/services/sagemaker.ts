export {
  SageMakerClient as Client,
  DescribeDomainCommand,
  DescribeNotebookInstanceCommand,
  ListDomainsCommand,
  ListNotebookInstancesCommand,
} from '@aws-sdk/client-sagemaker';
