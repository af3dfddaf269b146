import { newResource, type TerraformResource } from '../model/terraform.ts';
import { type Direction, icmp, icmpv6, protocolNames, type Service } from './security-groups.ts';

const isIcmp = (protocol: number) => protocol === icmp || protocol === icmpv6;
const named = (protocol: number) => protocolNames[protocol] ?? String(protocol);
/** The bounds as AWS writes them: for ICMP a type, or -1 for all. */
const boundsOf = ({ protocol, from, to }: Service) => (isIcmp(protocol) ? { from: from === to ? from : -1, to: -1 } : { from, to });

/** A rule to add. `peer` is a range of either family or the id of a prefix list. */
export interface Opening {
  readonly groupId: string;
  readonly direction: Direction;
  readonly service: Service;
  readonly peer: string;
}

const cliPeer = (peer: string): string => {
  if (peer.startsWith('pl-')) return `PrefixListIds=[{PrefixListId=${peer}}]`;
  return peer.includes('.') ? `IpRanges=[{CidrIp=${peer}}]` : `Ipv6Ranges=[{CidrIpv6=${peer}}]`;
};

const terraformPeer = (peer: string): string => {
  if (peer.startsWith('pl-')) return 'prefix_list_id';
  return peer.includes('.') ? 'cidr_ipv4' : 'cidr_ipv6';
};

export const openingCommand = (region: string, { groupId, direction, service, peer }: Opening): string => {
  const { from, to } = boundsOf(service);
  const ports = service.protocol in protocolNames ? `,FromPort=${from},ToPort=${to}` : '';
  return `aws ec2 authorize-security-group-${direction} --region ${region} --group-id ${groupId} --ip-permissions 'IpProtocol=${named(service.protocol)}${ports},${cliPeer(peer)}'`;
};

/** Named after all that it says, so that what two findings ask for becomes one rule. */
export const openingTerraform = ({ groupId, direction, service, peer }: Opening): readonly TerraformResource[] => {
  const { from, to } = boundsOf(service);
  const ports = service.protocol in protocolNames ? { from_port: from, to_port: to } : {};
  return [
    newResource(`aws_vpc_security_group_${direction}_rule`, `${groupId}_${named(service.protocol)}_${from}_${to}_${peer}`, {
      security_group_id: groupId,
      ip_protocol: named(service.protocol),
      ...ports,
      [terraformPeer(peer)]: peer,
    }),
  ];
};
