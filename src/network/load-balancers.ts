import { loadBalancerTags } from '../knowledge/eks.ts';
import type { View } from '../model/inventory.ts';
import { type Resource, tagsOf } from '../model/resource.ts';
import { multimap } from './compute.ts';
import { oncePer } from './once.ts';

export type LoadBalancer = Resource<'load-balancer'>;
export type TargetGroup = Resource<'target-group'>;
export type Listener = Resource<'listener'>;

/** On an Outpost load balancers have IPv4 only, from a customer-owned pool. */
export const isOnOutpost = ({ data }: LoadBalancer): boolean =>
  data.CustomerOwnedIpv4Pool !== undefined || (data.AvailabilityZones ?? []).some(({ OutpostId }) => OutpostId !== undefined);

/** A load balancer that is gone or never came up takes no changes. */
export const isUsable = ({ data }: LoadBalancer): boolean => data.State?.Code !== 'failed';

export const isInternetFacing = ({ data }: LoadBalancer): boolean => data.Scheme === 'internet-facing';

/** What people call it; its id is its ARN. */
export const nameOfBalancer = ({ id, data }: LoadBalancer): string => data.LoadBalancerName ?? id;
export const nameOfTargetGroup = ({ id, data }: TargetGroup): string => data.TargetGroupName ?? id;

const listenersByBalancer = oncePer((listeners: readonly Listener[]) => multimap(listeners, ({ data }) => [data.LoadBalancerArn]));

export const listenersOf = (listeners: readonly Listener[], balancer: LoadBalancer): readonly Listener[] =>
  listenersByBalancer(listeners).get(balancer.id) ?? [];

/** The target groups that a listener's default action forwards to. */
export const targetGroupsOf = ({ data }: Listener): readonly string[] => {
  const actions = data.DefaultActions ?? [];
  const arns = actions.flatMap((action) => [
    action.TargetGroupArn,
    ...(action.ForwardConfig?.TargetGroups ?? []).map((each) => each.TargetGroupArn),
  ]);
  return [...new Set(arns.filter((arn) => arn !== undefined))];
};

/** NLB protocols that carry UDP datagrams. */
export const isUdp = ({ data }: Listener): boolean => data.Protocol === 'UDP' || data.Protocol === 'TCP_UDP';

/** A Network Load Balancer with one of these cannot be dual-stack. */
export const isQuic = ({ data }: Listener): boolean => data.Protocol === 'QUIC' || data.Protocol === 'TCP_QUIC';

const groupsByTarget = oncePer((groups: readonly Resource<'auto-scaling-group'>[]) =>
  multimap(groups, ({ data }) => [...(data.TargetGroupARNs ?? []), ...(data.TrafficSources ?? []).map(({ Identifier }) => Identifier)]),
);

/** The Auto Scaling groups that register their instances in a target group. */
export const groupsRegistering = (view: View<'auto-scaling-group'>, { id }: TargetGroup): readonly Resource<'auto-scaling-group'>[] =>
  groupsByTarget(view.all('auto-scaling-group')).get(id) ?? [];

/** Actions by which a load balancer itself calls the identity provider of its users. */
export const authenticates = ({ Type }: { readonly Type?: string | undefined }): boolean =>
  Type === 'authenticate-oidc' || Type === 'authenticate-cognito';

/** What made a load balancer for Kubernetes, and puts back what others change of it. */
export interface Controller {
  readonly cluster: string;
  /** EKS runs the controller itself. */
  readonly isAutoMode: boolean;
  /** What it made it for: `namespace/name`, or a group of Ingresses by its name. */
  readonly made?: { readonly from: 'ingress' | 'service'; readonly name: string };
}

export const controllerOf = (tags: Resource<'load-balancer-tags'> | undefined): Controller | undefined => {
  const { controller, autoMode, ingress, service } = loadBalancerTags;
  const values = tags ? tagsOf(tags) : new Map<string, string>();
  const cluster = values.get(controller) ?? values.get(autoMode);
  if (cluster === undefined) return undefined;
  const ingressName = values.get(ingress);
  const serviceName = values.get(service);
  const name = ingressName ?? serviceName;
  const from = ingressName === undefined ? ('service' as const) : ('ingress' as const);
  return { cluster, isAutoMode: !values.has(controller), ...(name ? { made: { from, name } } : {}) };
};
