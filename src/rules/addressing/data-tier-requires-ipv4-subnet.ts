import { interfaceOwners, type OwnerService } from '../../knowledge/interface-owners.ts';
import { isIpv6Only, isShared } from '../../network/facts.ts';
import { interfacesIn, holdingsOf, interfaceOwner, ipv4NeedOf } from '../../network/interface-owners.ts';
import type { Resource } from '../../model/resource.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule } from '../define.ts';

/** Parts of the network, and clusters, of which other rules speak: a NAT gateway's subnet has IPv4 by its nature. */
const judgedElsewhere: ReadonlySet<OwnerService> = new Set<OwnerService>([
  'alb',
  'classic-elb',
  'eks-control-plane',
  'eks-node',
  'elb',
  'gwlb',
  'nat-gateway',
  'nlb',
  'transit-gateway',
]);

const isBound = (eni: Resource<'network-interface'>): boolean => {
  const owner = interfaceOwner(eni);
  return ipv4NeedOf(owner) === 'needed' && !(owner.type === 'service' && judgedElsewhere.has(owner.service));
};

export default defineRule({
  id: 'data-tier-requires-ipv4-subnet',
  title: 'Subnet that must keep IPv4 for a service in it',
  severity: { 'ipv6-only': 'info' },
  // Who holds an interface is told from its description, of which AWS documents few.
  confidence: 'medium',
  subjects: ['subnet'],
  needs: ['network-interface'],
  docs: {
    why: 'RDS, Redshift, OpenSearch, MSK, Lambda and other services take dual-stack subnets at best. Where one stands, the subnet cannot be replaced by an IPv6-only one; clients in IPv6-only subnets reach it over IPv6 where it has that, or through NAT64.',
    fix: 'Keep a small dual-stack subnet for these services, and move the rest to IPv6-only subnets. Load balancers, NAT gateways, transit gateway attachments and EKS, which need IPv4 as well, have rules of their own.',
    links: [interfaceOwners.source, 'https://docs.aws.amazon.com/vpc/latest/userguide/aws-ipv6-support.html'],
    verified: interfaceOwners.verified,
  },
  plan: {
    stage: 'address-plan',
    step: 'Look at services that need IPv4 subnets',
    rollback: 'Nothing is changed, so that there is nothing to take back.',
  },
  applies: (subnet) => !isIpv6Only(subnet),
  check: (subnet, context) => {
    const interfaces = interfacesIn(context.all('network-interface'), subnet.id);
    const bound = interfaces.filter(isBound);
    const evidence = [...saw(subnet, 'CidrBlock'), ...bound.slice(0, 10).flatMap((eni) => saw(eni, 'Description', 'InterfaceType'))];
    if (bound.length > 0) {
      const owners = holdingsOf(bound).map(({ owner, interfaces: count }) => `${owner} (${count})`);
      return fail({
        message: `${subnet.id} must keep IPv4 for ${owners.join(', ')}`,
        evidence,
        related: bound.map((eni) => relatedTo(eni, 'needs an IPv4 address')),
      });
    }
    if (isShared(subnet)) return unknown(`interfaces of other accounts in shared subnet ${subnet.id} are not visible`, evidence);
    const strangers = interfaces.filter((eni) => interfaceOwner(eni).type === 'unknown');
    if (strangers.length === 0) return pass(evidence);
    return unknown(`who holds ${strangers.map(({ id }) => id).join(', ')} in ${subnet.id} is not known`, evidence);
  },
});
