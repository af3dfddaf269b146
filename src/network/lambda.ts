import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';

export type LambdaFunction = Resource<'lambda-function'>;

/** A function that was taken out of its VPC keeps a VpcConfig, with empty lists and an empty VpcId. */
export const isInVpc = ({ data }: LambdaFunction): boolean =>
  Boolean(data.VpcConfig?.VpcId) || (data.VpcConfig?.SubnetIds ?? []).length > 0;

/** The subnets of a function: those in sight, and the ids of the others. */
export const functionSubnets = (view: View<'subnet'>, { data }: LambdaFunction) => {
  const ids = data.VpcConfig?.SubnetIds ?? [];
  return {
    seen: ids.flatMap((id) => view.get('subnet', id) ?? []),
    unseen: ids.filter((id) => !view.get('subnet', id)),
  };
};
