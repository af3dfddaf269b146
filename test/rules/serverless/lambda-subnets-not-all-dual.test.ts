import rule from '../../../src/rules/serverless/lambda-subnets-not-all-dual.ts';
import { associated, build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const lambda = (Ipv6AllowedForDualStack: boolean, ...SubnetIds: string[]) =>
  build('lambda-function', { FunctionName: 'orders', VpcConfig: { VpcId: 'vpc-1', SubnetIds, Ipv6AllowedForDualStack } });
const Ipv6CidrBlockAssociationSet = [associated('2001:db8::/64')];
const dual = build('subnet', { SubnetId: 'subnet-dual', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24', Ipv6CidrBlockAssociationSet });
const native = build('subnet', { SubnetId: 'subnet-v6', VpcId: 'vpc-1', Ipv6Native: true, Ipv6CidrBlockAssociationSet });
const v4 = build('subnet', { SubnetId: 'subnet-v4', VpcId: 'vpc-1', CidrBlock: '10.0.1.0/24' });

describeRule(rule, {
  flagged: {
    'one subnet without IPv6': {
      given: [lambda(false, 'subnet-dual', 'subnet-v4'), dual, v4],
      says: 'cannot be allowed IPv6: subnet-v4',
    },
    'an IPv6-only subnet, which no block helps': { given: [lambda(true, 'subnet-v6'), native], says: 'subnet-v6' },
    'a subnet that lost its block': { given: [lambda(true, 'subnet-v4'), v4], says: 'not dual-stack any more' },
  },
  silent: {
    'dual-stack subnets': { given: [lambda(false, 'subnet-dual'), dual] },
    'a function outside of VPCs': { given: [build('lambda-function', { FunctionName: 'orders' })], as: 'not-applicable' },
  },
  unknown: { 'a subnet that is not visible': { given: [lambda(false, 'subnet-dual', 'subnet-gone'), dual], says: 'subnet-gone' } },
});
