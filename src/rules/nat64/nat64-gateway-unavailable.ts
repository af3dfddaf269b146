import { isIpv6Only } from '../../network/facts.ts';
import { isInMaking, nat64Kinds, nat64Path, sendToNat } from '../../network/nat64.ts';
import { pathFrom, sightKinds } from '../../network/nat64-trace.ts';
import { newNat } from '../../network/route-fixes.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, disruptiveFix } from '../define.ts';
import { walkedKinds, worldOf } from '../world.ts';

export default defineRule({
  id: 'nat64-gateway-unavailable',
  title: 'NAT64 route to a NAT gateway that is not available',
  severity: { 'ipv6-only': 'blocker' },
  subjects: ['subnet'],
  needs: nat64Kinds,
  consults: sightKinds,
  elsewhere: walkedKinds,
  docs: {
    why:
      'The route for 64:ff9b::/96 leads to a NAT gateway that failed to start or is being deleted. Nothing translates, so connections from the IPv6-only subnet to IPv4-only hosts time out. ' +
      'AWS lists a failed or deleted NAT gateway for about an hour.',
    fix: 'Create a NAT gateway that becomes available, and send 64:ff9b::/96 to it.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-troubleshooting.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'nat64',
    step: 'Put a working NAT gateway in place',
    rollback: 'delete-route for 64:ff9b::/96 and delete-nat-gateway for the new one; the old one never comes back.',
  },
  applies: isIpv6Only,
  check: (subnet, context) => {
    const path = nat64Path(context, subnet);
    if (path.outcome === 'translated' || path.outcome === 'nat-without-internet') return pass(saw(path.nat, 'State'));
    if (path.outcome === 'out-of-sight' && path.nat) return pass(saw(path.nat, 'State'));
    if (path.outcome === 'out-of-sight' && path.hop === 'nat-gateway') return unknown(path.why, saw(path.table, 'Routes'));
    if (path.outcome !== 'nat-not-available') return notApplicable;
    const { nat, match, table } = path;
    const id = match.target.id;
    if (nat && isInMaking(nat)) return unknown(`NAT gateway ${id} is in state ${nat.data.State ?? '(not told)'}`, saw(nat, 'State'));
    const cause = nat?.data.FailureCode ? ` (${nat.data.FailureCode}: ${nat.data.FailureMessage ?? ''})` : '';
    return fail({
      path: pathFrom(worldOf(context), subnet, 'ipv4-internet').forward.hops,
      message: nat
        ? `${table.id} sends ${match.text} to NAT gateway ${id}, which is ${nat.data.State}${cause}`
        : `${table.id} sends ${match.text} to NAT gateway ${id}, which does not exist in this account and region`,
      evidence: [...saw(table, 'Routes'), ...(nat ? saw(nat, 'State', 'FailureCode', 'FailureMessage') : [])],
      related: [relatedTo(table, 'decides for the subnet'), ...(nat ? [relatedTo(nat, 'should translate')] : [])],
      fix: disruptiveFix('Create a NAT gateway and send 64:ff9b::/96 to it', {
        cli: [
          `aws ec2 create-nat-gateway --region ${context.region} --subnet-id <public-subnet> --allocation-id <elastic-ip-allocation>`,
          sendToNat(context.region, path, '<new-nat-gateway>'),
        ],
        terraform: newNat(path, `nat64-${subnet.data.VpcId}`, { subnet_id: '<public-subnet>', allocation_id: '<elastic-ip-allocation>' }),
      }),
    });
  },
});
