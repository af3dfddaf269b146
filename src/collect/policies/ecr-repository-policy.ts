import type { Repository } from '@aws-sdk/client-ecr';
import { inspectSourceAddresses, type InspectedPolicy, isWorthKeeping } from '../../model/source-ip.ts';
import { defineCollector } from '../define.ts';
import { unlessGone } from '../unless-gone.ts';

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** What a repository's policy says of its callers' addresses, of the policies that say something. The policy itself is not kept. */
    'ecr-repository-policy': InspectedPolicy & { readonly repositoryName: string; readonly repositoryArn: string };
  }
}

export default defineCollector({
  kind: 'ecr-repository-policy',
  calls: ['ecr:DescribeRepositories', 'ecr:GetRepositoryPolicy'],
  identify: ({ repositoryName, repositoryArn }) => ({ id: repositoryName, arn: repositoryArn }),
  async *collect(aws) {
    const repositories: Repository[] = [];
    for await (const each of aws.each('ecr:DescribeRepositories', { maxResults: 1000 }, 'repositories')) repositories.push(each);
    yield* aws.forEach(
      repositories,
      ({ repositoryName }) => repositoryName ?? '',
      'ecr:GetRepositoryPolicy',
      // A repository without a policy is answered as an error.
      unlessGone(async ({ repositoryName = '', repositoryArn = '' }) => {
        const tests = inspectSourceAddresses((await aws.one('ecr:GetRepositoryPolicy', { repositoryName })).policyText);
        return isWorthKeeping(tests) ? [{ repositoryName, repositoryArn, SourceAddresses: tests ?? null }] : [];
      }),
    );
  },
});
