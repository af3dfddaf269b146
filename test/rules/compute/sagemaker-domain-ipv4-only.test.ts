import rule from '../../../src/rules/compute/sagemaker-domain-ipv4-only.ts';
import type { Kinds } from '../../../src/model/kinds.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const domain = (data: Kinds['sagemaker-domain'] = {}) =>
  build('sagemaker-domain', {
    DomainId: 'd-1',
    DomainName: 'lab',
    DomainArn: 'arn:1',
    Status: 'InService',
    VpcId: 'vpc-1',
    SubnetIds: ['subnet-1'],
    ...data,
  });

describeRule(rule, {
  flagged: {
    'a domain of type ipv4': {
      given: [domain({ DomainSettings: { IpAddressType: 'ipv4' } })],
      says: 'SageMaker domain lab (d-1) is IPv4-only',
    },
    'a domain that names no type': { given: [domain()], says: 'IPv4-only' },
  },
  silent: {
    'a dual-stack domain': { given: [domain({ DomainSettings: { IpAddressType: 'dualstack' } })] },
    'a domain without subnets of the user’s': { given: [domain({ SubnetIds: [] })], as: 'not-applicable' },
    'a domain on its way out': { given: [domain({ Status: 'Deleting' })], as: 'not-applicable' },
  },
  unknown: {
    'a type that is not known': { given: [domain({ DomainSettings: { IpAddressType: 'ipv6' as 'ipv4' } })], says: 'ipv6 of d-1' },
  },
});
