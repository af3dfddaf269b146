import type { FargateProfile } from '@aws-sdk/client-eks';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { unlessGone } from '../unless-gone.ts';

const members = [
  'fargateProfileName',
  'fargateProfileArn',
  'clusterName',
  'status',
  'subnets',
  'podExecutionRoleArn',
  'health',
  'tags',
] as const satisfies readonly (keyof FargateProfile)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'eks-fargate-profile': Kept<FargateProfile, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'eks-fargate-profile',
  calls: ['eks:ListFargateProfiles', 'eks:DescribeFargateProfile'],
  after: ['eks-cluster'],
  identify: ({ fargateProfileName, fargateProfileArn, clusterName, subnets }) => ({
    id: fargateProfileArn ?? (fargateProfileName ? `${clusterName}/${fargateProfileName}` : ''),
    arn: fargateProfileArn ?? '',
    subnetIds: subnets,
  }),
  async *collect(aws) {
    const names: { readonly clusterName: string; readonly fargateProfileName: string }[] = [];
    const listed = aws.forEach(
      aws.found('eks-cluster'),
      ({ id }) => id,
      'eks:ListFargateProfiles',
      unlessGone(async ({ id: clusterName }) => {
        const own: typeof names = [];
        const input = { clusterName, maxResults: 100 };
        for await (const fargateProfileName of aws.each('eks:ListFargateProfiles', input, 'fargateProfileNames'))
          own.push({ clusterName, fargateProfileName });
        return own;
      }),
    );
    for await (const named of listed) names.push(named);
    yield* aws.forEach(
      names,
      ({ clusterName, fargateProfileName }) => `${clusterName}/${fargateProfileName}`,
      'eks:DescribeFargateProfile',
      unlessGone(async (named) => {
        const { fargateProfile } = await aws.one('eks:DescribeFargateProfile', named);
        if (!fargateProfile) throw new SyntaxError('fargateProfile is missing from the answer');
        return [keep(fargateProfile, members)];
      }),
    );
  },
});
