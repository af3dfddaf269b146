import { isIpv6Only } from '../../network/facts.ts';
import { nat64Kinds, nat64Path, sendToNat } from '../../network/nat64.ts';
import { newNat } from '../../network/route-fixes.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'nat64-cross-az',
  title: 'NAT64 through a NAT gateway in another Availability Zone',
  severity: { 'ipv6-only': 'low' },
  subjects: ['subnet'],
  needs: nat64Kinds,
  docs: {
    why:
      'A zonal NAT gateway stands in one Availability Zone. When that zone fails, IPv6-only subnets of other zones lose IPv4 with it; until then each byte pays for crossing zones. ' +
      'A single NAT gateway may be a deliberate saving in a development account.',
    fix: 'Give each zone its own NAT gateway, or use a regional one, which spreads over the zones by itself. AWS documents NAT64 for every new NAT gateway but does not name regional ones; this was not tried.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'nat64',
    step: 'Translate in each zone',
    rollback: 'replace-route to the old NAT gateway, and then delete-nat-gateway for the new one.',
    after: ['nat64-route-missing', 'nat64-route-wrong-target'],
  },
  applies: isIpv6Only,
  check: (subnet, context) => {
    const path = nat64Path(context, subnet);
    const stands = path.outcome === 'translated' || (path.outcome === 'out-of-sight' && path.hop === 'onward');
    if (!stands || !path.nat || !path.match) return notApplicable;
    const { nat, table, match } = path;
    if (nat.data.AvailabilityMode === 'regional') return pass(saw(nat, 'AvailabilityMode'));
    const natSubnet = context.get('subnet', nat.data.SubnetId);
    // Zone names are dealt out per account; within one account's answers name and id agree.
    const zone = subnet.data.AvailabilityZoneId;
    const natZone = natSubnet?.data.AvailabilityZoneId;
    if (!zone || !natZone) return unknown(`the Availability Zones of ${subnet.id} and of NAT gateway ${nat.id} are not both visible`);
    const evidence = [...saw(subnet, 'AvailabilityZoneId'), ...saw(nat, 'SubnetId'), ...saw(natSubnet, 'AvailabilityZoneId')];
    if (zone === natZone) return pass(evidence);
    return fail({
      message: `${subnet.id} in ${zone} translates through ${nat.id} in ${natZone}`,
      evidence,
      related: [relatedTo(nat, 'translates for the subnet'), relatedTo(table, 'decides for the subnet')],
      fix: disruptiveFix('Translate in the subnet’s own zone, through a table of its own, or regionally', {
        cli: [
          `aws ec2 create-nat-gateway --region ${context.region} --vpc-id ${subnet.data.VpcId} --availability-mode regional`,
          sendToNat(context.region, { table, match }, '<new-nat-gateway>'),
        ],
        terraform: newNat({ table, match }, `regional-${subnet.data.VpcId}`, {
          vpc_id: subnet.data.VpcId ?? '',
          availability_mode: 'regional',
        }),
      }),
    });
  },
});
