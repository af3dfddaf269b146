import { newResource } from '../../model/terraform.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { hasIpv6 } from '../../network/facts.ts';
import { endpointsIn, ipv4OnlySubnets, subnetsBehind } from '../../network/firewalls.ts';
import { defineRule, rebuildFix } from '../define.ts';

/** It takes the zone of the old one. */
const newSubnet = (old: string): string => `<dual-stack-subnet-in-the-zone-of-${old}>`;

export default defineRule({
  id: 'network-firewall-ipv4-only',
  title: 'IPv4-only Network Firewall before subnets with IPv6',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['network-firewall'],
  needs: ['subnet', 'route-table', 'prefix-list'],
  docs: {
    why:
      'An endpoint of type IPV4 passes no IPv6: packets that a route sends to it are lost, and where IPv6 is routed around it, nobody inspects them. ' +
      'Which subnets stand behind the firewall is told by the routes to its endpoints. HOME_NET is the IPv4 range of its VPC unless it is set, and rule groups may list IPv4 ranges alone; neither is read.',
    fix: 'The type of a firewall subnet cannot change, and a firewall has one subnet of its own in each zone. Add a further endpoint of type DUALSTACK in each zone, which is a VPC endpoint association, and move the routes to it; whether AWS takes it beside an IPv4 subnet was not verified, else make a new firewall with the same policy. Add IPv6 ranges to HOME_NET and the rule groups.',
    links: [
      'https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_SubnetMapping.html',
      'https://docs.aws.amazon.com/network-firewall/latest/APIReference/API_Firewall.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/aws-ipv6-support.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'egress',
    step: 'Add dual-stack firewall endpoints',
    rollback: 'replace-route back to the old endpoints, which stay, then delete-vpc-endpoint-association.',
  },
  // One that is attached to a transit gateway has no subnets of its own.
  applies: ({ data }) => data.TransitGatewayId === undefined && (data.SubnetMappings ?? []).length > 0,
  check: (firewall, context) => {
    const evidence = saw(firewall, 'SubnetMappings', 'SyncStates');
    const name = firewall.data.FirewallName ?? firewall.id;
    const own = ipv4OnlySubnets(firewall);
    if (own.length === 0) return pass(evidence);
    const endpoints = endpointsIn(firewall, own);
    if (endpoints.length < own.length) return unknown(`the endpoints of firewall ${name} are not all known`, evidence);
    const behind = subnetsBehind(context, firewall, endpoints).filter(hasIpv6);
    if (behind.length === 0) {
      const others = firewall.data.NumberOfAssociations ?? 0;
      if (others === 0) return pass(evidence);
      return unknown(`firewall ${name} serves ${others} endpoints in other VPCs, which are not read`, evidence);
    }
    const vpcId = firewall.data.VpcId ?? '<vpc>';
    return fail({
      message: `firewall ${name} takes IPv4 only in ${own.join(', ')}, and ${behind.map(({ id }) => id).join(', ')} behind it ${behind.length === 1 ? 'has' : 'have'} IPv6`,
      evidence: [...evidence, ...behind.flatMap((subnet) => saw(subnet, 'Ipv6CidrBlockAssociationSet'))],
      related: behind.map((subnet) => relatedTo(subnet, 'routes to the firewall')),
      fix: rebuildFix('Add a dual-stack endpoint in each zone and move the routes to it', {
        cli: own.flatMap((id) => [
          `aws network-firewall create-vpc-endpoint-association --region ${context.region} --firewall-arn ${firewall.id} --vpc-id ${vpcId} --subnet-mapping SubnetId=${newSubnet(id)},IPAddressType=DUALSTACK`,
          `# then aws ec2 replace-route for each route to the endpoint in ${id}`,
        ]),
        terraform: own.map((id) =>
          newResource('aws_networkfirewall_vpc_endpoint_association', `beside-${id}`, {
            firewall_arn: firewall.id,
            vpc_id: vpcId,
            subnet_mapping: [{ subnet_id: newSubnet(id), ip_address_type: 'DUALSTACK' }],
          }),
        ),
      }),
    });
  },
});
