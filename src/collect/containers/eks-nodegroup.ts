import type { Nodegroup } from '@aws-sdk/client-eks';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { unlessGone } from '../unless-gone.ts';

const members = [
  'nodegroupName',
  'nodegroupArn',
  'clusterName',
  'version',
  'releaseVersion',
  'status',
  'capacityType',
  'scalingConfig',
  'instanceTypes',
  'amiType',
  'launchTemplate',
  'subnets',
  'nodeRole',
  'resources',
  'health',
  'tags',
] as const satisfies readonly (keyof Nodegroup)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'eks-nodegroup': Kept<Nodegroup, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'eks-nodegroup',
  calls: ['eks:ListNodegroups', 'eks:DescribeNodegroup'],
  after: ['eks-cluster'],
  // A node group's name is unique in its cluster only.
  identify: ({ nodegroupName, nodegroupArn, clusterName, subnets }) => ({
    id: nodegroupArn ?? (nodegroupName ? `${clusterName}/${nodegroupName}` : ''),
    arn: nodegroupArn ?? '',
    subnetIds: subnets,
  }),
  async *collect(aws) {
    const names: { readonly clusterName: string; readonly nodegroupName: string }[] = [];
    const listed = aws.forEach(
      aws.found('eks-cluster'),
      ({ id }) => id,
      'eks:ListNodegroups',
      unlessGone(async ({ id: clusterName }) => {
        const own: typeof names = [];
        const input = { clusterName, maxResults: 100 };
        for await (const nodegroupName of aws.each('eks:ListNodegroups', input, 'nodegroups')) own.push({ clusterName, nodegroupName });
        return own;
      }),
    );
    for await (const named of listed) names.push(named);
    yield* aws.forEach(
      names,
      ({ clusterName, nodegroupName }) => `${clusterName}/${nodegroupName}`,
      'eks:DescribeNodegroup',
      unlessGone(async (named) => {
        const { nodegroup } = await aws.one('eks:DescribeNodegroup', named);
        if (!nodegroup) throw new SyntaxError('nodegroup is missing from the answer');
        return [keep(nodegroup, members)];
      }),
    );
  },
});
