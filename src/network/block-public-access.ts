import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { hasIpv6, hasPublicIpv6, isIpv6Only, isShared } from './facts.ts';
import { globalUnicast } from './internet.ts';
import { nat64Kinds, nat64Path } from './nat64.ts';
import { effectiveRouteTable, isActive, lookUp } from './routes.ts';

type Subnet = Resource<'subnet'>;
type Vpc = Resource<'vpc'>;
type Mode = NonNullable<NonNullable<Subnet['data']['BlockPublicAccessStates']>['InternetGatewayBlockMode']>;

export const internetWayKinds = nat64Kinds;
type WayKind = (typeof internetWayKinds)[number];

/** A way of a subnet's hosts to the internet that begins with an IPv6 packet. */
export interface InternetWay {
  readonly subnet: Subnet;
  readonly gateway: 'internet-gateway' | 'egress-only-internet-gateway' | 'nat-gateway';
  /** `::/0 to eigw-1`. */
  readonly text: string;
  /** Where the packets meet AWS's edge: the subnet, that of its NAT gateway, or the VPC of a regional one, which has no subnet. */
  readonly edge: Subnet | Vpc;
}

/** The ways to the internet that a subnet's table offers to IPv6. Broken ones and those that cannot be seen to the end are left out. */
export const internetWays = (view: View<WayKind>, vpc: Vpc, subnet: Subnet): readonly InternetWay[] => {
  if (!isIpv6Only(subnet) && !hasIpv6(subnet)) return [];
  return [...directWays(view, subnet), ...translatedWays(view, vpc, subnet)];
};

const directWays = (view: View<WayKind>, subnet: Subnet): readonly InternetWay[] => {
  const table = effectiveRouteTable(view, subnet);
  const match = table && lookUp(view, table, globalUnicast).match;
  // Private IPv6 addresses never leave through AWS's edge, blocked or not.
  if (!match || !isActive(match.route) || hasPublicIpv6(subnet) === false) return [];
  const { type: gateway, id } = match.target;
  if (gateway !== 'internet-gateway' && gateway !== 'egress-only-internet-gateway') return [];
  return [{ subnet, gateway, text: `${match.text} to ${id}`, edge: subnet }];
};

const translatedWays = (view: View<WayKind>, vpc: Vpc, subnet: Subnet): readonly InternetWay[] => {
  const path = nat64Path(view, subnet);
  if (path.outcome !== 'translated' || path.reach !== 'internet') return [];
  const edge = view.get('subnet', path.nat.data.SubnetId) ?? vpc;
  return [{ subnet, gateway: 'nat-gateway', text: `${path.match.text} to ${path.nat.id}`, edge }];
};

export type Passage = { readonly state: 'open' | 'blocked' } | { readonly state: 'unseen'; readonly why: string };

/** The state that AWS works out of the account's mode and the exclusions, or the account's mode where it is off and so has none. */
const modeOf = ({ data }: Subnet | Vpc, options: Resource<'vpc-block-public-access'> | undefined): Mode | undefined =>
  data.BlockPublicAccessStates?.InternetGatewayBlockMode ?? (options?.data.InternetGatewayBlockMode === 'off' ? 'off' : undefined);

/**
 * Whether Block Public Access lets a way out. https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html
 * The account's options are of no use in a shared VPC, where its owner's count.
 */
export const passageOf = (way: InternetWay, options: Resource<'vpc-block-public-access'> | undefined): Passage => {
  const { subnet, gateway, edge, text } = way;
  const own = isShared(subnet) ? undefined : options;
  const mode = modeOf(edge, own);
  if (mode === 'block-bidirectional') return { state: 'blocked' };
  if (mode === undefined) return { state: 'unseen', why: `whether Block Public Access lets ${text} of ${subnet.id} out is not said` };
  if (gateway === 'internet-gateway' && mode === 'block-ingress') {
    // AWS: "Only traffic to and from NAT gateways and egress-only internet gateways is allowed"; an exclusion that allows egress may lift that.
    return {
      state: 'unseen',
      why: `${subnet.id} is in mode block-ingress, in which AWS names only NAT gateways and egress-only internet gateways as ways out, and its IPv6 goes ${text}`,
    };
  }
  if (gateway === 'nat-gateway' && modeOf(subnet, own) === 'block-bidirectional') {
    return {
      state: 'unseen',
      why: `${subnet.id} is blocked and ${edge.id}, where ${text} leads on, is not: AWS does not say which decides`,
    };
  }
  return { state: 'open' };
};
