import type { ReplayFixture } from './replay/fixture.ts';

/** Commands of the AWS CLI, each as its words after `aws`. */
export type Commands = readonly (readonly string[])[];

// oxlint-disable-next-line typescript/no-explicit-any -- API answers as fixtures hold them: any member of any operation
type Answer = any;
type Options = Readonly<Record<string, string>>;

/** What AWS does with a command to the answers of a region and service; the words of the CLI's own manual. */
const effects: Readonly<Record<string, (answers: Answer, options: Options) => void>> = {
  'ec2 associate-vpc-cidr-block': (ec2, options) => {
    const vpc = find(ec2.DescribeVpcs.Vpcs, 'VpcId', options['vpc-id']);
    (vpc.Ipv6CidrBlockAssociationSet ??= []).push(associated(options['ipv6-cidr-block'] ?? '2600:1f14:abc:de00::/56'));
  },
  'ec2 associate-subnet-cidr-block': (ec2, options) => {
    const subnet = find(ec2.DescribeSubnets.Subnets, 'SubnetId', options['subnet-id']);
    (subnet.Ipv6CidrBlockAssociationSet ??= []).push(associated(options['ipv6-cidr-block']));
  },
  'ec2 modify-subnet-attribute': (ec2, options) => {
    const subnet = find(ec2.DescribeSubnets.Subnets, 'SubnetId', options['subnet-id']);
    if ('enable-dns64' in options) subnet.EnableDns64 = true;
    if ('no-enable-dns64' in options) subnet.EnableDns64 = false;
    if ('assign-ipv6-address-on-creation' in options) subnet.AssignIpv6AddressOnCreation = true;
    if ('private-dns-hostname-type-on-launch' in options)
      subnet.PrivateDnsNameOptionsOnLaunch.HostnameType = options['private-dns-hostname-type-on-launch'];
    if ('enable-resource-name-dns-aaaa-record-on-launch' in options)
      subnet.PrivateDnsNameOptionsOnLaunch.EnableResourceNameDnsAAAARecord = true;
  },
  'ec2 create-route': (ec2, options) => {
    const table = find(ec2.DescribeRouteTables.RouteTables, 'RouteTableId', options['route-table-id']);
    table.Routes.push({
      DestinationIpv6CidrBlock: options['destination-ipv6-cidr-block'],
      DestinationCidrBlock: options['destination-cidr-block'],
      NatGatewayId: options['nat-gateway-id'],
      GatewayId: options['gateway-id'],
      EgressOnlyInternetGatewayId: options['egress-only-internet-gateway-id'],
      TransitGatewayId: options['transit-gateway-id'],
      Origin: 'CreateRoute',
      State: 'active',
    });
  },
  'ec2 create-network-acl-entry': (ec2, options) => {
    const acl = find(ec2.DescribeNetworkAcls.NetworkAcls, 'NetworkAclId', options['network-acl-id']);
    const ports = /From=(\d+),To=(\d+)/.exec(options['port-range'] ?? '');
    const icmp = /Code=(-?\d+),Type=(-?\d+)/.exec(options['icmp-type-code'] ?? '');
    acl.Entries.push({
      RuleNumber: Number(options['rule-number']),
      Protocol: options['protocol'],
      RuleAction: options['rule-action'],
      Egress: 'egress' in options,
      CidrBlock: options['cidr-block'],
      Ipv6CidrBlock: options['ipv6-cidr-block'],
      ...(ports ? { PortRange: { From: Number(ports[1]), To: Number(ports[2]) } } : {}),
      ...(icmp ? { IcmpTypeCode: { Code: Number(icmp[1]), Type: Number(icmp[2]) } } : {}),
    });
  },
  'ec2 modify-vpc-endpoint': (ec2, options) => {
    const endpoint = find(ec2.DescribeVpcEndpoints.VpcEndpoints, 'VpcEndpointId', options['vpc-endpoint-id']);
    if (options['ip-address-type']) endpoint.IpAddressType = options['ip-address-type'];
    const type = /DnsRecordIpType=([\w-]+)/.exec(options['dns-options'] ?? '')?.[1];
    if (type) endpoint.DnsOptions = { ...endpoint.DnsOptions, DnsRecordIpType: type };
  },
  'ec2 authorize-security-group-ingress': (ec2, options) => permit(ec2, options, 'IpPermissions'),
  'ec2 authorize-security-group-egress': (ec2, options) => permit(ec2, options, 'IpPermissionsEgress'),
  'ec2 modify-transit-gateway-vpc-attachment': (ec2, options) => {
    const attachments = ec2.DescribeTransitGatewayVpcAttachments.TransitGatewayVpcAttachments;
    const [, support] = /Ipv6Support=(\w+)/.exec(options['options'] ?? '') ?? [];
    Object.assign(find(attachments, 'TransitGatewayAttachmentId', options['transit-gateway-attachment-id']).Options, {
      Ipv6Support: support,
    });
  },
  'elbv2 set-ip-address-type': (elb, options) => {
    find(elb.DescribeLoadBalancers.LoadBalancers, 'LoadBalancerArn', options['load-balancer-arn']).IpAddressType =
      options['ip-address-type'];
  },
  'ec2 modify-instance-metadata-options': (ec2, options) => {
    const instances = ec2.DescribeInstances.Reservations.flatMap(({ Instances }: Answer) => Instances);
    Object.assign(find(instances, 'InstanceId', options['instance-id']).MetadataOptions, {
      HttpProtocolIpv6: options['http-protocol-ipv6'],
    });
  },
};

