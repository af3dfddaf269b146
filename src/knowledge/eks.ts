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

/** The host names of the issuers of clusters' service account tokens, by the families they answer in. */
export const oidcIssuers = {
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html',
  verified: '2026-11-23',
  ipv4Only: /^oidc\.eks\.[a-z0-9-]+\.amazonaws\.com(\.cn)?$/,
  dualStack: /^oidc-eks\.[a-z0-9-]+\.api\.(aws|amazonwebservices\.com\.cn)$/,
} as const;

/** The tags by which the controllers of Kubernetes mark the load balancers that they made. */
export const loadBalancerTags = {
  source: 'https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/',
  verified: '2026-11-23',
  /** The value is the cluster's name. */
  controller: 'elbv2.k8s.aws/cluster',
  /** Of EKS Auto Mode, from its IAM policy; AWS's guide does not name it. */
  autoMode: 'eks:eks-cluster-name',
  /** The values are `namespace/name`, or the name of a group of Ingresses. */
  ingress: 'ingress.k8s.aws/stack',
  service: 'service.k8s.aws/stack',
  /** Of the controller inside Kubernetes, which makes Classic Load Balancers: the cluster's name ends the key. */
  inTree: /^kubernetes\.io\/cluster\/(.+)$/,
  inTreeService: 'kubernetes.io/service-name',
} as const;

/** The add-ons that AWS does not support in IPv6 clusters. */
export const addonsWithoutIpv6 = {
  source: 'https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html',
  verified: '2026-11-23',
  names: ['aws-fsx-csi-driver'],
} as const;

/** The policy that AWS's guide asks users to make for the VPC CNI of IPv6 clusters; there is no managed one. */
export const cniIpv6Policy = {
  source: 'https://aws.github.io/amazon-vpc-cni-k8s/docs/iam-policy.html',
  verified: '2026-11-23',
  name: 'AmazonEKS_CNI_IPv6_Policy',
  document: {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: [
          'ec2:AssignIpv6Addresses',
          'ec2:DescribeInstances',
          'ec2:DescribeTags',
          'ec2:DescribeNetworkInterfaces',
          'ec2:DescribeInstanceTypes',
        ],
        Resource: '*',
      },
      { Effect: 'Allow', Action: ['ec2:CreateTags'], Resource: ['arn:aws:ec2:*:*:network-interface/*'] },
    ],
  },
} as const;
