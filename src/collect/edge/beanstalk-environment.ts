import type { ConfigurationOptionSetting, EnvironmentDescription } from '@aws-sdk/client-elastic-beanstalk';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector, type Reader } from '../define.ts';

const members = [
  'EnvironmentId',
  'EnvironmentName',
  'EnvironmentArn',
  'ApplicationName',
  'Status',
] as const satisfies readonly (keyof EnvironmentDescription)[];
const settingMembers = ['Namespace', 'OptionName', 'Value'] as const satisfies readonly (keyof ConfigurationOptionSetting)[];

/** Of the option settings these alone are kept: among the others are the environment's values and what else a user puts there. */
const options: Readonly<Record<string, readonly string[]>> = {
  'aws:ec2:vpc': ['VPCId'],
  'aws:elasticbeanstalk:environment': ['EnvironmentType', 'LoadBalancerType', 'LoadBalancerIsShared'],
  'aws:elbv2:loadbalancer': ['IpAddressType'],
};

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** An environment that serves the web; the workers' have no load balancer. */
    'beanstalk-environment': Kept<EnvironmentDescription, (typeof members)[number]> & {
      readonly OptionSettings: readonly Kept<ConfigurationOptionSetting, (typeof settingMembers)[number]>[];
    };
  }
}

const settings = 'elasticbeanstalk:DescribeConfigurationSettings';

/** While an update is under way AWS answers with two configurations, of which one is deployed. */
const deployedSettings = async (aws: Reader<typeof settings, never>, { ApplicationName, EnvironmentName }: EnvironmentDescription) => {
  const { ConfigurationSettings: found = [] } = await aws.one(settings, { ApplicationName, EnvironmentName });
  return (found.find(({ DeploymentStatus }) => DeploymentStatus === 'deployed') ?? found[0])?.OptionSettings ?? [];
};

export default defineCollector({
  kind: 'beanstalk-environment',
  calls: ['elasticbeanstalk:DescribeEnvironments', settings],
  identify: ({ EnvironmentId, EnvironmentArn, OptionSettings }) => ({
    id: EnvironmentId ?? '',
    arn: EnvironmentArn ?? '',
    vpcId: OptionSettings.find(({ OptionName }) => OptionName === 'VPCId')?.Value,
  }),
  async *collect(aws) {
    const environments: EnvironmentDescription[] = [];
    const listing = aws.each('elasticbeanstalk:DescribeEnvironments', { IncludeDeleted: false, MaxRecords: 1000 }, 'Environments');
    for await (const each of listing) {
      if (each.Tier?.Name !== 'Worker' && each.Status !== 'Terminating' && each.Status !== 'Terminated') environments.push(each);
    }
    yield* aws.forEach(
      environments,
      ({ EnvironmentName }) => EnvironmentName ?? '',
      settings,
      async (environment) => {
        const all = await deployedSettings(aws, environment);
        const wanted = all.filter(({ Namespace = '', OptionName = '' }) => options[Namespace]?.includes(OptionName));
        return [{ ...keep(environment, members), OptionSettings: wanted.map((each) => keep(each, settingMembers)) }];
      },
    );
  },
});
