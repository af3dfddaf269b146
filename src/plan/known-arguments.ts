import { terraformRequirements } from '../knowledge/terraform.ts';
import type { IndexedSlice } from '../model/inventory.ts';
import type { Kind } from '../model/kinds.ts';
import { type Resource, tagsOf } from '../model/resource.ts';
import { ipv6Cidrs } from '../network/facts.ts';
import type { TerraformArguments } from '../model/terraform.ts';

/**
 * What Terraform must be told of a resource that it imports, beside what changes: arguments without which a plan is
 * refused, or strips or replaces the resource. A required one that was not read is left to the user, in <angle brackets>.
 */
export const knownArguments = (slice: IndexedSlice, type: string, importId: string): TerraformArguments => {
  const known = readers[type]?.(slice, importId) ?? {};
  const required = terraformRequirements.arguments[type] ?? [];
  const open = required.filter((name) => known[name] === undefined).map((name) => [name, `<${name.replaceAll('_', '-')}>`] as const);
  return { ...known, ...Object.fromEntries(open) };
};

type Reader = (slice: IndexedSlice, importId: string) => TerraformArguments | undefined;

/** Reads the arguments off the resource of that id, where it is among those read. */
const from =
  <K extends Kind>(kind: K, read: (resource: Resource<K>) => Readonly<Record<string, TerraformArguments[string] | undefined>>): Reader =>
  (slice, importId) => {
    const resource = slice.get(kind, importId) ?? slice.all(kind).find(({ arn }) => arn === importId);
    if (!resource) return undefined;
    const entries = Object.entries(read(resource)).filter((entry): entry is [string, TerraformArguments[string]] => entry[1] !== undefined);
    return { ...Object.fromEntries(entries), ...tagsArgument(tagsOf(resource as Resource)) };
  };

const readers: Readonly<Record<string, Reader>> = {
  // The provider takes the IPv6 block away from a subnet that does not name it, and no plan shows it; the rest falls back to false.
  aws_subnet: from('subnet', (subnet) => {
    const { data } = subnet;
    const [ipv6] = ipv6Cidrs(subnet);
    return {
      vpc_id: data.VpcId,
      cidr_block: data.CidrBlock,
      availability_zone: data.AvailabilityZone,
      ipv6_cidr_block: ipv6,
      ipv6_native: data.Ipv6Native === true ? true : undefined,
      assign_ipv6_address_on_creation: data.AssignIpv6AddressOnCreation,
      enable_dns64: data.EnableDns64,
      map_public_ip_on_launch: data.MapPublicIpOnLaunch,
      private_dns_hostname_type_on_launch: data.PrivateDnsNameOptionsOnLaunch?.HostnameType,
      enable_resource_name_dns_a_record_on_launch: data.PrivateDnsNameOptionsOnLaunch?.EnableResourceNameDnsARecord,
      enable_resource_name_dns_aaaa_record_on_launch: data.PrivateDnsNameOptionsOnLaunch?.EnableResourceNameDnsAAAARecord,
    };
  }),
  aws_vpc: (slice, importId) => {
    const read = from('vpc', (vpc) => ({
      cidr_block: vpc.data.CidrBlock,
      instance_tenancy: vpc.data.InstanceTenancy,
      assign_generated_ipv6_cidr_block: hasAmazonBlock(vpc) || undefined,
    }));
    const attributes = slice.get('vpc-attributes', importId)?.data;
    const known = read(slice, importId);
    return (
      known && {
        ...known,
        ...(typeof attributes?.EnableDnsSupport === 'boolean' ? { enable_dns_support: attributes.EnableDnsSupport } : {}),
        ...(typeof attributes?.EnableDnsHostnames === 'boolean' ? { enable_dns_hostnames: attributes.EnableDnsHostnames } : {}),
      }
    );
  },
  aws_vpc_endpoint: from('vpc-endpoint', ({ data }) => ({
    vpc_id: data.VpcId,
    service_name: data.ServiceName,
    vpc_endpoint_type: data.VpcEndpointType,
  })),
  aws_db_instance: from('db-instance', ({ data }) => ({ instance_class: data.DBInstanceClass })),
  aws_rds_cluster: from('db-cluster', ({ data }) => ({ engine: data.Engine })),
  aws_db_subnet_group: from('db-subnet-group', ({ data }) => ({
    subnet_ids: data.Subnets?.flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []),
  })),
  aws_autoscaling_group: from('auto-scaling-group', ({ data }) => ({ min_size: data.MinSize, max_size: data.MaxSize })),
  aws_ec2_transit_gateway_vpc_attachment: from('transit-gateway-vpc-attachment', ({ data }) => ({
    transit_gateway_id: data.TransitGatewayId,
    vpc_id: data.VpcId,
    subnet_ids: data.SubnetIds,
  })),
  aws_opensearch_domain: from('opensearch-domain', ({ data }) => ({ domain_name: data.DomainName })),
  aws_dms_replication_instance: from('dms-replication-instance', ({ data }) => ({
    replication_instance_id: data.ReplicationInstanceIdentifier,
    replication_instance_class: data.ReplicationInstanceClass,
  })),
  aws_efs_mount_target: from('efs-mount-target', ({ data }) => ({ file_system_id: data.FileSystemId, subnet_id: data.SubnetId })),
};

/** Tags whose keys begin with aws: are AWS's own, and Terraform may not set them. */
const tagsArgument = (tags: ReadonlyMap<string, string>): TerraformArguments => {
  const own = [...tags].filter(([key]) => !key.startsWith('aws:'));
  return own.length > 0 ? { tags: { map: Object.fromEntries(own) } } : {};
};

/** Whether Amazon gave the VPC its IPv6 block, and no pool. */
const hasAmazonBlock = ({ data }: Resource<'vpc'>): boolean =>
  (data.Ipv6CidrBlockAssociationSet ?? []).some(
    ({ Ipv6CidrBlockState, IpSource, Ipv6Pool }) =>
      Ipv6CidrBlockState?.State === 'associated' && (IpSource === 'amazon' || Ipv6Pool === 'Amazon'),
  );
