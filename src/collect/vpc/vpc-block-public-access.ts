import type { VpcBlockPublicAccessOptions } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'InternetGatewayBlockMode',
  'State',
  'Reason',
  'ManagedBy',
  'ExclusionsAllowed',
] as const satisfies readonly (keyof VpcBlockPublicAccessOptions)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** Block Public Access of an account in a region. What it comes to for a VPC or a subnet stands in their `BlockPublicAccessStates`. */
    'vpc-block-public-access': Kept<VpcBlockPublicAccessOptions, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'vpc-block-public-access',
  calls: ['ec2:DescribeVpcBlockPublicAccessOptions'],
  // There is one per account and region, without an id or ARN in AWS: these are names of our own.
  identify: (_options, { partition, region, account }) => ({
    id: 'vpc-block-public-access',
    arn: `arn:${partition}:ec2:${region}:${account}:vpc-block-public-access`,
  }),
  async *collect(aws) {
    const { VpcBlockPublicAccessOptions: options } = await aws.one('ec2:DescribeVpcBlockPublicAccessOptions', {});
    // AWS answers `off` where nobody ever set it; an answer without the options says nothing either way.
    if (!options) throw new SyntaxError('VpcBlockPublicAccessOptions is not in the answer');
    yield keep(options, members);
  },
});
