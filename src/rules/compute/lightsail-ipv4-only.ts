import { existing, type TerraformResource } from '../../model/terraform.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'lightsail-ipv4-only',
  title: 'Lightsail resource without IPv6',
  severity: { 'dual-stack': 'low' },
  subjects: ['lightsail-resource'],
  docs: {
    why: 'An instance, load balancer or distribution of type ipv4 has no IPv6 address: clients with IPv6 alone do not reach it. Lightsail’s container services have no such setting, and are not judged.',
    fix: 'Set the IP address type to dualstack. On instances the firewall has rules of its own for IPv6, and an old operating system may have to be told to ask for the address.',
    links: [
      'https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_SetIpAddressType.html',
      'https://docs.aws.amazon.com/lightsail/latest/userguide/amazon-lightsail-enable-disable-ipv6.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'compute',
    step: 'Make Lightsail resources dual-stack',
    rollback: 'set-ip-address-type --ip-address-type ipv4.',
  },
  check: (resource, context) => {
    const evidence = saw(resource, 'ipAddressType', 'resourceType');
    const { ipAddressType, resourceType, name } = resource.data;
    if (ipAddressType === 'dualstack' || ipAddressType === 'ipv6') return pass(evidence);
    // The API documents no default, and resources older than Lightsail's IPv6 may lack it.
    if (ipAddressType !== 'ipv4') {
      return unknown(`the address type ${ipAddressType ?? '(unsaid)'} of ${resource.id} in Lightsail is not a known one`, evidence);
    }
    const type = types[resourceType ?? ''];
    return fail({
      message: `${resourceType ?? 'Resource'} ${name} in Lightsail is IPv4-only`,
      evidence,
      fix: safeFix('Make it dual-stack', {
        cli: [
          `aws lightsail set-ip-address-type --region ${context.region} --resource-type ${resourceType} --resource-name ${name} --ip-address-type dualstack`,
        ],
        ...(type && name ? { terraform: [existing(type, name, { ip_address_type: 'dualstack' })] } : {}),
      }),
    });
  },
});

const types: Readonly<Record<string, TerraformResource['type']>> = {
  Distribution: 'aws_lightsail_distribution',
  Instance: 'aws_lightsail_instance',
  LoadBalancer: 'aws_lightsail_lb',
};
