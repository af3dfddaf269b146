export { AutoScalingClient as Client, DescribeAutoScalingGroupsCommand } from '@aws-sdk/client-auto-scaling';
