import { isWorkload } from '../../network/addressing.ts';
import { hasIpv6, inVpc, isIpv6Only, isShared } from '../../network/facts.ts';
import { createIpv6OnlySubnet, newIpv6OnlySubnet } from '../../network/new-subnets.ts';
import { newSubnetId } from '../../network/zones.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, rebuildFix } from '../define.ts';

export default defineRule({
  id: 'ipv6-only-subnet-absent',
  title: 'Zone with workloads and no IPv6-only subnet',
  severity: { 'ipv6-only': 'info' },
  subjects: ['vpc'],
  needs: ['subnet', 'network-interface'],
  docs: {
    why:
      'A subnet is IPv6-only from its creation or never: AWS has no way to turn an IPv4 or dual-stack subnet into one. ' +
      'So each Availability Zone whose workloads are to run without IPv4 needs a new subnet, and they move there with new interfaces.',
    fix: 'Create an IPv6-only subnet with DNS64 in each zone, route 64:ff9b::/96 to a NAT gateway, and move the workloads.',
    links: ['https://docs.aws.amazon.com/vpc/latest/userguide/vpc-migrate-ipv6.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'subnets',
    step: 'Create IPv6-only subnets',
    rollback: 'delete-subnet, while nothing stands in it.',
    after: ['subnet-ipv6-cidr-missing'],
    need: { 'ipv6-only': 'required' },
  },
  // Without an IPv6 range no such subnet can be made; vpc-ipv6-cidr-missing says so.
  applies: hasIpv6,
  check: (vpc, context) => {
    if (isShared(vpc)) return unknown(`account ${vpc.data.OwnerId} shares ${vpc.id}, and its other subnets are not visible`);
    const subnets = inVpc(context, 'subnet', vpc.id);
    const used = new Set(
      inVpc(context, 'network-interface', vpc.id)
        .filter(isWorkload)
        .map(({ data }) => data.SubnetId),
    );
    const zonesOf = (some: typeof subnets) => new Set(some.flatMap(({ data }) => data.AvailabilityZone ?? []));
    const native = subnets.filter(isIpv6Only);
    const served = zonesOf(native);
    const busy = subnets.filter((subnet) => used.has(subnet.id));
    const lacking = [...zonesOf(busy)].filter((zone) => !served.has(zone)).toSorted();
    if (busy.length === 0) return notApplicable;
    if (lacking.length === 0) return pass(native.flatMap((subnet) => saw(subnet, 'Ipv6Native', 'AvailabilityZone')));
    return fail({
      message: `${vpc.id} has workloads but no IPv6-only subnet in ${lacking.join(', ')}`,
      evidence: busy.flatMap((subnet) => saw(subnet, 'Ipv6Native', 'AvailabilityZone')),
      related: busy
        .filter(({ data }) => lacking.includes(data.AvailabilityZone ?? ''))
        .map((subnet) => relatedTo(subnet, 'holds workloads')),
      fix: rebuildFix('Create an IPv6-only subnet in each zone', {
        cli: lacking.flatMap((zone) => [
          createIpv6OnlySubnet(context.region, vpc.id, zone),
          `aws ec2 modify-subnet-attribute --region ${context.region} --subnet-id ${newSubnetId(vpc.id, zone)} --enable-dns64`,
        ]),
        terraform: lacking.map((zone) => newIpv6OnlySubnet(vpc.id, zone)),
      }),
    });
  },
});
