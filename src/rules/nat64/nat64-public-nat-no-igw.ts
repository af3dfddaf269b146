import { isIpv6Only } from '../../network/facts.ts';
import { nat64Kinds, nat64Path } from '../../network/nat64.ts';
import { pathFrom, sightKinds } from '../../network/nat64-trace.ts';
import { movedRoute, newRoute } from '../../network/route-fixes.ts';
import { isBlackhole } from '../../network/routes.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, disruptiveFix, safeFix } from '../define.ts';
import { walkedKinds, worldOf } from '../world.ts';

export default defineRule({
  id: 'nat64-public-nat-no-igw',
  title: 'NAT64 through a public NAT gateway without a way to the internet',
  severity: { 'ipv6-only': 'high' },
  subjects: ['subnet'],
  needs: nat64Kinds,
  consults: ['internet-gateway', ...sightKinds],
  elsewhere: walkedKinds,
  docs: {
    why:
      'After translation the packets are IPv4 and follow the route table of the subnet in which the NAT gateway stands. Without an active 0.0.0.0/0 to an internet gateway there they go nowhere: IPv4-only hosts on the internet time out. ' +
      'That subnet needs no IPv6. A regional NAT gateway stands in no subnet and brings its own route.',
    fix: 'Route 0.0.0.0/0 to the internet gateway in the table of the NAT gateway’s subnet.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'nat64',
    step: 'Lead public NAT gateways to the internet',
    rollback: 'replace-route with the old target, or delete-route where there was no route.',
  },
  applies: isIpv6Only,
  check: (subnet, context) => {
    const path = nat64Path(context, subnet);
    if (path.outcome === 'out-of-sight' && path.hop === 'onward') return unknown(path.why);
    if (path.outcome === 'translated' && path.reach === 'internet') return pass(saw(path.nat, 'ConnectivityType', 'AvailabilityMode'));
    if (path.outcome !== 'nat-without-internet') return notApplicable;
    const { nat, natTable, instead } = path;
    const now = instead ? `sends 0.0.0.0/0 to ${instead.target.id} (${instead.route.State ?? 'active'})` : 'has no 0.0.0.0/0';
    // Only for the fix: the finding stands without it.
    const gateway = context.consult('internet-gateway')?.find(({ vpcId }) => vpcId === nat.data.VpcId)?.id ?? '<internet-gateway>';
    const verb = instead ? 'replace-route' : 'create-route';
    return fail({
      path: pathFrom(worldOf(context), subnet, 'ipv4-internet').forward.hops,
      message: `${natTable.id}, the table of public NAT gateway ${nat.id} in ${nat.data.SubnetId}, ${now} and does not reach an internet gateway`,
      evidence: [...saw(nat, 'ConnectivityType', 'AvailabilityMode', 'SubnetId'), ...saw(natTable, 'Routes')],
      related: [relatedTo(nat, 'translates for the subnet'), relatedTo(natTable, 'decides for the NAT gateway')],
      // What follows an active route goes another way as soon as it is replaced.
      fix: (instead && !isBlackhole(instead.route) ? disruptiveFix : safeFix)(
        'Route 0.0.0.0/0 of the NAT gateway’s subnet to the internet gateway',
        {
          cli: [
            `aws ec2 ${verb} --region ${context.region} --route-table-id ${natTable.id} --destination-cidr-block 0.0.0.0/0 --gateway-id ${gateway}`,
          ],
          terraform: [
            instead
              ? movedRoute(natTable.id, instead.route, { gateway_id: gateway })
              : newRoute(natTable.id, '0.0.0.0/0', { gateway_id: gateway }),
          ],
        },
      ),
    });
  },
});
