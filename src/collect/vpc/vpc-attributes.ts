import { defineCollector, ec2Arn } from '../define.ts';

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A VPC's attributes, which no listing answers: two calls per VPC. Null where AWS left the value out. */
    'vpc-attributes': { readonly VpcId: string; readonly EnableDnsSupport: boolean | null; readonly EnableDnsHostnames: boolean | null };
  }
}

export default defineCollector({
  kind: 'vpc-attributes',
  calls: ['ec2:DescribeVpcAttribute'],
  after: ['vpc'],
  identify: ({ VpcId }, scope) => ({ id: VpcId, arn: ec2Arn(scope, 'vpc', VpcId), vpcId: VpcId }),
  collect: (aws) =>
    aws.forEach(
      aws.found('vpc'),
      (vpc) => vpc.id,
      'ec2:DescribeVpcAttribute',
      async ({ id: VpcId }) => {
        const [support, hostnames] = await Promise.all([
          aws.one('ec2:DescribeVpcAttribute', { VpcId, Attribute: 'enableDnsSupport' }),
          aws.one('ec2:DescribeVpcAttribute', { VpcId, Attribute: 'enableDnsHostnames' }),
        ]);
        return [
          {
            VpcId,
            EnableDnsSupport: support.EnableDnsSupport?.Value ?? null,
            EnableDnsHostnames: hostnames.EnableDnsHostnames?.Value ?? null,
          },
        ];
      },
    ),
});
