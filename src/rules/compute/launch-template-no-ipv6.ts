import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { listed, standingIn } from '../../network/compute.ts';
import { isDualStack } from '../../network/facts.ts';
import {
  groupsLaunching,
  type InterfaceSpecification,
  isOwnedByEks,
  newVersionCommands,
  newVersionInTerraform,
  primaryInterface,
  sawData,
  withPrimaryInterface,
} from '../../network/launch-templates.ts';
import { defineRule, disruptiveFix } from '../define.ts';

/** Addresses, counts and prefixes exclude each other; any of them gives the interface IPv6. */
const asksForIpv6 = (spec: InterfaceSpecification): boolean =>
  (spec.Ipv6AddressCount ?? 0) + (spec.Ipv6PrefixCount ?? 0) + (spec.Ipv6Addresses ?? []).length + (spec.Ipv6Prefixes ?? []).length > 0;

export default defineRule({
  id: 'launch-template-no-ipv6',
  title: 'Launch template whose interface gets no IPv6',
  severity: { 'dual-stack': 'medium' },
  subjects: ['launch-template-version'],
  needs: ['auto-scaling-group', 'subnet'],
  docs: {
    why:
      'The template describes the interface and asks for no IPv6 address, and the subnet does not assign one, or the template asks for zero, which overrules the subnet. ' +
      'New instances come up with IPv4 only in a dual-stack subnet.',
    fix: 'Ask for one IPv6 address in the template, or let the subnet assign it. A count and a prefix cannot both be given.',
    links: [
      'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LaunchTemplateInstanceNetworkInterfaceSpecificationRequest.html',
      'https://github.com/aws/karpenter-provider-aws/issues/2187',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'compute',
    step: 'Have launch templates ask for IPv6 addresses',
    rollback: 'Set the group to the earlier version of the launch template and refresh its instances.',
    after: ['asg-instance-type-unsupported'],
  },
  // Without a specification the subnet decides, and with an existing interface that interface does.
  applies: (version) => {
    const spec = primaryInterface(version);
    return spec !== undefined && spec.NetworkInterfaceId === undefined && !isOwnedByEks(version);
  },
  check: (version, context) => {
    const groups = groupsLaunching(context, version);
    const spec = primaryInterface(version);
    if (groups.length === 0 || !spec) return notApplicable;
    const evidence = sawData(version, 'NetworkInterfaces');
    if (asksForIpv6(spec)) return pass(evidence);
    const { subnets, missing } = standingIn(context, [...new Set(groups.flatMap(({ subnetIds }) => subnetIds ?? []))]);
    const dualStack = subnets.filter(isDualStack);
    const without =
      spec.Ipv6AddressCount === 0 ? dualStack : dualStack.filter((subnet) => subnet.data.AssignIpv6AddressOnCreation === false);
    const undecided = dualStack.find((subnet) => subnet.data.AssignIpv6AddressOnCreation === undefined);
    if (without.length === 0 && missing.length > 0)
      return unknown(`the subnets ${listed(missing)} of the groups are not visible`, evidence);
    if (without.length === 0 && undecided) return unknown(`AWS did not say whether ${undecided.id} assigns IPv6 addresses`, evidence);
    if (dualStack.length === 0) return notApplicable;
    if (without.length === 0) return pass([...evidence, ...dualStack.flatMap((subnet) => saw(subnet, 'AssignIpv6AddressOnCreation'))]);
    const where = listed(without.map(({ id }) => id));
    const reason = spec.Ipv6AddressCount === 0 ? 'asks for zero IPv6 addresses' : 'asks for no IPv6 address and the subnet assigns none';
    return fail({
      message: `${version.id} ${reason} in ${where}`,
      evidence: [...evidence, ...without.flatMap((subnet) => saw(subnet, 'AssignIpv6AddressOnCreation'))],
      related: groups.map((group) => relatedTo(group, 'launches from this version')),
      fix: disruptiveFix('Ask for an IPv6 address in a new version, and replace the instances', {
        cli: newVersionCommands(version, withPrimaryInterface(version, { Ipv6AddressCount: 1 }), groups),
        terraform: newVersionInTerraform(version, { network_interfaces: [{ ipv6_address_count: 1 }] }, groups),
      }),
    });
  },
});
