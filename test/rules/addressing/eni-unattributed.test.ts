import rule from '../../../src/rules/addressing/eni-unattributed.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const eni = (rest: Parameters<typeof build<'network-interface'>>[1]) =>
  build('network-interface', {
    NetworkInterfaceId: 'eni-1',
    OwnerId: '111122223333',
    Status: 'in-use',
    InterfaceType: 'interface',
    ...rest,
  });

describeRule(rule, {
  flagged: {
    'a text that no service is known to write': {
      given: [eni({ Description: 'Managed by Foo', RequesterId: '999988887777', PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.9' }] })],
      says: 'holds 1 IPv4 addresses for an unknown owner: description "Managed by Foo", requester 999988887777, type interface',
    },
    'a user’s interface that only looks like OpenSearch’s': {
      given: [eni({ Description: 'ES logs', RequesterId: '111122223333', RequesterManaged: false })],
      says: 'description "ES logs"',
    },
  },
  silent: {
    'a database': { given: [eni({ Description: 'RDSNetworkInterface' })], as: 'not-applicable' },
    'an instance': { given: [eni({ Description: 'whatever', Attachment: { InstanceId: 'i-1' } })], as: 'not-applicable' },
    'what names its manager': {
      given: [eni({ Description: 'x', Operator: { Managed: true, Principal: 'foo.amazonaws.com' } })],
      as: 'not-applicable',
    },
    'an interface that nothing uses': { given: [eni({ Status: 'available', RequesterManaged: false })], as: 'not-applicable' },
  },
  unknown: { 'an interface without a description': { given: [eni({})], says: 'gave no description' } },
});
