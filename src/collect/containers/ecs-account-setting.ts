import { defineCollector } from '../define.ts';

declare module '../../model/kinds.ts' {
  interface Kinds {
    /**
     * An account setting of ECS as it holds for the principal that reads. The SDK's type does not know every name
     * (`dualStackIPv6` for one), so it is a plain string. `value` is null where ECS lists no such setting.
     */
    'ecs-account-setting': {
      readonly name: string;
      readonly value: string | null;
      readonly principalArn?: string;
      readonly type?: string;
    };
  }
}

/** The setting that rules ask for: it gets a record also where ECS does not list it. */
const wanted = 'dualStackIPv6';

export default defineCollector({
  kind: 'ecs-account-setting',
  calls: ['ecs:ListAccountSettings'],
  // Settings have no ARN in AWS: this is a name of our own.
  identify: ({ name }, { partition, region, account }) => ({
    id: name,
    arn: `arn:${partition}:ecs:${region}:${account}:account-setting/${name}`,
  }),
  async *collect(aws) {
    let listed = false;
    for await (const setting of aws.each('ecs:ListAccountSettings', { effectiveSettings: true, maxResults: 10 }, 'settings')) {
      const name: string = setting.name ?? '';
      listed ||= name === wanted;
      yield {
        name,
        value: setting.value ?? null,
        ...(setting.principalArn ? { principalArn: setting.principalArn } : {}),
        ...(setting.type ? { type: setting.type } : {}),
      };
    }
    if (!listed) yield { name: wanted, value: null };
  },
});
