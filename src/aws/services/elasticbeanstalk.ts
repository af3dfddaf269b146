export {
  ElasticBeanstalkClient as Client,
  DescribeConfigurationSettingsCommand,
  DescribeEnvironmentsCommand,
} from '@aws-sdk/client-elastic-beanstalk';
