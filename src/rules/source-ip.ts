import { listed } from '../network/compute.ts';
import type { SourceAddressTests } from '../model/source-ip.ts';
import type { Resource } from '../model/resource.ts';
import { fail, type Fix, pass, saw, type Severity, unknown, type Verdict } from '../model/verdict.ts';

type Policy = Resource<'s3-bucket-policy' | 'sqs-queue-policy' | 'kms-key-policy' | 'ecr-repository-policy' | 'iam-policy'>;

/** Why policies of all kinds matter, for their rules' docs. */
export const sourceIpWhy =
  'A list of source addresses without IPv6 ones fits as long as all callers come over IPv4. The day a client uses a dual-stack endpoint, a denial of all other addresses locks it out and a grant to the listed ones ends, with AccessDenied and nothing else to see; a denial of listed addresses no longer stops their owners. ' +
  'Calls through VPC endpoints carry aws:VpcSourceIp instead of aws:SourceIp. Of statements for calls that AWS services make (aws:ViaAWSService) nothing certain is said; grants that another statement makes to IPv6 callers too are left out.';

export const sourceIpFix =
  'Add the IPv6 blocks of the same callers to each list, before any client turns dual-stack endpoints on. What the callers’ IPv6 blocks are only their networks know.';

export const sourceIpLinks = [
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_dual-stack_endpoint_support.html',
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourceip',
] as const;

/** The worst first: a lock-out, a grant that ends, a block that is evaded. */
const troubles: readonly (readonly [
  member: Exclude<keyof SourceAddressTests, 'statements' | 'ipv4OnlyViaServices'>,
  says: string,
  severity: Severity,
])[] = [
  ['ipv4OnlyDenies', 'denies all but IPv4 addresses', 'high'],
  ['ipv4OnlyAllows', 'grants to IPv4 addresses only', 'medium'],
  ['ipv4OnlyBlocks', 'keeps out IPv4 addresses only', 'low'],
];

/** The verdict on one policy, called `name` in the message. */
export const judgeSourceIp = (policy: Policy, name: string, fix: Fix): Verdict => {
  const tests = policy.data.SourceAddresses;
  const evidence = saw(policy, 'SourceAddresses');
  if (!tests) return unknown(`${name} is not a policy document that can be read: look for aws:SourceIp in it`, evidence);
  const found = troubles.filter(([member]) => tests[member].length > 0);
  const worst = found[0]?.[2];
  if (!worst && tests.ipv4OnlyViaServices.length > 0) {
    const statements = listed(tests.ipv4OnlyViaServices);
    return unknown(
      `${name} has IPv4 lists for calls that AWS services make (${statements}): which address those carry depends on the service`,
      evidence,
    );
  }
  if (!worst) return pass(evidence);
  return fail({
    message: `${name} ${found.map(([member, says]) => `${says} (${listed(tests[member])})`).join(', ')}`,
    severity: { 'dual-stack': worst, 'ipv6-only': worst },
    evidence,
    fix,
  });
};
