import type { Resource } from '../../src/model/resource.ts';
import type { SourceAddressTests } from '../../src/model/source-ip.ts';
import type { Severity } from '../../src/model/verdict.ts';
import type { AnyRule } from '../../src/rules/define.ts';
import { describeRule } from './rule-test.ts';

/** What a policy tests whose one statement about addresses has lists of both families, unless a test says otherwise. */
export const addressTests = (found: Partial<SourceAddressTests>): SourceAddressTests => ({
  statements: 1,
  ipv4OnlyAllows: [],
  ipv4OnlyDenies: [],
  ipv4OnlyBlocks: [],
  ipv4OnlyViaServices: [],
  ...found,
});

/** What every rule about a resource policy says and is silent on, the same for each service. */
export const describePolicyRule = (rule: AnyRule, policy: (tests: SourceAddressTests | null) => Resource, whose: string): void => {
  const all = (severity: Severity) => ({ 'dual-stack': severity, 'ipv6-only': severity });
  describeRule(rule, {
    flagged: {
      'a denial of all but IPv4 addresses': {
        given: [policy(addressTests({ ipv4OnlyDenies: ['OfficeOnly'] }))],
        says: `the policy of ${whose} denies all but IPv4 addresses (OfficeOnly)`,
        severity: all('high'),
      },
      'a grant to IPv4 addresses': {
        given: [policy(addressTests({ ipv4OnlyAllows: ['statement 1'] }))],
        says: 'grants to IPv4 addresses only (statement 1)',
        severity: all('medium'),
      },
      'a block list': {
        given: [policy(addressTests({ ipv4OnlyBlocks: ['Abuse'] }))],
        says: 'keeps out IPv4 addresses only',
        severity: all('low'),
      },
    },
    silent: {
      'lists of both families': { given: [policy(addressTests({}))] },
      'a policy that tests no address': { given: [policy(addressTests({ statements: 0 }))] },
    },
    unknown: {
      'lists for calls of services': { given: [policy(addressTests({ ipv4OnlyViaServices: ['ViaAthena'] }))], says: 'ViaAthena' },
      'a document that is no JSON': { given: [policy(null)], says: 'not a policy document' },
    },
  });
};
