import rule from '../../../src/rules/compute/user-data-ipv4-literal.ts';
import { denied } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';
import { configuration, group, inspected, legacyGroup, nodegroup, ownedByEks, template } from '../../support/user-data.ts';

const literal = inspected({ hasIpv4Literals: true });

describeRule(rule, {
  flagged: {
    'a template that a group launches from': { given: [template(literal), group()], says: 'the user data of lt-1:1 names an IPv4 address' },
    'a launch configuration': { given: [configuration(literal), legacyGroup], says: 'launch configuration lc-1 names' },
    'a template of a node group, which stays dual-stack': {
      given: [template(literal), nodegroup],
      says: 'lt-1:1',
      severity: { 'dual-stack': 'low' },
    },
    'a template that a node group and a group of other instances use': {
      given: [template(literal), nodegroup, group()],
      says: 'lt-1:1',
    },
    'a template in use, though node groups could not be read': {
      given: [template(literal), group()],
      gaps: [denied('eks-nodegroup')],
      says: 'lt-1:1',
    },
  },
  silent: {
    'names only': { given: [template(inspected()), group()] },
    'no user data': { given: [template(inspected({ present: false })), group()], as: 'not-applicable' },
    'a template that nobody uses': { given: [template(literal)], as: 'not-applicable' },
    'a version that the group does not use': { given: [template(literal), group('2')], as: 'not-applicable' },
    "EKS's own copy of a template": { given: [template(literal, ownedByEks), group()], as: 'not-applicable' },
  },
  unknown: {
    'user data that could not be decoded': { given: [template(inspected({ readable: false })), group()], says: 'decoded' },
    'user data that was not looked at': { given: [template(), group()], says: 'decoded' },
    'a template that may be in use': {
      given: [template(literal)],
      gaps: [denied('auto-scaling-group')],
      says: 'the Auto Scaling groups could not all be read',
    },
    'a template that a node group may use': { given: [template(literal)], gaps: [denied('eks-nodegroup')], says: 'node groups' },
  },
});
