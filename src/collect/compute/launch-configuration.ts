import type { LaunchConfiguration } from '@aws-sdk/client-auto-scaling';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { inspectUserData, type UserDataInspection } from '../user-data.ts';

const members = [
  'LaunchConfigurationName',
  'LaunchConfigurationARN',
  'ImageId',
  'InstanceType',
  'AssociatePublicIpAddress',
  'MetadataOptions',
] as const satisfies readonly (keyof LaunchConfiguration)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** What an Auto Scaling group launches from in place of a template. Those that no group uses are left out. */
    'launch-configuration': Kept<LaunchConfiguration, (typeof members)[number]> & {
      /** User data is inspected and not kept. */
      readonly UserDataInspection?: UserDataInspection;
    };
  }
}

export default defineCollector({
  kind: 'launch-configuration',
  calls: ['autoscaling:DescribeLaunchConfigurations'],
  after: ['auto-scaling-group'],
  identify: ({ LaunchConfigurationName, LaunchConfigurationARN }) => ({
    id: LaunchConfigurationName ?? '',
    arn: LaunchConfigurationARN ?? '',
  }),
  async *collect(aws) {
    const used = new Set(aws.found('auto-scaling-group').flatMap(({ data }) => data.LaunchConfigurationName ?? []));
    // Most accounts have moved to launch templates, and need no call.
    if (used.size === 0) return;
    for await (const each of aws.each('autoscaling:DescribeLaunchConfigurations', { MaxRecords: 100 }, 'LaunchConfigurations')) {
      if (used.has(each.LaunchConfigurationName ?? ''))
        yield { ...keep(each, members), UserDataInspection: inspectUserData(each.UserData) };
    }
  },
});
