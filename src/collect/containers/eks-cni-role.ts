import { allTogether, inspectAction } from '../../model/policy-action.ts';
import type { Reader } from '../define.ts';
import { defineCollector } from '../define.ts';
import { unlessGone } from '../unless-gone.ts';

/** For whom a cluster has the role: its nodes, or the VPC CNI alone, by the service account or by pod identity. */
type Use = 'nodeRole' | 'serviceAccountRoleArn' | 'podIdentityAssociation';

interface RoleUse {
  readonly clusterName: string;
  readonly Arn: string;
  readonly use: Use;
}

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A role that the VPC CNI of an IPv6 cluster may act as. Of its policies only the answer is kept: null where one could not be read. */
    'eks-cni-role': RoleUse & { readonly allowsAssignIpv6Addresses: boolean | null };
  }
}

const calls = [
  'eks:ListPodIdentityAssociations',
  'eks:DescribePodIdentityAssociation',
  'iam:ListAttachedRolePolicies',
  'iam:ListRolePolicies',
  'iam:GetRolePolicy',
  'iam:GetPolicy',
  'iam:GetPolicyVersion',
] as const;
type Iam = Reader<(typeof calls)[number], 'eks-cluster' | 'eks-nodegroup' | 'eks-addon'>;
type Verdict = ReturnType<typeof inspectAction>;

const inspect = (document: string | undefined): Verdict => inspectAction(document, 'ec2:AssignIpv6Addresses');

/** What a managed policy says, read once however many roles have it. */
const managedPolicies = (aws: Iam) => {
  const known = new Map<string, Promise<Verdict>>();
  const read = async (PolicyArn: string): Promise<Verdict> => {
    const { Policy } = await aws.one('iam:GetPolicy', { PolicyArn });
    const { PolicyVersion } = await aws.one('iam:GetPolicyVersion', { PolicyArn, VersionId: Policy?.DefaultVersionId });
    return inspect(PolicyVersion?.Document);
  };
  return (arn: string): Promise<Verdict> => {
    const verdict = known.get(arn) ?? read(arn);
    known.set(arn, verdict);
    return verdict;
  };
};

/** IAM says so itself where a role has more policies than a page: both listings have at most 20 by quota, 100 are asked for. */
const verdictOf = async (aws: Iam, managed: ReturnType<typeof managedPolicies>, arn: string): Promise<boolean | null> => {
  const RoleName = arn.split('/').at(-1) ?? '';
  const verdicts: Verdict[] = [];
  for await (const { PolicyArn = '' } of aws.each('iam:ListAttachedRolePolicies', { RoleName, MaxItems: 100 }, 'AttachedPolicies'))
    verdicts.push(await managed(PolicyArn));
  for await (const PolicyName of aws.each('iam:ListRolePolicies', { RoleName, MaxItems: 100 }, 'PolicyNames'))
    verdicts.push(inspect((await aws.one('iam:GetRolePolicy', { RoleName, PolicyName })).PolicyDocument));
  return allTogether(verdicts);
};

/** The roles that pod identity gives to the service account of the VPC CNI. */
const podIdentityRoles = (aws: Iam, clusters: readonly string[]): AsyncGenerator<RoleUse> =>
  aws.forEach(
    clusters,
    (name) => name,
    'eks:ListPodIdentityAssociations',
    unlessGone(async (clusterName) => {
      const roles: RoleUse[] = [];
      const input = { clusterName, namespace: 'kube-system', serviceAccount: 'aws-node', maxResults: 100 };
      for await (const { associationId } of aws.each('eks:ListPodIdentityAssociations', input, 'associations')) {
        const { association } = await aws.one('eks:DescribePodIdentityAssociation', { clusterName, associationId });
        if (association?.roleArn) roles.push({ clusterName, Arn: association.roleArn, use: 'podIdentityAssociation' });
      }
      return roles;
    }),
  );

export default defineCollector({
  kind: 'eks-cni-role',
  calls,
  after: ['eks-cluster', 'eks-nodegroup', 'eks-addon'],
  identify: ({ clusterName, Arn, use }) => ({ id: `${clusterName}/${use}/${Arn.split('/').at(-1) ?? ''}`, arn: Arn }),
  async *collect(aws) {
    // EKS Auto Mode has a CNI of its own with rights of its own.
    const clusters = aws
      .found('eks-cluster')
      .filter(({ data }) => data.kubernetesNetworkConfig?.ipFamily === 'ipv6' && data.computeConfig?.enabled !== true);
    if (clusters.length === 0) return;
    const names = new Set(clusters.map(({ id }) => id));
    const uses: RoleUse[] = [
      ...aws.found('eks-nodegroup').flatMap(({ data: { clusterName = '', nodeRole } }) => {
        return nodeRole ? [{ clusterName, Arn: nodeRole, use: 'nodeRole' as const }] : [];
      }),
      ...aws.found('eks-addon').flatMap(({ data: { clusterName = '', addonName, serviceAccountRoleArn: Arn } }) => {
        return addonName === 'vpc-cni' && Arn ? [{ clusterName, Arn, use: 'serviceAccountRoleArn' as const }] : [];
      }),
    ].filter(({ clusterName }) => names.has(clusterName));
    for await (const use of podIdentityRoles(aws, [...names])) uses.push(use);
    const managed = managedPolicies(aws);
    yield* aws.forEach(
      [...Map.groupBy(uses, ({ clusterName, use, Arn }) => `${clusterName}/${use}/${Arn}`).values()].flatMap(([use]) => use ?? []),
      ({ Arn }) => Arn,
      'iam:ListAttachedRolePolicies',
      unlessGone(async (use) => [{ ...use, allowsAssignIpv6Addresses: await verdictOf(aws, managed, use.Arn) }]),
    );
  },
});
