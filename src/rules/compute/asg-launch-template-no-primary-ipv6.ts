import { launchTemplateUses } from '../../model/launch-template.ts';
import { tagKeysOf } from '../../model/resource.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { findIn, isEksManaged, listed } from '../../network/compute.ts';
import {
  type LaunchTemplateVersion,
  nameOfUse,
  newVersionCommands,
  newVersionInTerraform,
  primaryInterface,
  sawData,
  versionOf,
  withPrimaryInterface,
} from '../../network/launch-templates.ts';
import { nameOfTargetGroup } from '../../network/load-balancers.ts';
import { lacksPrimaryIpv6, targetGroupArnsOf, wantsPrimaryIpv6 } from '../../network/primary-ipv6.ts';
import { defineRule, disruptiveFix } from '../define.ts';

/** The version's interfaces with a primary IPv6 address on the first one; without any the version has none to put it on. */
const withPrimaryIpv6 = (version: LaunchTemplateVersion) =>
  primaryInterface(version)
    ? withPrimaryInterface(version, { PrimaryIpv6: true })
    : { NetworkInterfaces: [{ DeviceIndex: 0, Ipv6AddressCount: 1, PrimaryIpv6: true, Groups: ['<security-group>'] }] };

export default defineRule({
  id: 'asg-launch-template-no-primary-ipv6',
  title: 'Launch template without a primary IPv6 address for an IPv6 target group',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['auto-scaling-group'],
  needs: ['target-group', 'launch-template-version'],
  consults: ['instance'],
  docs: {
    why:
      'The group registers its instances by id in an IPv6 target group, which refuses those without a primary IPv6 address. An address that the subnet assigns is not primary: ' +
      'only PrimaryIpv6 in the launch template makes it so, and without it new instances come up and do not get into the target group. ' +
      'Instances that run without one are told of their target group instead.',
    fix: 'Set PrimaryIpv6 on the first interface in a new version of the launch template, or use a target group of type ip.',
    links: [
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-register-targets.html',
      'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_LaunchTemplateInstanceNetworkInterfaceSpecificationRequest.html',
      'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/3692',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'load-balancers',
    step: 'Launch instances with a primary IPv6 address',
    rollback: 'Set the group to the earlier version of the launch template; a running instance keeps its primary address.',
  },
  // EKS makes the templates of managed node groups, and asg-launch-configuration speaks of launch configurations.
  applies: (group) =>
    targetGroupArnsOf(group).length > 0 && group.data.LaunchConfigurationName === undefined && !isEksManaged(tagKeysOf(group)),
  check: (group, context) => {
    const arns = targetGroupArnsOf(group);
    const targets = arns.flatMap((arn) => context.get('target-group', arn) ?? []).filter(wantsPrimaryIpv6);
    const unseen = arns.filter((arn) => !context.get('target-group', arn));
    const evidence = [...saw(group, 'TargetGroupARNs', 'LaunchTemplate', 'MixedInstancesPolicy')];
    if (targets.length === 0) {
      return unseen.length > 0 ? unknown(`the target group ${listed(unseen)} of ${group.id} is not visible`, evidence) : notApplicable;
    }
    const running = (group.data.Instances ?? []).flatMap(({ InstanceId }) => findIn(context.consult('instance'), InstanceId) ?? []);
    // tg-ipv6-target-no-primary-ipv6 has told it already, of the target group.
    if (running.some(lacksPrimaryIpv6)) return notApplicable;
    const uses = launchTemplateUses(group).map((use) => ({ use, version: versionOf(context, use) }));
    const versions = [...new Set(uses.flatMap(({ version }) => version ?? []))];
    const read = [...evidence, ...versions.flatMap((version) => sawData(version, 'NetworkInterfaces'))];
    const attached = versions.filter((version) => primaryInterface(version)?.NetworkInterfaceId !== undefined);
    // AWS leaves PrimaryIpv6 out where it was not asked for.
    const lacking = versions.filter((version) => !attached.includes(version) && primaryInterface(version)?.PrimaryIpv6 !== true);
    if (lacking.length > 0) {
      return fail({
        message: `${group.id} registers instances in ${listed(targets.map(nameOfTargetGroup))}, and ${listed(lacking.map(({ id }) => id))} gives them no primary IPv6 address`,
        evidence: read,
        related: [
          ...targets.map((target) => relatedTo(target, 'takes instances with a primary IPv6 address only')),
          ...lacking.map((version) => relatedTo(version, 'asks for no primary IPv6 address')),
        ],
        fix: disruptiveFix('Ask for a primary IPv6 address in a new version, and replace the instances', {
          cli: lacking.flatMap((version) => newVersionCommands(version, withPrimaryIpv6(version), [group])),
          terraform: lacking.flatMap((version) =>
            newVersionInTerraform(version, { network_interfaces: [{ primary_ipv6: true }] }, [group]),
          ),
        }),
      });
    }
    const missing = uses.filter(({ version }) => !version).map(({ use }) => nameOfUse(use));
    if (missing.length > 0) return unknown(`launch template ${listed(missing)} of ${group.id} is not visible`, read);
    if (attached.length > 0) return unknown(`${listed(attached.map(({ id }) => id))} launches with an interface that exists already`, read);
    return versions.length > 0 ? pass(read) : unknown(`AWS did not say what ${group.id} launches from`, evidence);
  },
});
