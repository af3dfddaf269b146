export { AppRunnerClient as Client, DescribeServiceCommand, ListServicesCommand } from '@aws-sdk/client-apprunner';
