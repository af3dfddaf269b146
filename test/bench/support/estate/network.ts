import type { Members } from '../../../support/replay/shapes.ts';
import { arn, at, isDual, isPublic, type Lists, net, net6, type Place, range, subnetCount, subnetIds, tags, zones } from './place.ts';

export const networkOf = (place: Place): Lists => {
  const { account, region, number, id } = place;
  const VpcId = id('vpc');
  const local = [
    { DestinationCidrBlock: `${net(place)}.0.0/16`, GatewayId: 'local', Origin: 'CreateRouteTable', State: 'active' },
    ...(isDual(place)
      ? [{ DestinationIpv6CidrBlock: `${net6(place)}::/56`, GatewayId: 'local', Origin: 'CreateRouteTable', State: 'active' }]
      : []),
  ];
  const route = (target: Members) => [{ DestinationCidrBlock: '0.0.0.0/0', ...target, Origin: 'CreateRoute', State: 'active' }];
  const six = (target: Members) =>
    isDual(place) ? [{ DestinationIpv6CidrBlock: '::/0', ...target, Origin: 'CreateRoute', State: 'active' }] : [];
  const outside = { GatewayId: id('igw') };
  const entry = (Egress: boolean, RuleNumber: number, RuleAction: string, block: Members) => ({
    Egress,
    Protocol: '-1',
    RuleAction,
    RuleNumber,
    ...block,
  });
  return {
    'ec2:DescribeVpcs': [
      'Vpcs',
      [
        {
          VpcId,
          OwnerId: account,
          State: 'available',
          IsDefault: false,
          InstanceTenancy: 'default',
          DhcpOptionsId: 'dopt-0bench000000001',
          CidrBlock: `${net(place)}.0.0/16`,
          CidrBlockAssociationSet: [
            { AssociationId: id('vpc-cidr-assoc'), CidrBlock: `${net(place)}.0.0/16`, CidrBlockState: { State: 'associated' } },
          ],
          Ipv6CidrBlockAssociationSet: isDual(place)
            ? [
                {
                  AssociationId: id('vpc-cidr-assoc', 6),
                  Ipv6CidrBlock: `${net6(place)}::/56`,
                  Ipv6CidrBlockState: { State: 'associated' },
                  Ipv6Pool: 'Amazon',
                  Ipv6AddressAttribute: 'public',
                  IpSource: 'amazon',
                },
              ]
            : [],
          Tags: tags(`vpc-${number}`, 'network'),
        },
      ],
    ],
    'ec2:DescribeSubnets': [
      'Subnets',
      range(subnetCount, (n) => ({
        SubnetId: id('subnet', n),
        SubnetArn: arn(place, 'ec2', `subnet/${id('subnet', n)}`),
        VpcId,
        OwnerId: account,
        State: 'available',
        AvailabilityZone: `${region}${at(zones, n)}`,
        AvailabilityZoneId: `az${n % zones.length}`,
        CidrBlock: `${net(place)}.${n * 32}.0/19`,
        AvailableIpAddressCount: 8_000,
        Ipv6Native: false,
        EnableDns64: isDual(place) && n % 2 === 0,
        AssignIpv6AddressOnCreation: isDual(place),
        MapPublicIpOnLaunch: isPublic(n),
        Ipv6CidrBlockAssociationSet: isDual(place)
          ? [
              {
                AssociationId: id('subnet-cidr-assoc', n),
                Ipv6CidrBlock: `${net6(place, n)}::/64`,
                Ipv6CidrBlockState: { State: 'associated' },
                Ipv6AddressAttribute: 'public',
                IpSource: 'amazon',
              },
            ]
          : [],
        PrivateDnsNameOptionsOnLaunch: {
          HostnameType: 'ip-name',
          EnableResourceNameDnsARecord: false,
          EnableResourceNameDnsAAAARecord: false,
        },
        Tags: tags(`subnet-${number}-${n}`, 'network'),
      })),
    ],
    'ec2:DescribeInternetGateways': [
      'InternetGateways',
      [{ InternetGatewayId: id('igw'), OwnerId: account, Attachments: [{ State: 'available', VpcId }], Tags: [] }],
    ],
    'ec2:DescribeEgressOnlyInternetGateways': [
      'EgressOnlyInternetGateways',
      isDual(place) ? [{ EgressOnlyInternetGatewayId: id('eigw'), Attachments: [{ State: 'attached', VpcId }], Tags: [] }] : [],
    ],
    'ec2:DescribeNatGateways': [
      'NatGateways',
      [
        {
          NatGatewayId: id('nat'),
          VpcId,
          SubnetId: id('subnet', 0),
          State: 'available',
          ConnectivityType: 'public',
          NatGatewayAddresses: [
            {
              AllocationId: id('eipalloc'),
              NetworkInterfaceId: id('eni', 0xff),
              PrivateIp: `${net(place)}.0.5`,
              PublicIp: '198.51.100.7',
              IsPrimary: true,
              Status: 'succeeded',
            },
          ],
          Tags: tags(`nat-${number}`, 'network'),
        },
      ],
    ],
    'ec2:DescribeAddresses': [
      'Addresses',
      [
        {
          AllocationId: id('eipalloc'),
          PublicIp: '198.51.100.7',
          Domain: 'vpc',
          NetworkInterfaceId: id('eni', 0xff),
          NetworkInterfaceOwnerId: account,
          PrivateIpAddress: `${net(place)}.0.5`,
          NetworkBorderGroup: region,
          Tags: [],
        },
      ],
    ],
    'ec2:DescribeRouteTables': [
      'RouteTables',
      [
        {
          RouteTableId: id('rtb', 0xff),
          VpcId,
          OwnerId: account,
          Routes: local,
          Associations: [
            {
              Main: true,
              RouteTableAssociationId: id('rtbassoc', 0xff),
              RouteTableId: id('rtb', 0xff),
              AssociationState: { State: 'associated' },
            },
          ],
          PropagatingVgws: [],
          Tags: [],
        },
        ...range(subnetCount, (n) => ({
          RouteTableId: id('rtb', n),
          VpcId,
          OwnerId: account,
          Routes: [
            ...local,
            ...(isPublic(n)
              ? [...route(outside), ...six(outside)]
              : [...route({ NatGatewayId: id('nat') }), ...six({ EgressOnlyInternetGatewayId: id('eigw') })]),
          ],
          Associations: [
            {
              Main: false,
              RouteTableAssociationId: id('rtbassoc', n),
              RouteTableId: id('rtb', n),
              SubnetId: id('subnet', n),
              AssociationState: { State: 'associated' },
            },
          ],
          PropagatingVgws: [],
          Tags: tags(`routes-${number}-${n}`, 'network'),
        })),
      ],
    ],
    'ec2:DescribeNetworkAcls': [
      'NetworkAcls',
      [
        {
          NetworkAclId: id('acl'),
          VpcId,
          OwnerId: account,
          IsDefault: true,
          Associations: range(subnetCount, (n) => ({
            NetworkAclAssociationId: id('aclassoc', n),
            NetworkAclId: id('acl'),
            SubnetId: id('subnet', n),
          })),
          Entries: [false, true].flatMap((egress) => [
            entry(egress, 100, 'allow', { CidrBlock: '0.0.0.0/0' }),
            entry(egress, 101, 'allow', { Ipv6CidrBlock: '::/0' }),
            entry(egress, 32767, 'deny', { CidrBlock: '0.0.0.0/0' }),
          ]),
          Tags: [],
        },
      ],
    ],
    'ec2:DescribeVpcEndpoints': [
      'VpcEndpoints',
      [
        {
          VpcEndpointId: id('vpce', 0),
          VpcEndpointType: 'Gateway',
          VpcId,
          OwnerId: account,
          ServiceName: `com.amazonaws.${region}.s3`,
          State: 'available',
          RouteTableIds: range(subnetCount, (n) => id('rtb', n)),
          SubnetIds: [],
          Groups: [],
          IpAddressType: 'ipv4',
          Tags: [],
        },
        {
          VpcEndpointId: id('vpce', 1),
          VpcEndpointType: 'Interface',
          VpcId,
          OwnerId: account,
          ServiceName: `com.amazonaws.${region}.ecr.api`,
          State: 'available',
          RouteTableIds: [],
          SubnetIds: subnetIds(place, (n) => !isPublic(n)),
          Groups: [{ GroupId: id('sg', 0), GroupName: 'group-0' }],
          IpAddressType: 'ipv4',
          DnsOptions: { DnsRecordIpType: 'ipv4' },
          PrivateDnsEnabled: true,
          NetworkInterfaceIds: [],
          Tags: [],
        },
      ],
    ],
  };
};
