/** Classic Load Balancers, which have an API of their own under the IAM prefix that they share with all others. */
export {
  ElasticLoadBalancingClient as Client,
  DescribeLoadBalancersCommand,
  DescribeTagsCommand,
} from '@aws-sdk/client-elastic-load-balancing';
