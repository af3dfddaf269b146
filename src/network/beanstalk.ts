import { environmentTag } from '../knowledge/beanstalk.ts';
import { type Resource, tagOf } from '../model/resource.ts';

export type Environment = Resource<'beanstalk-environment'>;

/** Namespaces of options: what an environment consists of, and its load balancer. */
export const balancing = 'aws:elasticbeanstalk:environment';
export const addressing = 'aws:elbv2:loadbalancer';

export const optionOf = ({ data }: Environment, namespace: string, name: string): string | undefined =>
  data.OptionSettings.find(({ Namespace, OptionName }) => Namespace === namespace && OptionName === name)?.Value;

/** The load balancer is the user's own, for several environments. */
export const isShared = (environment: Environment): boolean => optionOf(environment, balancing, 'LoadBalancerIsShared') === 'true';

/**
 * Whether Beanstalk made the IPv4-only load balancer and the environment's options are what has to change. Where these ask
 * for dual-stack already, or the environment is gone, nobody but the load balancer itself is left to speak of.
 */
export const isLeftToBeanstalk = (
  tags: Resource<'load-balancer-tags'> | undefined,
  environments: readonly Environment[] | undefined,
): boolean => {
  const name = tags && tagOf(tags, environmentTag.key);
  if (name === undefined) return false;
  if (environments === undefined) return true;
  const environment = environments.find(({ data }) => data.EnvironmentName === name);
  return environment !== undefined && !isShared(environment) && optionOf(environment, addressing, 'IpAddressType') !== 'dualstack';
};
