import rule from '../../../src/rules/serverless/lambda-vpc-cannot-be-ipv6-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'lambda-function'>>[1];
const lambda = (VpcConfig?: Data['VpcConfig']) => build('lambda-function', { FunctionName: 'orders', ...(VpcConfig ? { VpcConfig } : {}) });

describeRule(rule, {
  flagged: {
    'a function in a VPC': { given: [lambda({ VpcId: 'vpc-1', SubnetIds: ['subnet-1'] })], says: 'needs IPv4 in its subnets (subnet-1)' },
  },
  silent: {
    'a function outside of VPCs': { given: [lambda()], as: 'not-applicable' },
    'a function that left its VPC': { given: [lambda({ VpcId: '', SubnetIds: [] })], as: 'not-applicable' },
  },
  unknown: { 'a function whose subnets AWS left out': { given: [lambda({ VpcId: 'vpc-1' })], says: 'which subnets' } },
});
