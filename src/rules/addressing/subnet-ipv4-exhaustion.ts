import { isKeptForPlumbing } from '../../network/addressing.ts';
import { isIpv6Only, usableIpv4 } from '../../network/facts.ts';
import { createIpv6OnlySubnet, newIpv6OnlySubnet } from '../../network/new-subnets.ts';
import { fail, notApplicable, pass, saw, type Severity, unknown } from '../../model/verdict.ts';
import { defineRule, rebuildFix } from '../define.ts';

/** An Application Load Balancer wants 8 free addresses in each of its subnets. */
const spare = 8;

export default defineRule({
  id: 'subnet-ipv4-exhaustion',
  title: 'Subnet that runs out of IPv4 addresses',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
  subjects: ['subnet'],
  consults: ['network-interface'],
  docs: {
    why:
      'A dual-stack interface needs an IPv4 address as well: without a free one launches, scaling, load balancers and cluster upgrades fail, however much IPv6 there is. ' +
      'Addresses of stopped instances count as taken. Whether AWS counts reserved ranges of the subnet as free was not verified.',
    fix: 'Move workloads that can do without IPv4 to IPv6-only subnets, or add subnets; a subnet’s IPv4 block cannot grow.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html',
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'subnets',
    step: 'Relieve subnets that run out of IPv4',
    rollback: 'delete-subnet for the new subnet, while nothing stands in it.',
    after: ['subnet-ipv6-cidr-missing', 'ipv6-only-subnet-absent'],
  },
  // AWS says 0 of an IPv6-only subnet, which has no IPv4 addresses to run out of.
  applies: (subnet) => !isIpv6Only(subnet) && Boolean(subnet.data.CidrBlock),
  check: (subnet, context) => {
    const evidence = saw(subnet, 'CidrBlock', 'AvailableIpAddressCount');
    const free = subnet.data.AvailableIpAddressCount;
    if (free === undefined) return unknown(`AWS did not say how many addresses are free in ${subnet.id}`, evidence);
    const usable = usableIpv4(subnet);
    const isUrgent = free < spare || free < usable * 0.05;
    if (!isUrgent && free >= usable * 0.2) return pass(evidence);
    const isPlumbing = isKeptForPlumbing(subnet, context.consult('network-interface'));
    if (isPlumbing === undefined)
      return unknown(`what stands in ${subnet.id}, with ${free} of ${usable} addresses free, is not visible`, evidence);
    if (isPlumbing) return notApplicable;
    const { VpcId: vpcId = '', AvailabilityZone: zone } = subnet.data;
    const severity: Severity = isUrgent ? 'high' : 'medium';
    return fail({
      message: `${subnet.id} (${subnet.data.CidrBlock}) has ${free} of ${usable} IPv4 addresses free`,
      severity: { 'dual-stack': severity, 'ipv6-only': severity },
      evidence,
      fix: rebuildFix('Put what needs no IPv4 into an IPv6-only subnet', {
        cli: [createIpv6OnlySubnet(context.region, vpcId, zone)],
        terraform: [newIpv6OnlySubnet(vpcId, zone)],
      }),
    });
  },
});
