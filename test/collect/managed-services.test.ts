// Collectors whose answers are paged or shaped unlike most: read over the wire, one item per page.
import { afterAll, expect, test, vi } from 'vitest';
import { openDoor } from '../../src/aws/door.ts';
import { collectors } from '../../src/collect/collectors.ts';
import { callsOf, collectSlice, withDependencies } from '../../src/collect/run.ts';
import { globalRegion } from '../../src/model/inventory.ts';
import type { Kind } from '../../src/model/kinds.ts';
import type { ReplayService } from '../support/replay/fixture.ts';
import { startReplay } from '../support/replay/server.ts';

const account = '111122223333';
afterAll(() => vi.unstubAllEnvs());

const read = async (kinds: readonly Kind[], services: Readonly<Record<string, ReplayService>>, region = 'eu-central-1') => {
  const replay = await startReplay({ fixture: { [account]: { '*': services } }, pageSize: 1 });
  for (const [name, value] of Object.entries(replay.env)) vi.stubEnv(name, value);
  const used = withDependencies(collectors, new Set(kinds));
  const door = await openDoor({ allowed: new Set(callsOf(used)), userAgent: 'test', maxAttempts: 1 });
  try {
    const slice = await collectSlice(door, { account, region, partition: 'aws' }, used);
    expect(slice.gaps).toEqual([]);
    expect(replay.problems).toEqual([]);
    return { ids: slice.resources.map(({ id }) => id), text: JSON.stringify(slice.resources), requests: replay.requests };
  } finally {
    door.close();
    await replay.close();
  }
};

const origin = {
  Id: 'web',
  DomainName: 'web.example.net',
  CustomHeaders: { Quantity: 1, Items: [{ HeaderName: 'x', HeaderValue: 's3cret' }] },
};
const listed = (Id: string) => ({
  Id,
  ARN: `arn:${Id}`,
  Origins: { Quantity: 1, Items: [{ ...origin, VpcOriginConfig: { VpcOriginId: 'vo_1' } }] },
});

test('CloudFront: pages inside a structure, and origins without their headers', async () => {
  const pages = [
    { match: { Marker: 'E1' }, reply: { DistributionList: { Quantity: 1, IsTruncated: false, Marker: 'E1', Items: [listed('E2')] } } },
    { reply: { DistributionList: { Quantity: 1, IsTruncated: true, Marker: '', NextMarker: 'E1', Items: [listed('E1')] } } },
  ];
  const vpcOrigins = { VpcOriginList: { Quantity: 1, IsTruncated: false, Items: [{ Id: 'vo_1', IpAddressType: 'ipv4' }] } };
  const cloudfront = { ListDistributions: pages, ListVpcOrigins: vpcOrigins };
  const { ids, text } = await read(['cloudfront-distribution', 'cloudfront-vpc-origin'], { cloudfront }, globalRegion);
  expect(ids).toEqual(['E1', 'E2', 'vo_1']);
  expect(text).not.toContain('s3cret');
});

test('Route 53: zones by marker, records by three names', async () => {
  const zone = (id: string) => ({ Id: `/hostedzone/${id}`, Name: 'example.net.', CallerReference: id });
  const record = (Name: string, Type: 'A' | 'AAAA' | 'TXT') => ({
    Name,
    Type,
    AliasTarget: { HostedZoneId: 'Z9', DNSName: 'x.', EvaluateTargetHealth: false },
  });
  const records = [
    {
      match: { HostedZoneId: 'Z1', StartRecordName: 'b.' },
      reply: { IsTruncated: false, ResourceRecordSets: [record('b.', 'AAAA'), record('b.', 'TXT')] },
    },
    {
      match: { HostedZoneId: 'Z1' },
      reply: { IsTruncated: true, NextRecordName: 'b.', NextRecordType: 'AAAA', ResourceRecordSets: [record('a.', 'A')] },
    },
    { match: { HostedZoneId: 'Z2' }, reply: { IsTruncated: false, ResourceRecordSets: [] } },
  ];
  const route53 = { ListHostedZones: { HostedZones: [zone('Z1'), zone('Z2')] }, ListResourceRecordSets: records };
  const { ids } = await read(['hosted-zone', 'route53-address-record'], { route53 }, globalRegion);
  expect(ids).toEqual(['Z1', 'Z2', 'Z1/a./A', 'Z1/b./AAAA']);
});

test('EFS: answers that repeat the marker of the request', async () => {
  const system = (FileSystemId: string, NumberOfMountTargets: number) => ({ FileSystemId, NumberOfMountTargets });
  const pages = [
    { match: { Marker: 'm' }, reply: { Marker: 'm', FileSystems: [system('fs-2', 0)] } },
    { reply: { NextMarker: 'm', FileSystems: [system('fs-1', 1)] } },
  ];
  const targets = [
    { match: { FileSystemId: 'fs-1' }, reply: { MountTargets: [{ MountTargetId: 'fsmt-1', FileSystemId: 'fs-1', SubnetId: 'subnet-1' }] } },
  ];
  const elasticfilesystem = { DescribeFileSystems: pages, DescribeMountTargets: targets };
  expect((await read(['efs-mount-target'], { elasticfilesystem })).ids).toEqual(['fs-1', 'fs-2', 'fsmt-1']);
});

