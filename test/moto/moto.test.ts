import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { type Outcome, runProgram } from '../support/program.ts';
import { type Moto, startMoto } from './moto.ts';

const folder = mkdtempSync(join(tmpdir(), 'ipv6-audit-'));
const snapshot = join(folder, 'moto.ndjson.gz');
let moto: Moto;
let outcome: Outcome;
let report: Report;

beforeAll(async () => {
  moto = await startMoto();
  outcome = await runProgram(['scan', '--region', 'us-east-1', '--format', 'json', '--quiet', '--save-snapshot', snapshot], moto.env);
  report = JSON.parse(outcome.stdout) as Report;
});
afterAll(() => {
  moto?.close();
  rmSync(folder, { recursive: true });
});

const isFound = (rule: string, id: string | undefined): boolean =>
  report.verdicts.some((verdict) => verdict.status === 'fail' && verdict.rule === rule && verdict.resource?.id === id);

describe('an estate that boto3 built in moto', () => {
  test('is read but for what moto does not have, which is named', () => {
    expect(outcome.stderr).toBe('');
    // What moto 5.2.5 lacks: it answers with an HTML page, or with nothing where there is always something.
    expect(report.gaps.map(({ action }) => action)).toEqual([
      'apprunner:ListServices',
      'ec2:DescribeClientVpnEndpoints',
      'dax:DescribeSubnetGroups',
      'rds:DescribeDBProxyEndpoints',
      'directconnect:DescribeVirtualInterfaces',
      'dms:DescribeReplicationConfigs',
      'ecs:ListGateways',
      // The add-ons, and the roles that are found through them.
      'eks:ListAddons',
      'eks:ListAddons',
      'ec2:DescribeInstanceConnectEndpoints',
      'ec2:DescribeIpamPools',
      'kms:DescribeCustomKeyStores',
      'lightsail:GetInstances',
      'ssm:DescribeInstanceInformation',
      'kafkaconnect:ListConnectors',
      'redshift-serverless:ListWorkgroups',
      's3files:ListMountTargets',
      'elasticache:DescribeServerlessCaches',
      'servicequotas:ListServiceQuotas',
      'ec2:DescribeVpcBlockPublicAccessOptions',
      'globalaccelerator:ListAccelerators',
    ]);
    expect(new Set(report.gaps.map(({ reason }) => reason))).toEqual(new Set(['malformed', 'dependency']));
    expect(outcome.code).toBe(10);
  });
  test('is read whole', () => {
    // What the seed made, with what moto brings of itself: a default VPC.
    const { resources = {} } = report.scopes[0] ?? {};
    expect(resources).toMatchObject({
      vpc: 3,
      'nat-gateway': 1,
      'internet-gateway': 1,
      'egress-only-internet-gateway': 1,
      instance: 2,
      'auto-scaling-group': 1,
      'load-balancer': 1,
      'target-group': 1,
      listener: 1,
      'vpc-endpoint': 1,
      'db-instance': 1,
      'ecs-service': 1,
      'ecs-task-definition': 1,
      'eks-cluster': 1,
      'eks-nodegroup': 1,
      'eks-fargate-profile': 1,
    });
  });
  test.each([
    ['vpc-ipv6-cidr-missing', 'overlapping'],
    ['vpc-ipv4-cidr-overlap', 'playground'],
    ['vpc-ipv4-cidr-overlap', 'overlapping'],
    ['subnet-ipv6-cidr-missing', 'app-b'],
    ['instance-type-no-ipv6', 'old-server'],
    ['imds-ipv6-disabled', 'server'],
    ['alb-ipv4-only', 'alb'],
    ['elb-subnet-ipv6-missing', 'alb'],
    ['asg-subnets-not-ipv6', 'web'],
    ['rds-instance-ipv4-only', 'database-1'],
    ['ecs-service-subnet-not-dual-stack', 'service'],
    ['ecs-image-ecr-ipv4-uri', 'task-definition'],
    ['eks-ipv4-family', 'playground'],
  ])('has %s on %s', (rule, name) => {
    // RDS, Auto Scaling and EKS go by name; all else by the id that moto gave it.
    expect(isFound(rule, moto.ids[name]) || isFound(rule, name)).toBe(true);
  });
  test('gives the same report from its snapshot', async () => {
    const offline = await runProgram(['scan', '--snapshot', snapshot, '--format', 'json']);
    expect(offline.stdout).toBe(outcome.stdout);
  });
  test('keeps no user data, password or environment value', () => {
    const kept = `${gunzipSync(readFileSync(snapshot)).toString()}${outcome.stdout}`;
    for (const secret of ['secret-in-environment', 'secret-in-user-data', 'c2VjcmV0LWluLXVzZXItZGF0YQ', 'not-a-secret-9'])
      expect(kept).not.toContain(secret);
  });
});