/** `IpProtocol=tcp,FromPort=443,ToPort=443,Ipv6Ranges=[{CidrIpv6=::/0}]` */
const permit = (ec2: Answer, options: Options, side: 'IpPermissions' | 'IpPermissionsEgress'): void => {
  const text = options['ip-permissions'] ?? '';
  const number = (name: string) => {
    const found = new RegExp(`${name}=(-?\\d+)`).exec(text)?.[1];
    return found === undefined ? {} : { [name]: Number(found) };
  };
  find(ec2.DescribeSecurityGroups.SecurityGroups, 'GroupId', options['group-id'])[side].push({
    IpProtocol: /IpProtocol=([\w-]+)/.exec(text)?.[1],
    ...number('FromPort'),
    ...number('ToPort'),
    IpRanges: [...text.matchAll(/CidrIp=([^},]+)/g)].map(([, CidrIp]) => ({ CidrIp })),
    Ipv6Ranges: [...text.matchAll(/CidrIpv6=([^},]+)/g)].map(([, CidrIpv6]) => ({ CidrIpv6 })),
    UserIdGroupPairs: [],
    PrefixListIds: [],
  });
};

const associated = (block: string | undefined) => ({
  AssociationId: `assoc-${block}`,
  Ipv6CidrBlock: block,
  Ipv6CidrBlockState: { State: 'associated' },
  Ipv6AddressAttribute: 'public',
  IpSource: 'amazon',
});

const find = (list: readonly Answer[], member: string, id: string | undefined): Answer => {
  const found = list.find((each) => each[member] === id);
  if (!found) throw new Error(`no ${member} ${id} in the fixture`);
  return found;
};

/** Where the CLI calls a service otherwise than its signatures do. */
const signingNames: Readonly<Record<string, string>> = { elbv2: 'elasticloadbalancing' };

/** `--name value --flag` as a record; what has no value is there and empty. */
const optionsOf = (words: readonly string[]): Options =>
  Object.fromEntries(
    words.flatMap((word, index) => {
      if (!word.startsWith('--')) return [];
      const next = words[index + 1];
      return [[word.slice(2), next === undefined || next.startsWith('--') ? '' : next]];
    }),
  );

/** The fixture as it is after these commands, and those of them that are not known here. */
export const carryOut = (
  fixture: ReplayFixture,
  commands: Commands,
): { readonly fixture: ReplayFixture; readonly left: readonly string[] } => {
  const mended = structuredClone(fixture);
  const left = commands.flatMap((words) => {
    const [service = '', operation = '', ...rest] = words;
    const effect = effects[`${service} ${operation}`];
    const options = optionsOf(rest);
    if (!effect) return [words.join(' ')];
    for (const regions of Object.values(mended)) {
      const answers = regions[options['region'] ?? '']?.[signingNames[service] ?? service];
      if (answers) effect(answers, options);
    }
    return [];
  });
  return { fixture: mended, left };
};