test('API Gateway: two services under one signature', async () => {
  const endpointConfiguration = { types: ['REGIONAL'], ipAddressType: 'ipv4' };
  const apigateway = {
    GetRestApis: { items: [{ id: 'r1', endpointConfiguration, policy: 's3cret' }, { id: 'r2' }] },
    GetDomainNames: { items: [{ domainName: 'api.example.net', endpointConfiguration }] },
  };
  const apigatewayv2 = {
    GetApis: {
      Items: [
        { ApiId: 'h1', Name: 'h1' },
        { ApiId: 'h2', Name: 'h2', IpAddressType: 'dualstack' },
      ],
    },
  };
  const kinds = ['api-gateway-rest-api', 'api-gateway-domain-name', 'api-gateway-v2-api'] as const;
  const { ids, text } = await read(kinds, { apigateway, apigatewayv2 });
  expect(ids).toEqual(['api.example.net', 'r1', 'r2', 'h1', 'h2']);
  expect(text).toContain('"ipAddressType":"ipv4"');
  expect(text).not.toContain('s3cret');
});

test('keys, environments and passwords are left out', async () => {
  const services = {
    lambda: {
      ListFunctions: { Functions: [{ FunctionName: 'f', Environment: { Variables: { TOKEN: 's3cret' } }, VpcConfig: { VpcId: '' } }] },
    },
    directconnect: {
      DescribeVirtualInterfaces: {
        virtualInterfaces: [{ virtualInterfaceId: 'dxvif-1', authKey: 's3cret', bgpPeers: [{ bgpPeerId: 'p', authKey: 's3cret' }] }],
      },
    },
    ec2: {
      DescribeVpnConnections: {
        VpnConnections: [
          { VpnConnectionId: 'vpn-1', CustomerGatewayConfiguration: 's3cret', Options: { TunnelOptions: [{ PreSharedKey: 's3cret' }] } },
        ],
      },
      DescribeClientVpnEndpoints: { ClientVpnEndpoints: [{ ClientVpnEndpointId: 'cvpn-1' }] },
      DescribeInstanceConnectEndpoints: { InstanceConnectEndpoints: [{ InstanceConnectEndpointId: 'eice-1' }] },
    },
    ds: { DescribeDirectories: { DirectoryDescriptions: [{ DirectoryId: 'd-1', RadiusSettings: { SharedSecret: 's3cret0000' } }] } },
    fsx: { DescribeFileSystems: { FileSystems: [{ FileSystemId: 'fs-1', WindowsConfiguration: { ActiveDirectoryId: 's3cret' } }] } },
    transfer: {
      ListServers: { Servers: [{ Arn: 'arn:s', ServerId: 's-1' }] },
      DescribeServer: { Server: { Arn: 'arn:s', ServerId: 's-1', IdentityProviderDetails: { Url: 's3cret' } } },
    },
    'network-firewall': {
      ListFirewalls: { Firewalls: [{ FirewallArn: 'arn:fw' }] },
      DescribeFirewall: {
        Firewall: { FirewallArn: 'arn:fw', FirewallPolicyArn: 's3cret', VpcId: 'vpc-1', SubnetMappings: [], FirewallId: 'f' },
        FirewallStatus: {
          Status: 'READY',
          ConfigurationSyncStateSummary: 'IN_SYNC',
          SyncStates: { a: { Attachment: { EndpointId: 'vpce-1' } } },
        },
      },
    },
  } as const;
  const { ids, text } = await read(
    [
      'lambda-function',
      'direct-connect-virtual-interface',
      'vpn-connection',
      'client-vpn-endpoint',
      'instance-connect-endpoint',
      'directory',
      'fsx-file-system',
      'transfer-server',
      'network-firewall',
    ],
    services,
  );
  expect(ids.toSorted()).toEqual(['arn:fw', 'cvpn-1', 'd-1', 'dxvif-1', 'eice-1', 'f', 'fs-1', 's-1', 'vpn-1']);
  expect(text).toContain('vpce-1');
  expect(text).not.toContain('s3cret');
});

test('Global Accelerator: asked in us-west-2', async () => {
  const globalaccelerator = { ListAccelerators: { Accelerators: [{ AcceleratorArn: 'arn:1' }, { AcceleratorArn: 'arn:2' }] } };
  const { ids, requests } = await read(['global-accelerator'], { globalaccelerator }, globalRegion);
  expect(ids).toEqual(['arn:1', 'arn:2']);
  expect(new Set(requests.map(({ region }) => region))).toEqual(new Set(['us-west-2']));
});
