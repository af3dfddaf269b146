import type { DBProxyTarget } from '@aws-sdk/client-rds';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { unlessGone } from '../unless-gone.ts';

const members = [
  'RdsResourceId',
  'TargetArn',
  'TrackedClusterId',
  'Type',
  'Role',
  'Endpoint',
] as const satisfies readonly (keyof DBProxyTarget)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A database behind an RDS proxy, which AWS tells proxy by proxy. */
    'db-proxy-target': Kept<DBProxyTarget, (typeof members)[number]> & { readonly DBProxyName: string };
  }
}

export default defineCollector({
  kind: 'db-proxy-target',
  calls: ['rds:DescribeDBProxyTargets'],
  after: ['db-proxy'],
  identify: ({ DBProxyName, TargetArn, RdsResourceId, Type }) => ({
    id: `${DBProxyName}/${Type ?? ''}/${RdsResourceId ?? ''}`,
    arn: TargetArn ?? '',
  }),
  collect: (aws) =>
    aws.forEach(
      aws.found('db-proxy'),
      ({ id }) => id,
      'rds:DescribeDBProxyTargets',
      unlessGone(async ({ id: DBProxyName }) => {
        const targets: { readonly DBProxyName: string }[] = [];
        for await (const item of aws.each('rds:DescribeDBProxyTargets', { DBProxyName, MaxRecords: 100 }, 'Targets')) {
          targets.push({ DBProxyName, ...keep(item, members) });
        }
        return targets;
      }),
    ),
});
