import { hasIpv6Address } from '../../network/family-parity.ts';
import { interfaceOwner } from '../../network/interface-owners.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import type { Resource } from '../../model/resource.ts';
import { existing } from '../../model/terraform.ts';
import { defineRule, disruptiveFix } from '../define.ts';
import { lookup } from '../../network/once.ts';

type Interface = Resource<'network-interface'>;

/** The endpoint behind an interface; its name says the direction: `rslvr-in-…`, `rslvr-out-…`. */
const endpointOf = (eni: Interface): string | undefined => {
  const owner = interfaceOwner(eni);
  return owner.type === 'service' && owner.service === 'route53-resolver-endpoint' ? (owner.resource ?? '') : undefined;
};

const ofEndpoint = lookup(endpointOf);

/** The endpoint's own name for an address: `Route 53 Resolver: rslvr-in-…:rni-…`. */
const addressOf = ({ data }: Interface): string => /rni-[0-9a-f]+/.exec(data.Description ?? '')?.[0] ?? '<ip-id>';

export default defineRule({
  id: 'resolver-endpoint-ipv4-only',
  title: 'Inbound Resolver endpoint without IPv6',
  severity: { 'ipv6-only': 'low' },
  confidence: 'medium',
  subjects: ['network-interface'],
  needs: ['network-interface'],
  docs: {
    why:
      'DNS servers and hosts on premises that have IPv6 only cannot ask an inbound endpoint of Route 53 Resolver that has IPv4 addresses only. It does not matter where they ask over IPv4. ' +
      'The endpoint is seen through its network interfaces, whose description names it; the finding stands at the first of them. Outbound endpoints are not judged: that they forward over IPv4 is AWS’s own recipe with DNS64, and matters only if the DNS servers on premises are reached over IPv6.',
    fix: 'Give the subnets of the endpoint IPv6, and make its type dual-stack.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html',
      'https://docs.aws.amazon.com/Route53/latest/APIReference/API_route53resolver_UpdateResolverEndpoint.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'nat64',
    step: 'Make inbound Resolver endpoints dual-stack',
    rollback: 'update-resolver-endpoint --resolver-endpoint-type IPV4.',
  },
  applies: (eni) => endpointOf(eni) !== undefined && !endpointOf(eni)?.startsWith('rslvr-out-'),
  check: (eni, context) => {
    const endpoint = endpointOf(eni);
    const evidence = saw(eni, 'Description', 'PrivateIpAddresses', 'Ipv6Addresses');
    if (!endpoint) return unknown(`the description of ${eni.id} does not name its Resolver endpoint in full`, evidence);
    const all = ofEndpoint(context.all('network-interface'), endpoint);
    if (all.some(({ id }) => id < eni.id)) return notApplicable;
    const without = all.filter((each) => !hasIpv6Address(each));
    if (without.length === 0) return pass(evidence);
    const ids = without.map(({ id }) => id).join(', ');
    // The type is the endpoint's, so all addresses have IPv6 or none has.
    if (without.length < all.length) return unknown(`only a part of ${endpoint} has IPv6, not ${ids}: it may be changing`, evidence);
    return fail({
      message: `The inbound Resolver endpoint ${endpoint} has IPv4 addresses only, on ${ids}`,
      evidence,
      related: without.map((each) => relatedTo(each, `is an address of ${endpoint}`)),
      fix: disruptiveFix('Make the endpoint dual-stack, once its subnets have IPv6', {
        cli: [
          `aws route53resolver update-resolver-endpoint --region ${context.region} --resolver-endpoint-id ${endpoint} --resolver-endpoint-type DUALSTACK --update-ip-addresses ${without.map((each) => `IpId=${addressOf(each)},Ipv6=<address-in-${each.data.SubnetId ?? 'its-subnet'}>`).join(' ')}`,
        ],
        terraform: [existing('aws_route53_resolver_endpoint', endpoint, { resolver_endpoint_type: 'DUALSTACK' })],
      }),
    });
  },
});
