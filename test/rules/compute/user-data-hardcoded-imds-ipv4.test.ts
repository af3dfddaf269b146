import rule from '../../../src/rules/compute/user-data-hardcoded-imds-ipv4.ts';
import { describeRule } from '../../support/rule-test.ts';
import { configuration, group, inspected, legacyGroup, nodegroup, template } from '../../support/user-data.ts';

const hardcoded = inspected({ hardcodesImdsIpv4: true });

describeRule(rule, {
  flagged: {
    'a template that asks one address only': {
      given: [template(hardcoded), group()],
      says: 'the user data of lt-1:1 asks 169.254.169.254 for instance metadata and never fd00:ec2::254',
    },
    'a launch configuration': { given: [configuration(hardcoded), legacyGroup], says: 'launch configuration lc-1' },
  },
  silent: {
    'user data that leaves the address to others, or asks both': { given: [template(inspected()), group()] },
    'instance metadata switched off': {
      given: [template(hardcoded, { MetadataOptions: { HttpEndpoint: 'disabled' } }), group()],
      as: 'not-applicable',
    },
    'instance metadata switched off in a launch configuration': {
      given: [configuration(hardcoded, { HttpEndpoint: 'disabled' }), legacyGroup],
      as: 'not-applicable',
    },
    'nodes of EKS, where the IPv6 endpoint is not supported': { given: [template(hardcoded), nodegroup], as: 'not-applicable' },
    'nodes of another Kubernetes cluster': {
      given: [template(hardcoded), group('$Default', 'kubernetes.io/cluster/main')],
      as: 'not-applicable',
    },
    'a version that the group does not use': { given: [template(hardcoded), group('2')], as: 'not-applicable' },
  },
  unknown: {
    'user data that could not be decoded': { given: [template(inspected({ readable: false })), group()], says: 'decoded' },
  },
});
