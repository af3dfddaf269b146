import { isIpv6Only } from '../../network/facts.ts';
import { anyIpv4, defaultRoute } from '../../network/internet.ts';
import { nat64Kinds, nat64Path, sendToNat } from '../../network/nat64.ts';
import { newNat } from '../../network/route-fixes.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, rebuildFix } from '../define.ts';

export default defineRule({
  id: 'nat64-private-nat-no-internet',
  title: 'NAT64 through a private NAT gateway reaches no internet',
  severity: { 'ipv6-only': 'info' },
  subjects: ['subnet'],
  needs: nat64Kinds,
  docs: {
    why:
      'A private NAT gateway translates to IPv4 hosts in the VPC and in networks connected to it. An internet gateway drops what comes from it, so IPv4-only hosts on the internet stay out of reach. ' +
      'That may be what was wanted.',
    fix: 'Where IPv4-only hosts on the internet are needed, send 64:ff9b::/96 to a public NAT gateway; the connectivity type of a NAT gateway cannot be changed.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-basics.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'nat64',
    step: 'Look at NAT64 through private NAT gateways',
    rollback: 'replace-route to the private NAT gateway, and then delete-nat-gateway for the new one.',
  },
  applies: isIpv6Only,
  check: (subnet, context) => {
    const path = nat64Path(context, subnet);
    if (path.outcome !== 'translated') return notApplicable;
    if (path.reach === 'internet') return pass(saw(path.nat, 'ConnectivityType'));
    const { nat, table, match } = path;
    const natSubnet = context.get('subnet', nat.data.SubnetId);
    const onward = natSubnet && defaultRoute(context, natSubnet, anyIpv4);
    if (!onward?.table) return unknown(`the route table of private NAT gateway ${nat.id} in ${nat.data.SubnetId} is not visible`);
    if (onward.unreadPrefixLists.length > 0)
      return unknown(`the entries of prefix list ${onward.unreadPrefixLists.join(', ')} in ${onward.table.id} could not be read`);
    // An internet gateway drops what a private NAT gateway sends; anything else may lead to a central exit.
    if (onward.active && onward.active.target.type !== 'internet-gateway') {
      const { type, id } = onward.active.target;
      return unknown(`private NAT gateway ${nat.id} sends 0.0.0.0/0 on to ${type} ${id}, whose onward path this scan does not follow`);
    }
    return fail({
      message: `${match.text} goes to ${nat.id}, a private NAT gateway, from which no internet is reached`,
      evidence: [...saw(nat, 'ConnectivityType', 'SubnetId'), ...saw(onward.table, 'Routes')],
      related: [relatedTo(nat, 'translates for the subnet'), relatedTo(table, 'decides for the subnet')],
      fix: rebuildFix('Translate through a public NAT gateway if the internet is wanted', {
        cli: [
          `aws ec2 create-nat-gateway --region ${context.region} --vpc-id ${subnet.data.VpcId} --availability-mode regional`,
          sendToNat(context.region, path, '<new-nat-gateway>'),
        ],
        terraform: newNat(path, `regional-${subnet.data.VpcId}`, { vpc_id: subnet.data.VpcId ?? '', availability_mode: 'regional' }),
      }),
    });
  },
});
