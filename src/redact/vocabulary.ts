import { interfaceOwners } from '../knowledge/interface-owners.ts';
import { registries } from '../knowledge/registries.ts';

/** As names are taken apart, word by word. */
export const split = (text: string): readonly string[] => text.match(/[\p{L}\p{N}]+/gu) ?? [];

/** The prefixes of AWS's ids, `vpc` of `vpc-0a1b`. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html */
const idPrefixes =
  'acl ami aclassoc bda cgw cagr cvpn d dopt dxgw dxvif e eice eigw eipalloc eipassoc endpoint eni attach fleet fs fsmt fsx h i igw in ipam ipv4pool ipv6pool key lgw lt ltr nat out pcx pl rgw rslvr rtb rtbassoc scope sg sgr sir snap ssn subnet cidr assoc svc table tgw rtb vgw vol vpc vpce vpn workspace ws z';

/** What AWS's ARNs and host names are made of, beside the names that people give. */
const arnsAndHosts =
  'arn aws cn us gov iso app net gwy loadbalancer listener rule targetgroup autoScalingGroup autoScalingGroupName instance interface network gateway route table security group nat internet egress only elastic ip allocation association prefix list launch template configuration launchConfiguration launchConfigurationName cluster service task definition container capacity provider nodegroup fargateprofile addon podidentityassociation db subgrp proxy target replicationgroup subnetgroup cache serverlesscache function user role policy assumed service_role job compute environment hostedzone distribution accelerator restapis apis domainnames mount file system bucket queue topic broker domain workgroup namespace connector replication rep es dms domain root account all default true false none ' +
  'amazonaws amazon com org io dev aws api on internal local compute ec2 elb rds cache cloudfront s3 website dualstack execute eks ecr dkr ecs vpce lambda url awsglobalaccelerator redshift serverless kafka docdb neptune memorydb opensearch aos lightsail transfer elasticbeanstalk awsapprunner elasticloadbalancing autoscaling elasticache apprunner appsync batch dax directconnect dynamodb elasticfilesystem elasticmapreduce fsx globalaccelerator glue iam kafkaconnect kms mq network firewall route53 s3files sagemaker servicediscovery servicequotas sqs ssm sts timestream influxdb wafv2 workspaces secretsmanager logs events monitoring ssmmessages ec2messages sns states kinesis firehose athena codebuild cdn clustercfg nodes replica oidc id http https tcp latest Default';

/** What regions and zones are made of. */
const places = 'us eu ap sa ca me af il mx gov iso isob isoe isof north south east west central northeast northwest southeast southwest';

/** Tags that AWS's services and controllers write, whose keys rules look at; and the Name tag. */
const tagKeys =
  'Name aws autoscaling groupName cloudformation stack logical physical ec2launchtemplate version eks nodegroup name cluster kubernetes io owned shared k8s elbv2 ingress service resource stack node alpha managed by elasticbeanstalk environment elasticmapreduce job flow instance group role ecs serviceName clusterName AmazonECSManaged karpenter sh nodepool provisioner created aws_node client token hosted fargate profile';

/** Options and variables that rules ask for by name. */
const options =
  'al2 al2022 ubuntu debian rhel RHEL suse SLES centos rocky alma bottlerocket flatcar macos Windows_Server Fedora AlmaLinux Rocky CentOS node amazon v4 v6 ipv6 IPv4 IPv6 fips mi application classic LoadBalanced SingleInstance shared AmazonProvidedDNS NTP domain name servers ntp ipv6 preferred lease deny_all_igw_traffic Timeserver AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG AWS_VPC_K8S_CNI_EXTERNALSNAT ENABLE_POD_ENI ENABLE_IPv4 ENABLE_IPv6 ENABLE_PREFIX_DELEGATION ENABLE_V6_EGRESS ENABLE_V4_EGRESS ecs os type awslogs vpc cni FARGATE FARGATE_SPOT EC2 command entryPoint healthCheck extraHosts dnsServers environment statement trust self nodeRole serviceAccountRoleArn podIdentityAssociation unparsed family ipv4 dualstack localhost Latest resolve amzn2 amzn ami al2023 kernel hvm x86_64 arm64 gp2 ebs minimal linux windows';

/** The words that AWS writes into the descriptions of interfaces, by which a service is told from a user. */
const ofInterfaces = interfaceOwners.marks.flatMap(({ description, resource, requester, instanceOwner, types = [], tagKey = '' }) =>
  [description, resource, requester, instanceOwner]
    .flatMap((pattern) => split(pattern?.source.replaceAll(/\\\w|\[[^\]]*\]/g, ' ') ?? ''))
    .concat(types, split(tagKey)),
);

/** Words that are AWS's, or everybody's: they stay, whoever wrote them. */
export const vocabulary: ReadonlySet<string> = new Set([
  ...[idPrefixes, arnsAndHosts, places, tagKeys, options].flatMap(split),
  ...ofInterfaces,
  ...registries.hosts.flatMap(({ host, instead = '' }) => [...split(host), ...split(instead)]),
]);
