import rule from '../../../src/rules/compute/sagemaker-notebook-ipv4-only.ts';
import type { Kinds } from '../../../src/model/kinds.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const notebook = (data: Kinds['sagemaker-notebook']) =>
  build('sagemaker-notebook', { NotebookInstanceName: 'lab', NotebookInstanceArn: 'arn:1', NotebookInstanceStatus: 'InService', ...data });

describeRule(rule, {
  flagged: {
    'a notebook of type ipv4': {
      given: [notebook({ SubnetId: 'subnet-1', IpAddressType: 'ipv4' })],
      says: 'SageMaker notebook lab in subnet-1 is IPv4-only',
    },
    'a notebook that names no type': { given: [notebook({ SubnetId: 'subnet-1' })], says: 'IPv4-only' },
  },
  silent: {
    'a dual-stack notebook': { given: [notebook({ SubnetId: 'subnet-1', IpAddressType: 'dualstack' })] },
    'a notebook in a network of AWS’s': { given: [notebook({ IpAddressType: 'ipv4' })], as: 'not-applicable' },
    'a notebook on its way out': { given: [notebook({ SubnetId: 'subnet-1', NotebookInstanceStatus: 'Deleting' })], as: 'not-applicable' },
  },
  unknown: {
    'a type that is not known': { given: [notebook({ SubnetId: 'subnet-1', IpAddressType: 'ipv6' as 'ipv4' })], says: 'ipv6 of lab' },
  },
});
