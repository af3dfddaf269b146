// Services whose answers are paged or projected unlike most: read over the wire, one item per page.
import { expect, test } from 'vitest';
import { readKinds } from '../support/collect.ts';

test('App Runner, SageMaker, EMR, Glue, DMS Serverless: without environments, settings and passwords', async () => {
  const summary = { ServiceName: 'shop', ServiceArn: 'arn:shop' };
  const { ids, text } = await readKinds(
    ['apprunner-service', 'sagemaker-notebook', 'sagemaker-domain', 'emr-cluster', 'glue-connection', 'dms-replication-config'],
    {
      apprunner: {
        ListServices: { ServiceSummaryList: [summary] },
        DescribeService: {
          Service: {
            ...summary,
            SourceConfiguration: {
              ImageRepository: {
                ImageIdentifier: 'i',
                ImageRepositoryType: 'ECR',
                ImageConfiguration: { RuntimeEnvironmentVariables: { TOKEN: 's3cret' } },
              },
            },
            NetworkConfiguration: { IpAddressType: 'IPV4' },
          },
        },
      },
      sagemaker: {
        ListNotebookInstances: { NotebookInstances: [{ NotebookInstanceName: 'lab', NotebookInstanceArn: 'arn:lab' }] },
        DescribeNotebookInstance: { NotebookInstanceName: 'lab', NotebookInstanceArn: 'arn:lab', Url: 's3cret' },
        ListDomains: { Domains: [{ DomainId: 'd-1' }] },
        DescribeDomain: { DomainId: 'd-1', Url: 's3cret', DomainSettings: { IpAddressType: 'ipv4', SecurityGroupIds: ['s3cret'] } },
      },
      elasticmapreduce: {
        ListClusters: [
          { match: { ClusterStates: ['STARTING', 'BOOTSTRAPPING', 'RUNNING', 'WAITING'] }, reply: { Clusters: [{ Id: 'j-1' }] } },
        ],
        DescribeCluster: {
          Cluster: {
            Id: 'j-1',
            LogUri: 's3cret',
            Status: { State: 'RUNNING', StateChangeReason: { Message: 's3cret' } },
            Ec2InstanceAttributes: { Ec2SubnetId: 'subnet-1', Ec2KeyName: 's3cret' },
          },
        },
      },
      glue: {
        GetConnections: {
          ConnectionList: [
            { Name: 'orders', ConnectionProperties: { PASSWORD: 's3cret' }, PhysicalConnectionRequirements: { SubnetId: 'subnet-1' } },
          ],
        },
      },
      dms: {
        DescribeReplicationConfigs: {
          ReplicationConfigs: [
            {
              ReplicationConfigIdentifier: 'move',
              ReplicationConfigArn: 'arn:move',
              ReplicationSettings: 's3cret',
              TableMappings: 's3cret',
              ComputeConfig: { ReplicationSubnetGroupId: 'data', KmsKeyId: 's3cret' },
            },
          ],
        },
      },
    },
  );
  expect(ids.toSorted()).toEqual(['d-1', 'j-1', 'lab', 'move', 'orders', 'shop']);
  expect(text).not.toContain('s3cret');
});

test('Elastic Beanstalk: the options about addresses, of environments that serve the web', async () => {
  const option = (Namespace: string, OptionName: string, Value: string) => ({ Namespace, OptionName, Value });
  const named = { ApplicationName: 'shop', EnvironmentName: 'e-1' };
  const environment = (EnvironmentId: string, Name: string) => ({
    EnvironmentId,
    EnvironmentName: EnvironmentId,
    ApplicationName: 'shop',
    EnvironmentArn: `arn:${EnvironmentId}`,
    Status: 'Ready',
    Tier: { Name },
  });
  const { ids, text, operations } = await readKinds(['beanstalk-environment'], {
    elasticbeanstalk: {
      DescribeEnvironments: { Environments: [environment('e-1', 'WebServer'), environment('e-2', 'Worker')] },
      DescribeConfigurationSettings: {
        ConfigurationSettings: [
          { ...named, DeploymentStatus: 'pending', OptionSettings: [option('aws:elbv2:loadbalancer', 'IpAddressType', 'dualstack')] },
          {
            ...named,
            DeploymentStatus: 'deployed',
            OptionSettings: [
              option('aws:elasticbeanstalk:application:environment', 'IpAddressType', 's3cret'),
              option('aws:elbv2:loadbalancer', 'IpAddressType', 'ipv4'),
              option('aws:ec2:vpc', 'VPCId', 'vpc-1'),
            ],
          },
        ],
      },
    },
  });
  expect(ids).toEqual(['e-1']);
  expect(text).toContain('"Value":"ipv4"');
  expect(text).toContain('"vpcId":"vpc-1"');
  expect(text).not.toMatch(/s3cret|dualstack/);
  expect(operations.filter((each) => each === 'DescribeConfigurationSettings')).toHaveLength(1);
});

