import rule from '../../../src/rules/policies/dax-ipv6-policy-block.ts';
import type { Kinds } from '../../../src/model/kinds.ts';
import type { Ipv4Denial } from '../../../src/model/ipv4-denials.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const role = 'arn:aws:iam::111122223333:role/DaxRole';
const dax = (data: Kinds['dax-cluster'] = {}) =>
  build('dax-cluster', { ClusterName: 'cache', ClusterArn: 'arn:1', Status: 'available', NetworkType: 'ipv6', IamRoleArn: role, ...data });
const policy = (denial?: Partial<Ipv4Denial> | null) =>
  build('dynamodb-table-policy', {
    TableName: 'music',
    TableArn: 'arn:aws:dynamodb:eu-central-1:111122223333:table/music',
    Ipv4Denials: denial === null ? null : [{ statement: 'NoIpv4', principals: ['*'], spares: [], isNarrowed: false, ...denial }],
  });
const nameless = build('dax-cluster', { ClusterName: 'cache', ClusterArn: 'arn:1', Status: 'available' });

describeRule(rule, {
  flagged: {
    'a denial for everybody': {
      given: [policy(), dax()],
      says: `table music denies all IPv4 addresses (NoIpv4) and does not spare ${role}`,
    },
    'a denial for the account': { given: [policy({ principals: ['arn:aws:iam::111122223333:root'] }), dax()], says: 'does not spare' },
    'one that spares another role': {
      given: [policy({ spares: ['arn:aws:iam::111122223333:role/Admin'] }), dax()],
      says: 'does not spare',
    },
  },
  silent: {
    'a denial that spares the role': { given: [policy({ spares: [role] }), dax()] },
    'a denial that spares all roles': { given: [policy({ spares: ['arn:aws:iam::*:role/*'] }), dax()] },
    'a denial for somebody else': { given: [policy({ principals: ['arn:aws:iam::111122223333:role/App'] }), dax()] },
    'a region whose cluster is going': { given: [policy(), dax({ Status: 'deleting' })], as: 'not-applicable' },
  },
  unknown: {
    'a document that is no JSON': { given: [policy(null), dax()], says: 'not a policy document' },
    'a denial with other conditions': { given: [policy({ isNarrowed: true }), dax()], says: 'depends on its other conditions' },
    'a cluster without a role': { given: [policy(), nameless], says: 'role of DAX cluster cache' },
  },
});
