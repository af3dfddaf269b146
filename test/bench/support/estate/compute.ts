import type { Members } from '../../../support/replay/shapes.ts';
import { arn, at, isDual, isPublic, type Lists, net, net6, type Place, range, subnetCount, subnetIds, tags, zones } from './place.ts';

const groupsOf = (place: Place): number => Math.max(3, Math.ceil(place.instances / 3));

const permission = (port: number, place: Place, other: number) => ({
  IpProtocol: 'tcp',
  FromPort: port,
  ToPort: port,
  IpRanges: [{ CidrIp: `${net(place)}.0.0/16`, Description: 'within the VPC' }],
  Ipv6Ranges: isDual(place) && other % 2 === 0 ? [{ CidrIpv6: `${net6(place)}::/56` }] : [],
  PrefixListIds: [],
  UserIdGroupPairs: [{ GroupId: place.id('sg', 0, other), UserId: place.account }],
});

const interfaceOf = (place: Place, InterfaceId: string, subnet: number, host: number, more: Members): Members => {
  const address = `${net(place)}.${subnet * 32 + ((host >> 8) % 32)}.${host % 256}`;
  return {
    NetworkInterfaceId: InterfaceId,
    VpcId: place.id('vpc'),
    SubnetId: place.id('subnet', subnet),
    OwnerId: place.account,
    Status: 'in-use',
    InterfaceType: 'interface',
    RequesterManaged: false,
    Groups: [{ GroupId: place.id('sg', 0, host % groupsOf(place)), GroupName: `group-${host % groupsOf(place)}` }],
    PrivateIpAddress: address,
    PrivateIpAddresses: [{ Primary: true, PrivateIpAddress: address, PrivateDnsName: `ip-${address.replaceAll('.', '-')}.ec2.internal` }],
    Ipv6Addresses:
      isDual(place) && host % 4 !== 0
        ? [{ Ipv6Address: `${net6(place)}:0:0:${subnet}:${host.toString(16)}`, IsPrimaryIpv6: host % 8 === 1 }]
        : [],
    TagSet: tags(`eni-${host}`, 'apps'),
    ...more,
  };
};

export const computeOf = (place: Place): Lists => {
  const { account, region, number, instances, id } = place;
  const VpcId = id('vpc');
  const instance = (n: number) => {
    const subnet = n % subnetCount;
    const eni = interfaceOf(place, id('eni', 0, n), subnet, n, {
      Attachment: {
        AttachmentId: id('eni-attach', 0, n),
        InstanceId: id('i', 0, n),
        InstanceOwnerId: account,
        DeviceIndex: 0,
        Status: 'attached',
        DeleteOnTermination: true,
      },
    });
    // An instance's answer tells less of its interfaces.
    const { TagSet: _tags, RequesterManaged: _managed, Attachment: _attachment, ...shared } = eni;
    const own = {
      InstanceId: id('i', 0, n),
      InstanceType: at(['m6i.large', 'c7g.xlarge', 't3.medium', 'm4.large'], n),
      ImageId: at(['ami-0bench00000000001', 'ami-0bench00000000002'], n),
      State: { Code: 16, Name: 'running' },
      PlatformDetails: 'Linux/UNIX',
      Architecture: 'x86_64',
      LaunchTime: '2025-06-01T08:30:00.000Z',
      VpcId,
      SubnetId: id('subnet', subnet),
      PrivateIpAddress: eni['PrivateIpAddress'],
      PrivateDnsName: `ip-${String(eni['PrivateIpAddress']).replaceAll('.', '-')}.ec2.internal`,
      Placement: { AvailabilityZone: `${region}${at(zones, subnet)}`, Tenancy: 'default', GroupName: '' },
      BlockDeviceMappings: [
        {
          DeviceName: '/dev/xvda',
          Ebs: { AttachTime: '2025-06-01T08:30:01.000Z', DeleteOnTermination: true, Status: 'attached', VolumeId: id('vol', 0, n) },
        },
      ],
      SecurityGroups: eni['Groups'],
      NetworkInterfaces: [
        { ...shared, Attachment: { AttachmentId: id('eni-attach', 0, n), DeviceIndex: 0, Status: 'attached', DeleteOnTermination: true } },
      ],
      MetadataOptions: {
        State: 'applied',
        HttpTokens: 'required',
        HttpPutResponseHopLimit: 2,
        HttpEndpoint: 'enabled',
        HttpProtocolIpv6: 'disabled',
        InstanceMetadataTags: 'disabled',
      },
      PrivateDnsNameOptions: { HostnameType: 'ip-name', EnableResourceNameDnsARecord: false, EnableResourceNameDnsAAAARecord: false },
      Tags: tags(`app-${number}-${n}`, 'apps'),
    };
    return [eni, { ReservationId: id('r', 0, n), OwnerId: account, Groups: [], Instances: [own] }] as const;
  };
  const made = range(instances, instance);
  const nat = interfaceOf(place, id('eni', 0xff), 0, 5, {
    InterfaceType: 'nat_gateway',
    Description: `Interface for NAT Gateway ${id('nat')}`,
    RequesterManaged: true,
    Attachment: { AttachmentId: id('ela-attach'), InstanceOwnerId: 'amazon-aws', DeviceIndex: 1, Status: 'attached' },
  });
  const lambdas = range(Math.ceil(instances / 6), (n) =>
    interfaceOf(place, id('eni', 2, n), 3 + (n % 3), 4_000 + n, {
      InterfaceType: 'lambda',
      RequesterManaged: true,
      Description: `AWS Lambda VPC ENI-job-${number}-${n}-5a1f3a7e-6f6e-4bb0-9f07-000000000000`,
      Attachment: { AttachmentId: id('ela-attach', 2, n), InstanceOwnerId: 'amazon-aws', DeviceIndex: 1, Status: 'attached' },
    }),
  );
  return {
    'ec2:DescribeInstances': ['Reservations', made.map(([, reservation]) => reservation)],
    'ec2:DescribeNetworkInterfaces': ['NetworkInterfaces', [...made.map(([eni]) => eni), nat, ...lambdas]],
    'ec2:DescribeSecurityGroups': [
      'SecurityGroups',
      range(groupsOf(place), (n) => ({
        GroupId: id('sg', 0, n),
        GroupName: `group-${n}`,
        Description: 'Made for a measurement',
        VpcId,
        OwnerId: account,
        IpPermissions: [permission(443, place, (n + 1) % groupsOf(place)), permission(8080, place, n)],
        IpPermissionsEgress: [
          {
            IpProtocol: '-1',
            IpRanges: [{ CidrIp: '0.0.0.0/0' }],
            Ipv6Ranges: n % 2 === 0 ? [{ CidrIpv6: '::/0' }] : [],
            PrefixListIds: [],
            UserIdGroupPairs: [],
          },
        ],
        Tags: tags(`group-${number}-${n}`, 'apps'),
      })),
    ],
    'lambda:ListFunctions': [
      'Functions',
      range(Math.ceil(instances / 6), (n) => ({
        FunctionName: `job-${number}-${n}`,
        FunctionArn: arn(place, 'lambda', `function:job-${number}-${n}`),
        Runtime: 'nodejs22.x',
        VpcConfig:
          n % 3 === 0
            ? { VpcId: '', SubnetIds: [], SecurityGroupIds: [] }
            : {
                VpcId,
                SubnetIds: subnetIds(place, (s) => !isPublic(s)),
                SecurityGroupIds: [id('sg', 0, 0)],
                Ipv6AllowedForDualStack: n % 3 === 1,
              },
      })),
    ],
  };
};
