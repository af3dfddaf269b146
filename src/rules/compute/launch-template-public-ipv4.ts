import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { isKubernetesNode, listed, standingIn } from '../../network/compute.ts';
import { isIpv6Only } from '../../network/facts.ts';
import {
  groupsLaunching,
  isOwnedByEks,
  newVersionCommands,
  newVersionInTerraform,
  sawData,
  withPrimaryInterface,
} from '../../network/launch-templates.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'launch-template-public-ipv4',
  title: 'Launch template that asks for a public IPv4 address',
  severity: { 'ipv6-only': 'high' },
  confidence: 'low',
  subjects: ['launch-template-version'],
  needs: ['auto-scaling-group', 'subnet'],
  docs: {
    why:
      'An interface in an IPv6-only subnet has no IPv4 address to put a public one before, so a template that insists on one does not fit there. ' +
      'That the launch is refused follows from this and was not verified; elsewhere the address is only a cost, and info.',
    fix: 'Make a version with AssociatePublicIpAddress false.',
    links: [
      'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LaunchTemplateInstanceNetworkInterfaceSpecificationRequest.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'withdraw-ipv4',
    step: 'Launch without public IPv4 addresses',
    rollback: 'Set the group to the earlier version of the launch template and refresh its instances.',
  },
  applies: (version) => (version.data.LaunchTemplateData?.NetworkInterfaces ?? []).length > 0 && !isOwnedByEks(version),
  check: (version, context) => {
    // Kubernetes on EKS stays out of IPv6-only subnets.
    const groups = groupsLaunching(context, version).filter((group) => !isKubernetesNode(group));
    if (groups.length === 0) return notApplicable;
    const interfaces = version.data.LaunchTemplateData?.NetworkInterfaces ?? [];
    const asks = interfaces.some(({ AssociatePublicIpAddress }) => AssociatePublicIpAddress === true);
    const evidence = sawData(version, 'NetworkInterfaces');
    // Absent leaves it to the subnet, and an IPv6-only one gives none.
    if (!asks) return pass(evidence);
    const { subnets, missing } = standingIn(context, [...new Set(groups.flatMap(({ subnetIds }) => subnetIds ?? []))]);
    const native = subnets.filter(isIpv6Only);
    if (native.length === 0 && missing.length > 0) return unknown(`the subnets ${listed(missing)} of the groups are not visible`, evidence);
    const where = native.length > 0 ? `in the IPv6-only ${listed(native.map(({ id }) => id))}` : 'and would not fit an IPv6-only subnet';
    return fail({
      message: `${version.id} asks for a public IPv4 address ${where}`,
      evidence: [...evidence, ...native.flatMap((subnet) => saw(subnet, 'Ipv6Native'))],
      ...(native.length > 0 ? {} : { severity: { 'ipv6-only': 'info' } }),
      related: groups.map((group) => relatedTo(group, 'launches from this version')),
      fix: disruptiveFix('Ask for no public IPv4 address in a new version, and replace the instances', {
        cli: newVersionCommands(version, withPrimaryInterface(version, { AssociatePublicIpAddress: false }), groups),
        terraform: newVersionInTerraform(version, { network_interfaces: [{ associate_public_ip_address: false }] }, groups),
      }),
    });
  },
});
