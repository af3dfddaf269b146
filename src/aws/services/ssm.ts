export { DescribeInstanceInformationCommand, GetParameterCommand, SSMClient as Client } from '@aws-sdk/client-ssm';
