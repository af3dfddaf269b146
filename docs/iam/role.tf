# Made by `ipv6-audit policy --format terraform`. What ipv6-audit reads for 230 rules. 152 actions; all of them read.

variable "role_name" {
  type        = string
  description = "The name of the role, the same in every account."
  default     = "ipv6-audit"
}

variable "trusted_principal_arn" {
  type        = string
  description = "Who may assume the role: the ARN of a role or a user, or of an account's root for all whom its own policies let."

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(root|(role|user)/[A-Za-z0-9_+=,.@/-]+)$", var.trusted_principal_arn))
    error_message = "The ARN of a role, a user or an account's root; a wildcard is not taken."
  }
}

variable "external_id" {
  type        = string
  description = "Where given, the role can be assumed with this external id only (external_id in the AWS configuration file)."
  default     = null
}

resource "aws_iam_role" "ipv6_audit" {
  name                 = var.role_name
  description          = "Lets ipv6-audit read, and do nothing else."
  max_session_duration = 3600

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = var.trusted_principal_arn }
      # An empty condition is none.
      Condition = { for operator, keys in { StringEquals = { "sts:ExternalId" = var.external_id } } : operator => keys if var.external_id != null }
    }]
  })
}

resource "aws_iam_policy" "ipv6_audit_1" {
  name        = "${var.role_name}-1"
  description = "What ipv6-audit reads for 230 rules. 152 actions; all of them read."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "apigateway:GET",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "apprunner:DescribeService",
          "apprunner:ListServices",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "appsync:ListGraphqlApis",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "autoscaling:DescribeAutoScalingGroups",
          "autoscaling:DescribeLaunchConfigurations",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "batch:DescribeComputeEnvironments",
          "batch:DescribeJobDefinitions",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "cloudfront:ListDistributions",
          "cloudfront:ListVpcOrigins",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "dax:DescribeClusters",
          "dax:DescribeSubnetGroups",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "directconnect:DescribeVirtualInterfaces",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "dms:DescribeReplicationConfigs",
          "dms:DescribeReplicationInstances",
          "dms:DescribeReplicationSubnetGroups",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "ds:DescribeDirectories",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "dynamodb:GetResourcePolicy",
          "dynamodb:ListTables",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "ec2:DescribeAddresses",
          "ec2:DescribeClientVpnEndpoints",
          "ec2:DescribeDhcpOptions",
          "ec2:DescribeEgressOnlyInternetGateways",
          "ec2:DescribeImages",
          "ec2:DescribeInstanceConnectEndpoints",
          "ec2:DescribeInstanceTypes",
          "ec2:DescribeInstances",
          "ec2:DescribeInternetGateways",
          "ec2:DescribeIpamPools",
          "ec2:DescribeLaunchTemplateVersions",
          "ec2:DescribeManagedPrefixLists",
          "ec2:DescribeNatGateways",
          "ec2:DescribeNetworkAcls",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeRegions",
          "ec2:DescribeRouteTables",
          "ec2:DescribeSecurityGroups",
          "ec2:DescribeSubnets",
          "ec2:DescribeTransitGatewayRouteTables",
          "ec2:DescribeTransitGatewayVpcAttachments",
          "ec2:DescribeVpcAttribute",
          "ec2:DescribeVpcBlockPublicAccessOptions",
          "ec2:DescribeVpcEndpointServiceConfigurations",
          "ec2:DescribeVpcEndpointServices",
          "ec2:DescribeVpcEndpoints",
          "ec2:DescribeVpcPeeringConnections",
          "ec2:DescribeVpcs",
          "ec2:DescribeVpnConnections",
          "ec2:GetManagedPrefixListEntries",
          "ec2:GetTransitGatewayRouteTableAssociations",
          "ec2:SearchTransitGatewayRoutes",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "ecr:DescribeRepositories",
          "ecr:GetRepositoryPolicy",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "ecs:DescribeCapacityProviders",
          "ecs:DescribeClusters",
          "ecs:DescribeContainerInstances",
          "ecs:DescribeGateway",
          "ecs:DescribeServices",
          "ecs:DescribeTaskDefinition",
          "ecs:DescribeTasks",
          "ecs:ListAccountSettings",
          "ecs:ListClusters",
          "ecs:ListContainerInstances",
          "ecs:ListGateways",
          "ecs:ListServices",
          "ecs:ListTasks",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "eks:DescribeAddon",
          "eks:DescribeCluster",
          "eks:DescribeFargateProfile",
          "eks:DescribeNodegroup",
          "eks:DescribePodIdentityAssociation",
          "eks:ListAddons",
          "eks:ListClusters",
          "eks:ListFargateProfiles",
          "eks:ListNodegroups",
          "eks:ListPodIdentityAssociations",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "elasticache:DescribeCacheClusters",
          "elasticache:DescribeCacheSubnetGroups",
          "elasticache:DescribeReplicationGroups",
          "elasticache:DescribeServerlessCaches",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "elasticbeanstalk:DescribeConfigurationSettings",
          "elasticbeanstalk:DescribeEnvironments",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "elasticfilesystem:DescribeFileSystems",
          "elasticfilesystem:DescribeMountTargets",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "elasticloadbalancing:DescribeListeners",
          "elasticloadbalancing:DescribeLoadBalancerAttributes",
          "elasticloadbalancing:DescribeLoadBalancers",
          "elasticloadbalancing:DescribeRules",
          "elasticloadbalancing:DescribeTags",
          "elasticloadbalancing:DescribeTargetGroups",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "elasticmapreduce:DescribeCluster",
          "elasticmapreduce:ListClusters",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "es:DescribeDomains",
          "es:ListDomainNames",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "fsx:DescribeFileSystems",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "globalaccelerator:ListAccelerators",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "glue:GetConnections",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "iam:GetAccountAuthorizationDetails",
          "iam:GetPolicy",
          "iam:GetPolicyVersion",
          "iam:GetRolePolicy",
          "iam:ListAttachedRolePolicies",
          "iam:ListRolePolicies",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "kafka:ListClustersV2",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "kafkaconnect:ListConnectors",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "kms:DescribeCustomKeyStores",
          "kms:GetKeyPolicy",
          "kms:ListKeys",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "lambda:ListFunctions",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "lightsail:GetDistributions",
          "lightsail:GetInstances",
          "lightsail:GetLoadBalancers",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "memorydb:DescribeClusters",
          "memorydb:DescribeSubnetGroups",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "mq:DescribeBroker",
          "mq:ListBrokers",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "network-firewall:DescribeFirewall",
          "network-firewall:ListFirewalls",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "rds:DescribeDBClusters",
          "rds:DescribeDBInstances",
          "rds:DescribeDBProxies",
          "rds:DescribeDBProxyEndpoints",
          "rds:DescribeDBProxyTargets",
          "rds:DescribeDBSubnetGroups",
          "rds:DescribeOrderableDBInstanceOptions",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "redshift-serverless:ListWorkgroups",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "redshift:DescribeClusterSubnetGroups",
          "redshift:DescribeClusters",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "route53:ListHostedZones",
          "route53:ListResourceRecordSets",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "s3:GetBucketPolicy",
          "s3:GetBucketWebsite",
          "s3:ListAllMyBuckets",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "s3files:ListMountTargets",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "sagemaker:DescribeDomain",
          "sagemaker:DescribeNotebookInstance",
          "sagemaker:ListDomains",
          "sagemaker:ListNotebookInstances",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "servicediscovery:ListServices",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "servicequotas:ListServiceQuotas",
        ]
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "ipv6_audit_1" {
  role       = aws_iam_role.ipv6_audit.name
  policy_arn = aws_iam_policy.ipv6_audit_1.arn
}

resource "aws_iam_policy" "ipv6_audit_2" {
  name        = "${var.role_name}-2"
  description = "What ipv6-audit reads for 230 rules. 152 actions; all of them read."

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "sqs:GetQueueAttributes",
          "sqs:ListQueues",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "ssm:DescribeInstanceInformation",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "arn:*:ssm:*::parameter/aws/service/*"
        Action = [
          "ssm:GetParameter",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "sts:GetCallerIdentity",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "timestream-influxdb:ListDbClusters",
          "timestream-influxdb:ListDbInstances",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "transfer:DescribeServer",
          "transfer:ListServers",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "wafv2:GetIPSet",
          "wafv2:ListIPSets",
        ]
      },
      {
        Effect   = "Allow"
        Resource = "*"
        Action = [
          "workspaces:DescribeWorkspaces",
        ]
      },
    ]
  })
}

resource "aws_iam_role_policy_attachment" "ipv6_audit_2" {
  role       = aws_iam_role.ipv6_audit.name
  policy_arn = aws_iam_policy.ipv6_audit_2.arn
}

output "role_arn" {
  description = "The role to assume (role_arn in the AWS configuration file)."
  value       = aws_iam_role.ipv6_audit.arn
}
