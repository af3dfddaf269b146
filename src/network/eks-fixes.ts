import type { Resource } from '../model/resource.ts';
import { existing, expression, newResource, type TerraformArguments, type TerraformResource } from '../model/terraform.ts';
import type { Fix } from '../model/verdict.ts';

interface NewCluster {
  /** The cluster that stays until the new one serves. */
  readonly beside: string;
  readonly name?: string;
  readonly family: 'ipv4' | 'ipv6';
  readonly subnets?: readonly string[] | undefined;
  readonly version?: string;
}

/** How a cluster is made beside another one, whose family and endpoint cannot be changed. */
export const newCluster = (region: string, { beside, name = '<new-name>', family, subnets = [], version }: NewCluster) => {
  const ids = subnets.length > 0 ? subnets : ['<subnets>'];
  const kubernetes = version === undefined ? '' : ` --kubernetes-version ${version}`;
  return {
    cli: [
      `aws eks create-cluster --region ${region} --name ${name}${kubernetes} --role-arn <cluster-role-arn> --resources-vpc-config subnetIds=${ids.join(',')} --kubernetes-network-config ipFamily=${family}`,
    ],
    terraform: [
      newResource('aws_eks_cluster', `${beside}-${family}`, {
        name,
        ...(version === undefined ? {} : { version }),
        role_arn: '<cluster-role-arn>',
        vpc_config: [{ subnet_ids: ids }],
        kubernetes_network_config: [{ ip_family: family }],
      }),
    ],
  } as const satisfies Partial<Fix>;
};

/** A node group in place of another one, whose subnets and instance types cannot be changed. */
export const newNodegroup = ({ data }: Resource<'eks-nodegroup'>, change: TerraformArguments): TerraformResource =>
  newResource('aws_eks_node_group', `${data.clusterName}-${data.nodegroupName}-new`, {
    cluster_name: data.clusterName ?? '<cluster>',
    node_group_name: '<new-name>',
    node_role_arn: data.nodeRole ?? '<node-role-arn>',
    subnet_ids: data.subnets ?? ['<subnets>'],
    scaling_config: [
      {
        desired_size: data.scalingConfig?.desiredSize ?? '<number>',
        max_size: data.scalingConfig?.maxSize ?? '<number>',
        min_size: data.scalingConfig?.minSize ?? '<number>',
      },
    ],
    ...change,
  });

/** A Fargate profile in place of another one, of which nothing can be changed. */
export const newFargateProfile = ({ data }: Resource<'eks-fargate-profile'>): TerraformResource =>
  newResource('aws_eks_fargate_profile', `${data.clusterName}-${data.fargateProfileName}-new`, {
    cluster_name: data.clusterName ?? '<cluster>',
    fargate_profile_name: '<new-name>',
    pod_execution_role_arn: data.podExecutionRoleArn ?? '<role-arn>',
    subnet_ids: ['<dual-stack-subnets>'],
    selector: [{ namespace: '<namespace>' }],
  });

/** The add-on VPC CNI of a cluster. */
export const vpcCniInTerraform = (cluster: string | undefined, change: TerraformArguments): TerraformResource =>
  existing('aws_eks_addon', `${cluster}:vpc-cni`, change);

/** Values of an add-on's configuration, given as HCL: the provider wants them as JSON. They replace those that are set already. */
export const addonValues = (hcl: string): TerraformArguments => ({ configuration_values: expression(`jsonencode(${hcl})`) });
