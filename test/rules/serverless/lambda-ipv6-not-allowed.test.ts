import rule from '../../../src/rules/serverless/lambda-ipv6-not-allowed.ts';
import { associated, build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const lambda = (Ipv6AllowedForDualStack: boolean, ...SubnetIds: string[]) =>
  build('lambda-function', {
    FunctionName: 'orders',
    VpcConfig: { VpcId: 'vpc-1', SubnetIds, SecurityGroupIds: ['sg-1'], Ipv6AllowedForDualStack },
  });
const dual = build('subnet', {
  SubnetId: 'subnet-dual',
  VpcId: 'vpc-1',
  CidrBlock: '10.0.0.0/24',
  Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')],
});
const v4 = build('subnet', { SubnetId: 'subnet-v4', VpcId: 'vpc-1', CidrBlock: '10.0.1.0/24' });

describeRule(rule, {
  flagged: { 'a function that is not allowed IPv6': { given: [lambda(false, 'subnet-dual'), dual], says: 'may not send over IPv6' } },
  silent: {
    'a function that is': { given: [lambda(true, 'subnet-dual'), dual] },
    'a function in an IPv4-only subnet, of which another rule speaks': {
      given: [lambda(false, 'subnet-dual', 'subnet-v4'), dual, v4],
      as: 'not-applicable',
    },
    'a function outside of VPCs': { given: [build('lambda-function', { FunctionName: 'orders' })], as: 'not-applicable' },
    'a function that left its VPC': {
      given: [build('lambda-function', { FunctionName: 'orders', VpcConfig: { VpcId: '', SubnetIds: [], SecurityGroupIds: [] } })],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a subnet that is not visible': { given: [lambda(false, 'subnet-dual', 'subnet-gone'), dual], says: 'subnet-gone' },
    'a function whose subnets AWS left out': {
      given: [build('lambda-function', { FunctionName: 'orders', VpcConfig: { VpcId: 'vpc-1' } })],
      says: 'which subnets',
    },
  },
});
