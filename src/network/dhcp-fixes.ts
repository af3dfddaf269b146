import type { Resource } from '../model/resource.ts';
import { addressOf, expression, newResource, type TerraformArguments } from '../model/terraform.ts';
import type { Fix } from '../model/verdict.ts';

type Options = readonly (readonly [key: string, values: readonly string[]])[];

/** What a DHCP option of the API is called by the provider; all but these take a list. */
const single = new Set(['domain-name', 'netbios-node-type', 'ipv6-address-preferred-lease-time']);

const optionsOf = ({ data }: Resource<'dhcp-options'>): Options =>
  (data.DhcpConfigurations ?? []).flatMap(({ Key, Values = [] }) => {
    const values = Values.flatMap(({ Value }) => Value ?? []);
    return Key && values.length > 0 ? [[Key, values] as const] : [];
  });

/** A set of DHCP options never changes: a new one, with the other options of the old, takes its place in the VPC. */
export const replacedOption = (
  vpc: Resource<'vpc'>,
  old: Resource<'dhcp-options'>,
  key: 'domain-name-servers' | 'ntp-servers',
  values: readonly string[],
): Pick<Fix, 'cli' | 'terraform'> => {
  const options: Options = [...optionsOf(old).filter(([name]) => name !== key), [key, values]];
  const set = newResource('aws_vpc_dhcp_options', `${vpc.id}-${key}`, argumentsOf(options));
  const association = { vpc_id: vpc.id, dhcp_options_id: expression(`${addressOf(set)}.id`) };
  return {
    cli: [
      `aws ec2 create-dhcp-options --region ${vpc.region} --dhcp-configurations ${options.map(([name, own]) => `'Key=${name},Values=${own.join(',')}'`).join(' ')}`,
      `aws ec2 associate-dhcp-options --region ${vpc.region} --dhcp-options-id <new-option-set> --vpc-id ${vpc.id}`,
    ],
    terraform: [set, newResource('aws_vpc_dhcp_options_association', `${vpc.id}-${key}`, association)],
  };
};

const argumentsOf = (options: Options): TerraformArguments =>
  Object.fromEntries(options.map(([key, values]) => [key.replaceAll('-', '_'), single.has(key) ? values.join(',') : values]));
