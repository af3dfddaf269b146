import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { policyActions, scannerWith } from './enforcement.ts';
import { type Moto, startMoto } from './moto.ts';

let moto: Moto;
let scanWith: (actions: readonly string[]) => Promise<Report>;
beforeAll(async () => {
  moto = await startMoto();
  for (const [name, value] of Object.entries(moto.env)) vi.stubEnv(name, value);
  scanWith = await scannerWith(moto);
});
afterAll(() => {
  vi.unstubAllEnvs();
  moto?.close();
});

const deniedIn = ({ gaps }: Report): readonly string[] =>
  [...new Set(gaps.flatMap(({ reason, action }) => (reason === 'access-denied' ? [action] : [])))].toSorted();

/** A scan for each action alone would take a quarter of an hour. Actions that stand beside each other in the policy, as a list and what is found through it, are in different groups. */
const groupCount = 12;
const groups = Array.from({ length: groupCount }, (_, group) => policyActions.filter((_, index) => index % groupCount === group));
/** Found through what the estate has none of, or not in moto, or not asked for: the regions with --region, and who one is, which AWS tells everyone. */
const beyondTheEstate = [
  'apprunner:DescribeService',
  'apprunner:ListServices',
  'autoscaling:DescribeLaunchConfigurations',
  'cloudfront:ListVpcOrigins',
  'dynamodb:GetResourcePolicy',
  'dynamodb:ListTables',
  'ec2:DescribeRegions',
  'ec2:GetManagedPrefixListEntries',
  'ec2:GetTransitGatewayRouteTableAssociations',
  'ec2:SearchTransitGatewayRoutes',
  'ecr:GetRepositoryPolicy',
  'ecs:DescribeCapacityProviders',
  'ecs:DescribeContainerInstances',
  'ecs:DescribeGateway',
  'ecs:DescribeTasks',
  'eks:DescribeAddon',
  'eks:DescribePodIdentityAssociation',
  'eks:ListAddons',
  'eks:ListPodIdentityAssociations',
  'elasticbeanstalk:DescribeConfigurationSettings',
  'elasticfilesystem:DescribeMountTargets',
  'elasticloadbalancing:DescribeLoadBalancerAttributes',
  'elasticloadbalancing:DescribeRules',
  'elasticmapreduce:DescribeCluster',
  'es:DescribeDomains',
  'globalaccelerator:ListAccelerators',
  'iam:GetPolicy',
  'iam:GetPolicyVersion',
  'iam:GetRolePolicy',
  'iam:ListAttachedRolePolicies',
  'iam:ListRolePolicies',
  'kafkaconnect:ListConnectors',
  'kms:GetKeyPolicy',
  'lightsail:GetDistributions',
  'lightsail:GetInstances',
  'lightsail:GetLoadBalancers',
  'mq:DescribeBroker',
  'network-firewall:DescribeFirewall',
  'rds:DescribeDBProxyTargets',
  'redshift-serverless:ListWorkgroups',
  'route53:ListResourceRecordSets',
  's3:GetBucketPolicy',
  's3:GetBucketWebsite',
  'sagemaker:DescribeDomain',
  'sagemaker:DescribeNotebookInstance',
  'servicediscovery:ListServices',
  'sqs:GetQueueAttributes',
  'ssm:GetParameter',
  'sts:GetCallerIdentity',
  'transfer:DescribeServer',
  'wafv2:GetIPSet',
];
const missed = new Set<string>();

describe('a user with the derived policy, where IAM is enforced', () => {
  test('is denied nothing', async () => expect(deniedIn(await scanWith(policyActions))).toEqual([]));
  test.each(groups.map((group) => [group.length, group] as const))(
    'and without %i of its actions is denied those alone',
    async (_, group) => {
      const denied = deniedIn(await scanWith(policyActions.filter((action) => !group.includes(action))));
      expect(denied.filter((action) => !group.includes(action))).toEqual([]);
      expect(denied.length).toBeGreaterThan(0);
      for (const action of denied) missed.add(action);
    },
  );
  test('misses each action that this estate makes the scan come to', () => {
    expect(policyActions.filter((action) => !missed.has(action)).toSorted()).toEqual(beyondTheEstate);
  });
});
