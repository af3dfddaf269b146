import type { Resource } from '../../model/resource.ts';

type NetworkInterface = Resource<'network-interface'>;

/** Elastic Load Balancing writes the load balancer into the description of its interfaces: `ELB app/name/id`. */
export const isOfBalancer = ({ data }: NetworkInterface, { id }: Resource<'load-balancer'>): boolean =>
  data.Description === `ELB ${id.split(':loadbalancer/')[1] ?? ''}`;

/** RDS names no instance on its interfaces: one in a subnet of the instance, with a group of it, may be its own. */
export const mayBeOfDatabase = ({ data }: NetworkInterface, database: Resource<'db-instance'>): boolean => {
  const groups = new Set((data.Groups ?? []).map(({ GroupId }) => GroupId));
  return (
    data.Description === 'RDSNetworkInterface' &&
    (database.subnetIds ?? []).includes(data.SubnetId ?? '') &&
    (database.data.VpcSecurityGroups ?? []).some(({ VpcSecurityGroupId }) => groups.has(VpcSecurityGroupId))
  );
};
