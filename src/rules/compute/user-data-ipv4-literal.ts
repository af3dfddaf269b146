import { fail, notApplicable, pass, relatedTo, unknown } from '../../model/verdict.ts';
import { isKubernetesNode } from '../../network/compute.ts';
import {
  launchingKinds,
  mayHaveUserData,
  nameOfLaunching,
  sawUserData,
  userDataCommands,
  userDataInTerraform,
  userDataInUse,
} from '../../network/user-data.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'user-data-ipv4-literal',
  title: 'User data that names an IPv4 address',
  // In a dual-stack subnet the address goes on to work; it only keeps IPv4 from being withdrawn.
  severity: { 'dual-stack': 'low', 'ipv6-only': 'high' },
  confidence: 'low',
  subjects: launchingKinds,
  consults: ['auto-scaling-group', 'eks-nodegroup'],
  docs: {
    why:
      'DNS64 answers for names alone. A proxy, repository or host that user data names by its IPv4 address is out of reach from an IPv6-only subnet even where NAT64 works, and what the script does there fails or hangs. ' +
      'Addresses are told by their looks: versions, blocks, comments, proxy exceptions, packet filters, and loopback and link-local addresses are left out, but a number of four parts may still be something else. The user data of instances that no group launches is not read.',
    fix: 'Name the host instead. Where there is no name, the address can be written as 64:ff9b::a.b.c.d, which NAT64 translates.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html',
      'https://www.rfc-editor.org/rfc/rfc6052',
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'compute',
    step: 'Take IPv4 addresses out of user data',
    rollback: 'Set the group to the earlier version of the launch template and refresh its instances.',
  },
  applies: (subject) => mayHaveUserData(subject),
  check: (subject, context) => {
    const name = nameOfLaunching(subject);
    const evidence = sawUserData(subject);
    const found = userDataInUse(subject, { groups: context.consult('auto-scaling-group'), nodegroups: context.consult('eks-nodegroup') });
    if (!found) return notApplicable;
    if ('unsure' in found) return unknown(`whether ${name} names IPv4 addresses is not certain: ${found.unsure}`, evidence);
    if (!found.inspection.hasIpv4Literals) return pass(evidence);
    // Kubernetes on EKS stays out of IPv6-only subnets.
    const staysDualStack = found.groups.every(isKubernetesNode);
    return fail({
      message: `the user data of ${name} names an IPv4 address, which DNS64 does nothing for`,
      evidence,
      ...(staysDualStack ? { severity: { 'dual-stack': 'low' } as const } : {}),
      related: [...found.groups, ...found.nodegroups].map((each) => relatedTo(each, 'launches with it')),
      fix: disruptiveFix('Name the host in the user data, and replace the instances', {
        cli: userDataCommands(subject, '([0-9]{1,3}\\.){3}[0-9]{1,3}', found),
        terraform: userDataInTerraform(subject, found),
      }),
    });
  },
});
