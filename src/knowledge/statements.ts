interface Statement {
  readonly said: string;
  readonly now: string;
  /** Who says so today. */
  readonly source: string;
  /** The rules that look for it; none where there is nothing to find in an account. */
  readonly rules: readonly string[];
}

const vpcGuide = 'https://docs.aws.amazon.com/vpc/latest/userguide';
const nat64Guide = `${vpcGuide}/nat-gateway-nat64-dns64.html`;

/** What a field report of April 2022 said of IPv6-only subnets on AWS, in our words, and what has become of it. */
export const fieldReport: {
  readonly title: string;
  readonly about: string;
  readonly source: string;
  readonly verified: string;
  readonly statements: readonly Statement[];
} = {
  title: 'What was true of IPv6-only in 2022, and the rules for what is true today',
  about:
    'The statements are those of a field report of April 2022, [Minority report: the state of IPv6 on AWS](https://github.com/michal-kosinski/aws-ipv6-to-ipv4-translation), in our words. Much advice of that time is still about.',
  source: 'https://github.com/michal-kosinski/aws-ipv6-to-ipv4-translation',
  verified: '2026-11-23',
  statements: [
    {
      said: 'VPCs run out of IPv4 addresses, or use ranges that overlap.',
      now: 'Still the reason to migrate. A VPC takes 5 IPv4 ranges by default, and up to 50 on request.',
      source: `${vpcGuide}/amazon-vpc-limits.html`,
      rules: [
        'subnet-ipv4-exhaustion',
        'subnet-ipv4-owners',
        'vpc-ipv4-cidr-overlap',
        'vpc-ipv4-cidr-quota-reached',
        'vpc-cgnat-secondary-cidr',
      ],
    },
    {
      said: 'A VPC and its subnets can have IPv6 ranges.',
      now: 'True; sizes are no longer fixed (VPC /44 to /60, subnet /44 to /64), and there are private ranges, which never reach the internet.',
      source: `${vpcGuide}/vpc-cidr-blocks.html`,
      rules: ['vpc-ipv6-cidr-missing', 'subnet-ipv6-cidr-missing', 'subnet-ipv6-auto-assign-disabled', 'vpc-ipv6-private-only'],
    },
    {
      said: 'ALB and NLB can be dual-stack, so IPv4 clients reach IPv6 targets.',
      now: 'True; Gateway Load Balancers too, UDP over IPv6 on NLB, and ALB without public IPv4 addresses. Classic Load Balancers in a VPC have no IPv6.',
      source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html',
      rules: [
        'alb-ipv4-only',
        'nlb-ipv4-only',
        'gwlb-ipv4-only',
        'nlb-udp-ipv6-snat-off',
        'alb-public-ipv4-removable',
        'elb-subnet-ipv6-missing',
      ],
    },
    {
      said: 'IPv6-only subnets take EC2 instances.',
      now: 'True for instance types on Nitro.',
      source: `${vpcGuide}/configure-subnets.html`,
      rules: ['ipv6-only-subnet-absent', 'instance-type-not-nitro', 'instance-type-no-ipv6', 'asg-instance-type-unsupported'],
    },
    {
      said: 'The IPv6-only subnet needs DNS64.',
      now: 'Still true, and still off by default. In a dual-stack subnet it sends IPv4 traffic through NAT64 for nothing.',
      source: nat64Guide,
      rules: ['subnet-dns64-disabled', 'dns64-without-nat64-route', 'dns64-on-dual-stack-subnet', 'vpc-dns-support-disabled'],
    },
    {
      said: 'Its route table needs 64:ff9b::/96 to a NAT gateway.',
      now: 'Still true; a default route to an internet gateway matches the prefix and does not translate.',
      source: nat64Guide,
      rules: ['nat64-route-missing', 'nat64-route-wrong-target', 'nat64-gateway-unavailable'],
    },
    {
      said: 'An ordinary NAT gateway in a public IPv4 subnet does it; inside the VPC a private one is enough.',
      now: 'True; since November 2025 a regional NAT gateway needs no subnet, but it is always public. A private one reaches no internet by itself.',
      source: `${vpcGuide}/nat-gateways-regional.html`,
      rules: ['nat64-public-nat-no-igw', 'nat64-private-nat-no-internet', 'nat64-cross-az'],
    },
    {
      said: 'NAT64 maps addresses by arithmetic and needs no ports.',
      now: 'Only the prefix is arithmetic. NAT64 keeps connections by port, 55,000 to each destination per IPv4 address, and the target sees the address of the NAT gateway: a security group that admits the client by its group does not match.',
      source: `${vpcGuide}/nat-gateway-basics.html`,
      rules: ['nat64-target-sg-reference-only', 'nat64-nacl-blocks', 'nat64-sg-egress-missing'],
    },
    {
      said: 'It works by name only: DNS64 must see the question.',
      now: "Still true. Protocols that carry literal IPv4 addresses break, and DNS servers of one's own must do DNS64 themselves.",
      source: nat64Guide,
      rules: [
        'dhcp-custom-dns-no-dns64',
        'dhcp-dns-servers-ipv4-only',
        'vpc-dns-hostnames-disabled',
        'elasticache-discovery-literal-ipv4',
        'memorydb-discovery-literal-ipv4',
      ],
    },
    {
      said: 'NAT64 and DNS64 came to US regions first.',
      now: 'They are in every region. What newer regions lack are dual-stack endpoints of service APIs.',
      source: `${vpcGuide}/aws-ipv6-support.html`,
      rules: [],
    },
    {
      said: 'RDS answers over IPv4 only.',
      now: 'RDS has been dual-stack since April 2022 and Aurora since August 2022, switched in place. Neither is IPv6-only, ever; RDS Proxy endpoints, Multi-AZ clusters and Local Zones have limits of their own.',
      source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
      rules: [
        'rds-instance-ipv4-only',
        'rds-aurora-cluster-ipv4-only',
        'rds-proxy-endpoint-ipv4-only',
        'rds-multi-az-cluster-no-ipv6',
        'rds-outpost-or-local-zone',
        'rds-dual-no-ipv6-ingress',
      ],
    },
    {
      said: 'A DB subnet group cannot consist of IPv6-only subnets.',
      now: 'Still true for RDS, Aurora, DocumentDB, Neptune and Redshift; ElastiCache, MemoryDB and DAX take them.',
      source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
      rules: [
        'rds-subnet-group-ipv6-only-subnet',
        'rds-subnet-group-not-dual-stack',
        'redshift-subnet-group-not-dual-stack',
        'elasticache-subnet-group-not-dual-stack',
        'memorydb-subnet-group-not-dual-stack',
        'dax-subnet-group-not-dual-stack',
        'data-tier-requires-ipv4-subnet',
      ],
    },
    {
      said: 'RDS, Amazon MQ and ElastiCache are hard to move.',
      now: 'RDS, Aurora, DocumentDB, Neptune, MSK, Redshift and OpenSearch switch in place. ElastiCache, MemoryDB and DAX clusters and private RabbitMQ brokers must be created anew; ActiveMQ brokers cannot have IPv6 at all.',
      source: `${vpcGuide}/aws-ipv6-support.html`,
      rules: [
        'rds-instance-ipv4-only',
        'docdb-cluster-ipv4-only',
        'neptune-cluster-ipv4-only',
        'msk-cluster-ipv4-only',
        'redshift-cluster-ipv4-only',
        'opensearch-domain-ipv4-only',
        'elasticache-network-type-ipv4',
        'memorydb-network-type-ipv4',
        'dax-network-type-ipv4',
        'mq-rabbitmq-not-dual-stack',
        'mq-activemq-ipv4-only',
      ],
    },
    {
      said: 'ECS services cannot run in IPv6-only subnets, on EC2 or Fargate.',
      now: 'They can since September 2025, on Fargate, EC2 and Managed Instances, for Linux; without ECS Exec, and with images from registries that have IPv6.',
      source: 'https://aws.amazon.com/about-aws/whats-new/2025/09/amazon-ecs-ipv6-only-support/',
      rules: [
        'ecs-agent-too-old-for-ipv6',
        'ecs-fargate-platform-version-old',
        'ecs-awsvpc-required-for-ipv6',
        'ecs-ipv6-only-windows',
        'ecs-ipv6-only-region-unlisted',
        'ecs-exec-unavailable-ipv6-only',
        'ecs-image-ecr-ipv4-uri',
      ],
    },
    {
      said: 'The account setting dualStackIPv6 was switched on beforehand.',
      now: 'It decides for dual-stack subnets only; IPv6-only ones do without it.',
      source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html',
      rules: ['ecs-dualstack-setting-disabled'],
    },
    {
      said: 'EKS clusters, node groups and Fargate profiles cannot be placed in IPv6-only subnets.',
      now: 'Still true. The subnets of a cluster need six free IPv4 addresses each, better sixteen; IPv6 is for the pods.',
      source: 'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html',
      rules: [
        'eks-subnet-without-ipv4',
        'eks-cannot-be-ipv6-only',
        'eks-cluster-subnet-low-ipv4',
        'eks-node-subnet-low-ipv4',
        'eks-subnet-no-ipv6-cidr',
      ],
    },
    {
      said: 'IPv6 pods of EKS reach IPv4 through the node, without NAT64 and DNS64.',
      now: 'Still true, and DNS64 must be off in the subnets of the nodes: it would send that traffic through NAT64 at its price.',
      source: 'https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html',
      rules: ['eks-dns64-on-node-subnet', 'eks-ipv4-family', 'eks-vpc-cni-too-old'],
    },
    {
      said: 'yum on Amazon Linux 2 needs a command to stop using HTTPS.',
      now: 'Amazon Linux 2 has been out of support since 2026-06-30; migrate to Amazon Linux 2023.',
      source: 'https://aws.amazon.com/amazon-linux-2/faqs/',
      rules: ['amazon-linux-2-end-of-support'],
    },
    {
      said: 'Instance metadata needs its IPv6 endpoint, which Terraform can set in launch templates only.',
      now: 'Terraform sets it for instances too. Instances in IPv6-only subnets reach the IPv4 endpoint over a link-local address; guests and pods without IPv4 need the IPv6 one.',
      source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html',
      rules: ['imds-ipv6-disabled', 'launch-template-imds-ipv6-disabled'],
    },
    {
      said: 'Neither Terraform nor the AWS CLI can make an IPv6 target group.',
      now: 'Both can (ip_address_type, --ip-address-type), and such a group takes instances that have a primary IPv6 address.',
      source: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-target-groups.html',
      rules: ['tg-ipv4-for-ipv6-only-targets', 'tg-ipv6-target-no-primary-ipv6'],
    },
    {
      said: 'VPC endpoints do not work in IPv6-only subnets, except by translation.',
      now: 'Interface endpoints can be IPv6-only where their service has IPv6, and the gateway endpoints of S3 and DynamoDB can route IPv6. Translation is for the services that have none yet.',
      source: 'https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html',
      rules: [
        'vpce-interface-ipv4-only',
        'vpce-service-without-ipv6',
        'vpce-gateway-ipv4-only',
        'vpce-dns-record-type-mismatch',
        'vpce-interface-sg-ipv6-missing',
      ],
    },
    {
      said: 'Docker Hub needs a special endpoint for IPv6 and limits as it does for IPv4.',
      now: 'The ordinary name has had IPv6 since August 2023 and the beta endpoint is retired. Anonymous pulls are counted per /64, which is a whole subnet.',
      source: 'https://www.docker.com/blog/docker-hub-registry-ipv6-support-now-generally-available/',
      rules: ['image-docker-hub-beta-endpoint', 'image-docker-hub-anonymous', 'image-registry-ipv4-only'],
    },
    {
      said: 'Terraform lags behind.',
      now: 'Less so; the fix of a finding has the Terraform where the provider has the argument, and the API call where it has not.',
      source: 'https://registry.terraform.io/providers/hashicorp/aws/latest/docs',
      rules: [],
    },
    {
      said: '(Not said, because it came later or was taken for granted.)',
      now: 'Public IPv4 addresses cost money since February 2024; VPC Block Public Access stops the way out; transit gateways cannot use IPv6-only subnets; security groups, network ACLs, routes and source addresses in policies written for IPv4 leave IPv6 out.',
      source: `${vpcGuide}/security-vpc-bpa-basics.html`,
      rules: [
        'subnet-public-ipv4-auto-assign',
        'public-ipv4-inventory',
        'vpc-bpa-blocks-egress',
        'tgw-attachment-needs-ipv4-subnet',
        'sg-ingress-ipv4-only',
        'sg-egress-ipv4-only',
        'nacl-ipv6-blocked',
        'nacl-icmpv6-ptb-blocked',
        'route-ipv6-parity-gap',
        'eigw-missing',
        'iam-source-ip-ipv4-only',
        's3-policy-source-ip-ipv4-only',
        'waf-ip-sets-ipv4-only',
      ],
    },
  ],
};
