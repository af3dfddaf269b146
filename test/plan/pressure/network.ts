import type { IndexedSlice } from '../../../src/model/inventory.ts';
import type { Resource, Scope } from '../../../src/model/resource.ts';
import { ipv4Pressure } from '../../../src/plan/pressure.ts';
import { build, denied, home, indexed } from '../../support/build.ts';

type Eni = Parameters<typeof build<'network-interface'>>[1];
type Subnet = Parameters<typeof build<'subnet'>>[1];

export const partner: Scope = { account: '444455556666', region: 'eu-central-1', partition: 'aws' };

export const vpc = (data: Parameters<typeof build<'vpc'>>[1] = {}, scope = home) =>
  build('vpc', { VpcId: 'vpc-1', OwnerId: home.account, CidrBlock: '10.0.0.0/16', ...data }, scope);

export const subnet = (data: Subnet = {}, scope = home) =>
  build(
    'subnet',
    {
      SubnetId: 'subnet-1',
      VpcId: 'vpc-1',
      OwnerId: home.account,
      CidrBlock: '10.0.0.0/24',
      AvailabilityZone: 'eu-central-1a',
      AvailableIpAddressCount: 241,
      ...data,
    },
    scope,
  );

/** `addresses` are the last parts of 10.0.0.x. */
export const eni = (id: string, addresses: readonly number[], data: Eni = {}, scope = home) =>
  build(
    'network-interface',
    {
      NetworkInterfaceId: id,
      VpcId: 'vpc-1',
      SubnetId: 'subnet-1',
      OwnerId: scope.account,
      Status: 'in-use',
      PrivateIpAddresses: addresses.map((last) => ({ PrivateIpAddress: `10.0.0.${last}` })),
      ...data,
    },
    scope,
  );

export const onInstance = (id: string, data: Eni = {}): Eni => ({
  Attachment: { InstanceId: id, DeviceIndex: 0 },
  Description: '',
  ...data,
});

export const nitro = build('instance-type', { InstanceType: 'm7g.large', Hypervisor: 'nitro', NetworkInfo: { Ipv6Supported: true } });
export const xen = build('instance-type', { InstanceType: 't2.micro', Hypervisor: 'xen', NetworkInfo: { Ipv6Supported: true } });

export const instance = (id: string, tags: Readonly<Record<string, string>> = {}, InstanceType = 'm7g.large') =>
  build('instance', {
    InstanceId: id,
    InstanceType: InstanceType as 'm7g.large',
    VpcId: 'vpc-1',
    SubnetId: 'subnet-1',
    Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
  });

const cluster = 'arn:aws:ecs:eu-central-1:111122223333:cluster/main';

export const service = (serviceName: string, data: Parameters<typeof build<'ecs-service'>>[1] = {}) =>
  build('ecs-service', {
    serviceArn: `arn:aws:ecs:eu-central-1:111122223333:service/main/${serviceName}`,
    serviceName,
    clusterArn: cluster,
    status: 'ACTIVE',
    launchType: 'FARGATE',
    networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-1'], securityGroups: ['sg-1'] } },
    ...data,
  });

export const task = (id: string, last: number, data: Eni = {}) =>
  eni(id, [last], {
    Description: `arn:aws:ecs:eu-central-1:111122223333:attachment/0${last}-1`,
    RequesterManaged: true,
    Groups: [{ GroupId: 'sg-1', GroupName: 'tasks' }],
    ...data,
  });

/** The listing of VPC quotas, as every account answers it. */
export const quota = build('service-quota', { QuotaCode: 'L-83CA0A9D', Value: 5, ServiceCode: 'vpc' });

export const pressureOf = (resources: readonly Resource[], gaps: Parameters<typeof indexed>[1] = []) =>
  ipv4Pressure(indexed(resources, gaps));

/** The same without what a denied kind would have shown. */
export const without = (kind: Resource['kind'], resources: readonly Resource[]): readonly IndexedSlice[] =>
  indexed(
    resources.filter((each) => each.kind !== kind),
    [denied(kind)],
  );
