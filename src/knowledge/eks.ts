/** What the control plane's interfaces need in each of the cluster's own subnets. The API's error speaks of five. */
export const clusterSubnetAddresses = {
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html',
  verified: '2026-11-23',
  minimum: 6,
  recommended: 16,
} as const;

/** The first version of the VPC CNI with each feature. */
export const vpcCniVersions = {
  source: 'https://github.com/aws/amazon-vpc-cni-k8s',
  verified: '2026-11-23',
  ipv6Cluster: '1.10.1',
  v6EgressInIpv4Cluster: '1.13.0',
  securityGroupsForPodsWithIpv6: '1.16.0',
} as const;

/** The host names of Kubernetes API endpoints by the families they answer in. */
export const clusterEndpoints = {
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html',
  verified: '2026-11-23',
  ipv4Only: /\.eks\.amazonaws\.com(\.cn)?$/,
  dualStack: /\.eks-cluster\.[a-z0-9-]+\.api\.(aws|amazonwebservices\.com\.cn)$/,
  /** Only IPv6 clusters made after this month have a dual-stack endpoint; it cannot be added to others. */
  dualStackSince: 'October 2024',
} as const;

/** Partitions where EKS takes no `ipFamily=ipv6`. */
export const partitionsWithoutIpv6Clusters = {
  source: 'https://docs.aws.amazon.com/eks/latest/APIReference/API_KubernetesNetworkConfigRequest.html',
  verified: '2026-11-23',
  names: ['aws-cn'],
} as const;
