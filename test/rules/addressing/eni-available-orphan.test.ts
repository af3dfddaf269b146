import rule from '../../../src/rules/addressing/eni-available-orphan.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const eni = (rest: Parameters<typeof build<'network-interface'>>[1]) =>
  build('network-interface', {
    NetworkInterfaceId: 'eni-1',
    SubnetId: 'subnet-1',
    Status: 'available',
    RequesterManaged: false,
    Description: 'spare',
    PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.9' }],
    ...rest,
  });
/** AWS answers types that the SDK's list lacks. */
const lambda = { InterfaceType: 'lambda' } as const;

describeRule(rule, {
  flagged: {
    'an interface that nothing is attached to': {
      given: [eni({})],
      says: 'eni-1 ("spare") in subnet-1 is attached to nothing and holds 1 IPv4 address',
    },
    'one with a prefix': { given: [eni({ Ipv4Prefixes: [{ Ipv4Prefix: '10.0.0.16/28' }] })], says: 'holds 17 IPv4 addresses' },
    'one of a participant of a shared subnet': { given: [eni({ OwnerId: '999999999999' })], says: 'attached to nothing' },
  },
  silent: {
    'an interface in use': { given: [eni({ Status: 'in-use' })], as: 'not-applicable' },
    'OpenSearch’s reserve': { given: [eni({ Description: 'ES logs', RequesterManaged: true })], as: 'not-applicable' },
    'a warm interface of Lambda, which nobody manages by name': { given: [eni(lambda)], as: 'not-applicable' },
    'a warm interface of Glue': {
      given: [eni({ Description: 'Attached to Glue using role: arn:aws:iam::1:role/x' })],
      as: 'not-applicable',
    },
    'a warm interface of an unknown service': { given: [eni({ RequesterManaged: true })], as: 'not-applicable' },
    'an interface without IPv4': { given: [eni({ Ipv6Native: true, PrivateIpAddresses: [] })] },
  },
  unknown: {
    'one of which AWS does not say who manages it': {
      given: [build('network-interface', { NetworkInterfaceId: 'eni-1', Status: 'available' })],
      says: 'did not say',
    },
    'one without a status': {
      given: [build('network-interface', { NetworkInterfaceId: 'eni-1', RequesterManaged: false })],
      says: 'did not say',
    },
  },
});
