export {
  LightsailClient as Client,
  GetDistributionsCommand,
  GetInstancesCommand,
  GetLoadBalancersCommand,
} from '@aws-sdk/client-lightsail';
