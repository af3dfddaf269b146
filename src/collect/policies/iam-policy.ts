import type { GroupDetail, ManagedPolicyDetail, PolicyDetail, RoleDetail, UserDetail } from '@aws-sdk/client-iam';
import { inspectSourceAddresses, type InspectedPolicy, isWorthKeeping } from '../../model/source-ip.ts';
import { defineCollector } from '../define.ts';

/** `Arn` is the managed policy's, or that of the user, group or role that the policy is written into. */
type Policy = InspectedPolicy & {
  readonly Arn: string;
  readonly PolicyName: string;
  readonly Type: 'managed' | 'inline' | 'trust';
  readonly AttachmentCount?: number;
  readonly PermissionsBoundaryUsageCount?: number;
};

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** What an IAM policy of the account says of its callers' addresses, of the policies that say something. The policy itself is not kept. */
    'iam-policy': Policy;
  }
}

const inspected = (policy: Omit<Policy, 'SourceAddresses'>, document: string | undefined): readonly Policy[] => {
  const tests = inspectSourceAddresses(document);
  return isWorthKeeping(tests) ? [{ ...policy, SourceAddresses: tests ?? null }] : [];
};

const inline = (Arn: string, policies: readonly PolicyDetail[] | undefined): readonly Policy[] =>
  (policies ?? []).flatMap(({ PolicyName = '', PolicyDocument }) => inspected({ Arn, PolicyName, Type: 'inline' }, PolicyDocument));

const ofUser = ({ Arn = '', UserPolicyList }: UserDetail): readonly Policy[] => inline(Arn, UserPolicyList);
const ofGroup = ({ Arn = '', GroupPolicyList }: GroupDetail): readonly Policy[] => inline(Arn, GroupPolicyList);
const ofRole = ({ Arn = '', RolePolicyList, AssumeRolePolicyDocument }: RoleDetail): readonly Policy[] => [
  ...inline(Arn, RolePolicyList),
  ...(AssumeRolePolicyDocument ? inspected({ Arn, PolicyName: 'trust policy', Type: 'trust' }, AssumeRolePolicyDocument) : []),
];

const managed = (policy: ManagedPolicyDetail): readonly Policy[] => {
  const { Arn = '', PolicyName = '', AttachmentCount = 0, PermissionsBoundaryUsageCount = 0, PolicyVersionList = [] } = policy;
  const current = PolicyVersionList.find(({ IsDefaultVersion }) => IsDefaultVersion);
  return inspected({ Arn, PolicyName, Type: 'managed', AttachmentCount, PermissionsBoundaryUsageCount }, current?.Document);
};

const call = 'iam:GetAccountAuthorizationDetails';

export default defineCollector({
  kind: 'iam-policy',
  scope: 'global',
  calls: [call],
  // `arn:aws:iam::111122223333:role/app` becomes `role/app`, an inline policy `role/app#office-only`.
  identify: ({ Arn, PolicyName, Type }) => ({
    id: `${Arn.split(':').slice(5).join(':')}${Type === 'managed' ? '' : `#${PolicyName}`}`,
    arn: Arn,
  }),
  // One listing per type: a page of all types has four lists. AWS's own managed policies test no addresses of a customer's.
  async *collect(aws) {
    for await (const user of aws.each(call, { Filter: ['User'], MaxItems: 1000 }, 'UserDetailList')) yield* ofUser(user);
    for await (const group of aws.each(call, { Filter: ['Group'], MaxItems: 1000 }, 'GroupDetailList')) yield* ofGroup(group);
    for await (const role of aws.each(call, { Filter: ['Role'], MaxItems: 1000 }, 'RoleDetailList')) yield* ofRole(role);
    for await (const policy of aws.each(call, { Filter: ['LocalManagedPolicy'], MaxItems: 1000 }, 'Policies')) yield* managed(policy);
  },
});
