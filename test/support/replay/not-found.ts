// The errors by which each service says that it does not know an id.
import type { Service } from './services.ts';

/** EC2 names them by no rule; what is not here follows the most usual one. */
const ec2Codes: Readonly<Record<string, string>> = {
  Address: 'InvalidAddress.NotFound',
  DhcpOptions: 'InvalidDhcpOptionID.NotFound',
  EgressOnlyInternetGateway: 'InvalidEgressOnlyInternetGatewayId.NotFound',
  Group: 'InvalidGroup.NotFound',
  Image: 'InvalidAMIID.NotFound',
  InstanceType: 'InvalidInstanceType',
  Key: 'InvalidKeyPair.NotFound',
  KeyPair: 'InvalidKeyPair.NotFound',
  LaunchTemplate: 'InvalidLaunchTemplateId.NotFound',
  NatGateway: 'NatGatewayNotFound',
  PublicIp: 'InvalidAddress.NotFound',
  Region: 'InvalidParameterValue',
  Service: 'InvalidServiceName',
  Snapshot: 'InvalidSnapshot.NotFound',
  Volume: 'InvalidVolume.NotFound',
  VpcEndpoint: 'InvalidVpcEndpointId.NotFound',
  Zone: 'InvalidParameterValue',
};

/** `SubnetIds` and `SubnetId` → `Subnet`; `LoadBalancerArns` → `LoadBalancer`. */
export const entityOf = (member: string): string => member.replace(/s$/, '').replace(/(Ids?|ID|Arn|Name|Identifier)$/, '');

/** The code for an unknown `entity`, or undefined where the service has none. */
export function notFoundCode(service: Service, entity: string): string | undefined {
  if (service.protocol === 'ec2Query') {
    return ec2Codes[entity] ?? `Invalid${entity}ID.NotFound`;
  }
  const wanted = `${entity}NotFound`.toLowerCase();
  const error = service.errors.find(({ name }) => name.toLowerCase().startsWith(wanted));
  return error?.code ?? generalNotFound(service);
}

export const generalNotFound = (service: Service): string | undefined =>
  service.errors.find(({ name }) => name.startsWith('ResourceNotFound'))?.code;
