import type { Resource } from '../../model/resource.ts';
import { existing } from '../../model/terraform.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule, disruptiveFix } from '../define.ts';

const gone = new Set<string>(['CREATE_FAILED', 'DELETED', 'DELETE_FAILED']);

export default defineRule({
  id: 'apprunner-service-ipv4-only',
  title: 'App Runner service that answers over IPv4 only',
  severity: { 'dual-stack': 'medium' },
  subjects: ['apprunner-service'],
  docs: {
    why: 'The host of a service of type IPV4 has no AAAA record, so that clients with IPv6 alone cannot call it. A service that names no type has the default, which is IPv4.',
    fix: 'Set the IP address type of the service to DUAL_STACK; App Runner rolls the change out as a deployment. Where the service reaches a VPC through a connector, the subnets of that need IPv6 blocks for IPv6 traffic; IPv6-only subnets it does not take.',
    links: [
      'https://docs.aws.amazon.com/apprunner/latest/api/API_NetworkConfiguration.html',
      'https://docs.aws.amazon.com/apprunner/latest/dg/network-pl.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'compute',
    step: 'Make App Runner services dual-stack',
    rollback: 'update-service with the IpAddressType IPV4, which deploys the service anew.',
  },
  applies: ({ data }) => !gone.has(data.Status ?? ''),
  check: (service, context) => {
    const evidence = saw(service, 'NetworkConfiguration');
    const network = service.data.NetworkConfiguration;
    if (!network) return unknown(`AWS did not tell the network of ${service.id}`, evidence);
    // AWS: "If you do not specify an IpAddressType, it defaults to select IPv4".
    const type: string = network.IpAddressType ?? 'IPV4';
    if (type === 'DUAL_STACK') return pass(evidence);
    if (type !== 'IPV4') return unknown(`the address type ${type} of ${service.id} is not a known one`, evidence);
    const isPrivate = network.IngressConfiguration?.IsPubliclyAccessible === false;
    return fail({
      message: `${isPrivate ? 'Private' : 'Public'} App Runner service ${service.id} answers over IPv4 only`,
      evidence,
      fix: disruptiveFix('Make the service dual-stack, which deploys it anew', {
        cli: [
          `aws apprunner update-service --region ${context.region} --service-arn ${service.arn} --network-configuration '${JSON.stringify(dualStack(service))}'`,
        ],
        terraform: [existing('aws_apprunner_service', service.arn, { network_configuration: [{ ip_address_type: 'DUAL_STACK' }] })],
      }),
    });
  },
});

/** The whole configuration: whether an update keeps what it leaves out is not documented. */
const dualStack = ({ data }: Resource<'apprunner-service'>) => ({ ...data.NetworkConfiguration, IpAddressType: 'DUAL_STACK' });
