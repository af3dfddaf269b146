export { CloudFrontClient as Client, ListDistributionsCommand, ListVpcOriginsCommand } from '@aws-sdk/client-cloudfront';