test('Lightsail: pages by its own token, and distributions from us-east-1 alone', async () => {
  const page = (match: Readonly<Record<string, unknown>> | undefined, names: readonly string[], nextPageToken?: string) => ({
    ...(match ? { match } : {}),
    reply: {
      instances: names.map((name) => ({ name, arn: `arn:${name}`, resourceType: 'Instance', ipAddressType: 'ipv4', sshKeyName: 's3cret' })),
      ...(nextPageToken ? { nextPageToken } : {}),
    },
  });
  const lightsail = {
    GetInstances: [page({ pageToken: 't' }, ['b']), page(undefined, ['a'], 't')],
    GetLoadBalancers: { loadBalancers: [{ name: 'a', arn: 'arn:lb', resourceType: 'LoadBalancer' }] },
    GetDistributions: { distributions: [{ name: 'd', arn: 'arn:d', resourceType: 'Distribution' }] },
  };
  const here = await readKinds(['lightsail-resource'], { lightsail });
  expect(here.ids).toEqual(['Instance/a', 'Instance/b', 'LoadBalancer/a']);
  expect(here.text).not.toContain('s3cret');
  expect(here.operations).not.toContain('GetDistributions');
  expect((await readKinds(['lightsail-resource'], { lightsail }, 'us-east-1')).ids).toContain('Distribution/d');
});

test('AppSync, Timestream, WorkSpaces, MSK Connect, S3 Files: listings alone', async () => {
  const vpc = { subnets: ['subnet-1'], securityGroups: [] };
  const { ids, text } = await readKinds(['appsync-api', 'influxdb-database', 'workspace', 'msk-connector', 's3files-mount-target'], {
    appsync: {
      ListGraphqlApis: { graphqlApis: [{ apiId: 'a1', name: 'a', openIDConnectConfig: { issuer: 's3cret', clientId: 's3cret' } }] },
    },
    'timestream-influxdb': {
      ListDbInstances: { items: [{ id: 'i1', name: 'i', arn: 'arn:i1' }] },
      ListDbClusters: { items: [{ id: 'c1', name: 'c', arn: 'arn:c1' }] },
    },
    workspaces: { DescribeWorkspaces: { Workspaces: [{ WorkspaceId: 'ws-1', UserName: 's3cret', SubnetId: 'subnet-1' }] } },
    kafkaconnect: {
      ListConnectors: {
        connectors: [
          { connectorArn: 'arn:k', connectorName: 'sink', kafkaCluster: { apacheKafkaCluster: { bootstrapServers: 's3cret', vpc } } },
        ],
      },
    },
    s3files: { ListMountTargets: { mountTargets: [{ mountTargetId: 'mt-1', ownerId: '1', subnetId: 'subnet-1' }] } },
  });
  expect(ids).toEqual(['a1', 'c1', 'i1', 'sink', 'mt-1', 'ws-1']);
  expect(text).not.toContain('s3cret');
});

test('DynamoDB: policies of tables where there is DAX, and none without', async () => {
  const Policy = JSON.stringify({
    Statement: [
      { Sid: 'NoIpv4', Effect: 'Deny', Principal: '*', Action: '*', Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } },
      { Sid: 's3cret', Effect: 'Allow', Principal: '*', Action: '*' },
    ],
  });
  const dynamodb = {
    ListTables: [
      { match: { ExclusiveStartTableName: 'a' }, reply: { TableNames: ['b'] } },
      { reply: { TableNames: ['a'], LastEvaluatedTableName: 'a' } },
    ],
    GetResourcePolicy: [
      { match: { ResourceArn: 'arn:aws:dynamodb:eu-central-1:111122223333:table/b' }, reply: { Policy } },
      { error: { code: 'PolicyNotFoundException', message: 'no policy' } },
    ],
  };
  const dax = { DescribeClusters: { Clusters: [{ ClusterName: 'cache', IamRoleArn: 'arn:aws:iam::111122223333:role/Dax' }] } };
  const beside = await readKinds(['dynamodb-table-policy'], { dax, dynamodb });
  expect(beside.ids).toEqual(['cache', 'b']);
  expect(beside.text).not.toContain('s3cret');
  const without = await readKinds(['dynamodb-table-policy'], { dynamodb });
  expect(without).toMatchObject({ ids: [], operations: ['DescribeClusters'] });
});

test('RDS: one question per version and class in use, and none of what is dual-stack or a cluster’s', async () => {
  const instance = (DBInstanceIdentifier: string, rest: object = {}) => ({
    DBInstanceIdentifier,
    Engine: 'postgres',
    EngineVersion: '16.9',
    DBInstanceClass: 'db.m6g.large',
    ...rest,
  });
  const offered = { Engine: 'postgres', EngineVersion: '16.9', DBInstanceClass: 'db.m6g.large', Vpc: true };
  const instances = [
    instance('a'),
    instance('b'),
    instance('c', { DBInstanceClass: 'db.t4g.micro', NetworkType: 'DUAL' }),
    instance('d', { Engine: 'aurora-postgresql', DBClusterIdentifier: 'd' }),
  ];
  const { ids, text, operations } = await readKinds(['db-orderable-option'], {
    rds: {
      DescribeDBInstances: { DBInstances: instances },
      DescribeOrderableDBInstanceOptions: {
        OrderableDBInstanceOptions: [
          { ...offered, StorageType: 'gp3', SupportedNetworkTypes: ['IPV4', 'DUAL'], AvailabilityZones: [{ Name: 'eu-central-1a' }] },
        ],
      },
    },
  });
  expect(ids).toEqual(['a', 'b', 'c', 'd', 'postgres/16.9/db.m6g.large']);
  expect(text).toContain('"OrderableDBInstanceOptions":[{"StorageType":"gp3"');
  expect(operations.filter((each) => each === 'DescribeOrderableDBInstanceOptions')).toHaveLength(1);
});
