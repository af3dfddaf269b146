import type { Resource } from '../../model/resource.ts';
import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { lookUpSubnets, templateOf } from '../../network/eks.ts';
import { byItsOwner, hasIpv6, isIpv6Only } from '../../network/facts.ts';
import { defineRule, safeFix } from '../define.ts';

/** Whether the node group's launch template asks for IPv6 addresses itself; undefined where it was not read. */
const templateAsksForIpv6 = (
  group: Resource<'eks-nodegroup'>,
  versions: readonly Resource<'launch-template-version'>[] | undefined,
): boolean | undefined => {
  if (!group.data.launchTemplate) return false;
  const launched = templateOf(group, versions)?.data.LaunchTemplateData;
  const asks = (each: { readonly Ipv6AddressCount?: number | undefined; readonly Ipv6Addresses?: readonly unknown[] | undefined }) =>
    (each.Ipv6AddressCount ?? 0) > 0 || (each.Ipv6Addresses ?? []).length > 0;
  return launched && (launched.NetworkInterfaces ?? []).some(asks);
};

export default defineRule({
  id: 'eks-node-subnet-no-ipv6-auto-assign',
  title: 'EKS node subnet gives nodes no IPv6 address',
  severity: { 'dual-stack': 'high' },
  subjects: ['eks-nodegroup'],
  needs: ['subnet'],
  consults: ['launch-template-version'],
  docs: {
    why:
      'The subnet has an IPv6 block but does not assign addresses from it to new interfaces, so nodes come up without IPv6. ' +
      'In an IPv6 cluster EKS marks the node group as degraded (Ec2SubnetMissingIpv6Assignment) and launches nothing; in an IPv4 cluster pods get no IPv6 egress.',
    fix: 'Turn on automatic assignment of IPv6 addresses in the subnet. Nodes that run already keep what they have until they are replaced.',
    links: [
      'https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html',
      'https://docs.aws.amazon.com/eks/latest/APIReference/API_Issue.html',
      'https://github.com/eksctl-io/eksctl/issues/4701',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'subnets',
    step: 'Have node subnets assign IPv6 addresses',
    rollback: 'modify-subnet-attribute --no-assign-ipv6-address-on-creation.',
    after: ['eks-subnet-no-ipv6-cidr'],
  },
  // Windows nodes take no IPv6 whatever the subnet does; eks-windows-nodes says so.
  applies: ({ data }) => data.status !== 'DELETING' && !data.amiType?.startsWith('WINDOWS_'),
  check: (group, context) => {
    const { seen, unseen } = lookUpSubnets(context, group.subnetIds ?? []);
    const withBlock = seen.filter((subnet) => hasIpv6(subnet) && !isIpv6Only(subnet));
    const off = withBlock.filter(({ data }) => data.AssignIpv6AddressOnCreation === false);
    const unsaid = withBlock.filter(({ data }) => data.AssignIpv6AddressOnCreation === undefined).map(({ id }) => id);
    const evidence = [...saw(group, 'health'), ...withBlock.flatMap((subnet) => saw(subnet, 'AssignIpv6AddressOnCreation'))];
    if (off.length === 0) {
      const unknowns = [...unseen, ...unsaid];
      if (unknowns.length > 0) return unknown(`whether subnets ${unknowns.join(', ')} assign IPv6 addresses was not read`, evidence);
      return withBlock.length === 0 ? notApplicable : pass(evidence);
    }
    const reported = group.data.health?.issues?.some(({ code }) => code === 'Ec2SubnetMissingIpv6Assignment');
    const asks = templateAsksForIpv6(group, context.consult('launch-template-version'));
    if (!reported && asks === true) return pass(evidence);
    if (!reported && asks === undefined) {
      const { id, name } = group.data.launchTemplate ?? {};
      return unknown(
        `launch template ${id ?? name} of the node group may ask for IPv6 addresses itself, and its version was not read`,
        evidence,
      );
    }
    return fail({
      message: `node group ${group.data.nodegroupName} of ${group.data.clusterName} uses subnets that assign no IPv6 addresses: ${off.map((subnet) => subnet.id + byItsOwner(subnet)).join(', ')}`,
      evidence,
      related: off.map((subnet) => relatedTo(subnet, 'assigns no IPv6 addresses')),
      fix: safeFix('Assign IPv6 addresses to new interfaces in the subnets', {
        cli: off.map(
          ({ id }) => `aws ec2 modify-subnet-attribute --region ${context.region} --subnet-id ${id} --assign-ipv6-address-on-creation`,
        ),
        terraform: off.map(({ id }) => existing('aws_subnet', id, { assign_ipv6_address_on_creation: true })),
      }),
    });
  },
});
