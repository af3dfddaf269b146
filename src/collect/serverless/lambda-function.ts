import type { FunctionConfiguration } from '@aws-sdk/client-lambda';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'FunctionName',
  'FunctionArn',
  'State',
  'PackageType',
  'VpcConfig',
] as const satisfies readonly (keyof FunctionConfiguration)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A function without its environment, which may hold secrets, but for whether AWS_STS_REGIONAL_ENDPOINTS is legacy in it. */
    'lambda-function': Kept<FunctionConfiguration, (typeof members)[number]> & {
      /** Null where AWS could not read the environment, which its key may keep from the scan. */
      readonly usesLegacyStsEndpoint?: boolean | null;
    };
  }
}

const usesLegacySts = ({ Environment }: FunctionConfiguration): boolean | null =>
  Environment?.Error ? null : Environment?.Variables?.['AWS_STS_REGIONAL_ENDPOINTS']?.trim().toLowerCase() === 'legacy';

export default defineCollector({
  kind: 'lambda-function',
  calls: ['lambda:ListFunctions'],
  identify: ({ FunctionName, FunctionArn, VpcConfig }) => ({
    id: FunctionName ?? '',
    arn: FunctionArn ?? '',
    vpcId: VpcConfig?.VpcId || undefined,
    subnetIds: VpcConfig?.SubnetIds,
  }),
  async *collect(aws) {
    for await (const each of aws.each('lambda:ListFunctions', { MaxItems: 50 }, 'Functions'))
      yield { ...keep(each, members), usesLegacyStsEndpoint: usesLegacySts(each) };
  },
});
