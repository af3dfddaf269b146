import { type InternetWay, internetWayKinds, internetWays, passageOf } from '../../network/block-public-access.ts';
import { byItsOwner, hasIpv6, inVpc, isShared } from '../../network/facts.ts';
import type { Resource } from '../../model/resource.ts';
import { newResource } from '../../model/terraform.ts';
import { fail, type Fix, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, disruptiveFix, safeFix } from '../define.ts';

/** `::/0 to eigw-1 from subnet-a, subnet-b`, each way once. */
const describe = (ways: readonly InternetWay[]): string =>
  [...Map.groupBy(ways, ({ text }) => text)]
    .map(([text, group]) => `${text} from ${group.map(({ subnet }) => subnet.id).join(', ')}`)
    .join('; ');

const fixOf = (vpc: Resource<'vpc'>, options: Resource<'vpc-block-public-access'> | undefined): Fix => {
  const { ExclusionsAllowed, ManagedBy } = (isShared(vpc) ? undefined : options?.data) ?? {};
  if (ExclusionsAllowed === 'not-allowed') {
    return safeFix('Have the declarative policy of the organization allow exclusions, or another mode; the account can change neither');
  }
  const region = `--region ${vpc.region}`;
  const mode = `aws ec2 modify-vpc-block-public-access-options ${region} --internet-gateway-block-mode block-ingress`;
  // Nothing is interrupted, but a door that somebody shut on purpose is not to be opened unread.
  return disruptiveFix(`Exclude the VPC for egress, if it is meant to reach the internet${byItsOwner(vpc)}`, {
    cli: [
      `aws ec2 create-vpc-block-public-access-exclusion ${region} --vpc-id ${vpc.id} --internet-gateway-exclusion-mode allow-egress`,
      ...(ManagedBy === 'declarative-policy' ? [] : [`# or let NAT and egress-only gateways of the whole region out: ${mode}`]),
    ],
    terraform: [
      newResource('aws_vpc_block_public_access_exclusion', vpc.id, { vpc_id: vpc.id, internet_gateway_exclusion_mode: 'allow-egress' }),
    ],
  });
};

export default defineRule({
  id: 'vpc-bpa-blocks-egress',
  title: 'VPC Block Public Access stops the IPv6 way out',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  confidence: 'medium',
  subjects: ['vpc'],
  needs: internetWayKinds,
  consults: ['vpc-block-public-access'],
  docs: {
    why:
      'The route tables lead IPv6 or NAT64 out, and Block Public Access in mode block-bidirectional drops it at the internet gateway, the egress-only one, or the NAT gateway behind one: connections time out though every route and filter is right. ' +
      'Transit gateways, peering and VPN are not touched. Which subnet decides where NAT gateway and hosts differ is not documented, and is unknown here.',
    fix: 'Exclude the VPC for egress, or set the mode to block-ingress, which lets NAT gateways and egress-only gateways out. A declarative policy of the organization may reserve both.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html',
      'https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_VpcBlockPublicAccessOptions.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'egress',
    step: 'Let egress through Block Public Access',
    rollback: 'delete-vpc-block-public-access-exclusion.',
  },
  applies: hasIpv6,
  check: (vpc, context) => {
    const options = context.consult('vpc-block-public-access')?.find(({ account }) => account === vpc.account);
    const ways = inVpc(context, 'subnet', vpc.id).flatMap((subnet) => internetWays(context, vpc, subnet));
    if (ways.length === 0) return notApplicable;
    const passages = ways.map((way) => ({ way, passage: passageOf(way, options) }));
    const blocked = passages.flatMap(({ way, passage }) => (passage.state === 'blocked' ? [way] : []));
    const evidence = [
      ...[...new Set(ways.map(({ edge }) => edge))].flatMap((edge) => saw(edge, 'BlockPublicAccessStates')),
      ...(options ? saw(options, 'InternetGatewayBlockMode', 'ManagedBy', 'ExclusionsAllowed') : []),
    ];
    if (blocked.length === 0) {
      const unseen = passages.flatMap(({ passage }) => (passage.state === 'unseen' ? [passage.why] : []));
      return unseen.length > 0 ? unknown([...new Set(unseen)].join('; '), evidence) : pass(evidence);
    }
    return fail({
      message: `Block Public Access (block-bidirectional) stops ${describe(blocked)}`,
      evidence,
      related: [...new Set(blocked.map(({ subnet }) => subnet))].map((subnet) => relatedTo(subnet, 'does not reach the internet')),
      fix: fixOf(vpc, options),
    });
  },
});
