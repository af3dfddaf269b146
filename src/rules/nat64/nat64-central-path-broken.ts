import { isIpv6Only } from '../../network/facts.ts';
import { nat64Kinds, nat64Path } from '../../network/nat64.ts';
import { centralNat64, isSound, sightKinds } from '../../network/nat64-trace.ts';
import { nat64Block } from '../../network/route-fixes.ts';
import { newResource } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw } from '../../model/verdict.ts';
import { defineRule, disruptiveFix } from '../define.ts';
import { walkedKinds, worldOf } from '../world.ts';

export default defineRule({
  id: 'nat64-central-path-broken',
  title: 'Central NAT64 behind a transit gateway that packets do not reach or do not come back from',
  severity: { 'ipv6-only': 'high' },
  confidence: 'medium',
  subjects: ['subnet'],
  needs: nat64Kinds,
  consults: sightKinds,
  elsewhere: walkedKinds,
  docs: {
    why:
      'A NAT gateway in another VPC serves IPv6-only subnets over a transit gateway, if every table on the way knows 64:ff9b::/96 and every table on the way back knows the IPv6 range of the spoke. One missing route and connections to IPv4-only hosts hang. ' +
      'AWS documents that NAT64 works from connected VPCs; the single hops follow from its documented routing. What is not visible to this account is unknown elsewhere.',
    fix: 'Add the route that is missing: 64:ff9b::/96 on the way to the NAT gateway, the IPv6 range of the spoke on the way back.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html',
      'https://aws.amazon.com/blogs/networking-and-content-delivery/centralizing-outbound-internet-traffic-for-dual-stack-ipv4-and-ipv6-vpcs/',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'nat64',
    step: 'Mend the way to the central NAT64',
    rollback: 'delete-transit-gateway-route and delete-route for the routes that were added.',
  },
  applies: isIpv6Only,
  check: (subnet, context) => {
    const path = nat64Path(context, subnet);
    const traced = centralNat64(worldOf(context), subnet, path);
    if (!traced || path.outcome === 'no-table') return notApplicable;
    const evidence = [...saw(subnet, 'Ipv6Native', 'EnableDns64'), ...saw(path.table, 'Routes')];
    if (isSound(traced)) return pass(evidence);
    return fail({
      message: `NAT64 for ${subnet.id} behind the transit gateway fails: ${traced.why}`,
      evidence,
      related: [relatedTo(path.table, 'decides for the subnet')],
      path: [...traced.forward.hops, ...(traced.reply?.hops ?? [])],
      fix: disruptiveFix('Add the missing route, there or back', {
        cli: [
          `aws ec2 create-transit-gateway-route --region ${context.region} --transit-gateway-route-table-id <table> --destination-cidr-block 64:ff9b::/96 --transit-gateway-attachment-id <egress-attachment>`,
          `aws ec2 create-route --region ${context.region} --route-table-id <table-of-the-nat-gateway> --destination-ipv6-cidr-block <ipv6-range-of-the-spoke> --transit-gateway-id <transit-gateway>`,
        ],
        terraform: [
          newResource('aws_ec2_transit_gateway_route', `${subnet.id}-nat64`, {
            destination_cidr_block: nat64Block,
            transit_gateway_route_table_id: '<table>',
            transit_gateway_attachment_id: '<egress-attachment>',
          }),
          newResource('aws_route', `${subnet.id}-back`, {
            route_table_id: '<table-of-the-nat-gateway>',
            destination_ipv6_cidr_block: '<ipv6-range-of-the-spoke>',
            transit_gateway_id: '<transit-gateway>',
          }),
        ],
      }),
    });
  },
});
