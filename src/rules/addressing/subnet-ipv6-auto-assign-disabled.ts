import { interfacesIn, isWorkload } from '../../network/addressing.ts';
import { byItsOwner, isDualStack } from '../../network/facts.ts';
import { hasIpv6Address } from '../../network/family-parity.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { existing } from '../../model/terraform.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'subnet-ipv6-auto-assign-disabled',
  title: 'Dual-stack subnet that gives new interfaces no IPv6 address',
  severity: { 'dual-stack': 'medium' },
  confidence: 'medium',
  subjects: ['subnet'],
  consults: ['network-interface'],
  docs: {
    why:
      'What is launched into the subnet gets an IPv4 address only, unless its launch template or service asks for IPv6. ' +
      'Where every workload interface in the subnet has IPv6 already, something does ask, and the rule is silent.',
    fix: 'Turn on the automatic assignment. It does not touch interfaces that exist: those get an address by assign-ipv6-addresses.',
    links: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'compute',
    step: 'Assign IPv6 addresses to new interfaces',
    rollback: 'modify-subnet-attribute --no-assign-ipv6-address-on-creation.',
    after: ['subnet-ipv6-cidr-missing', 'eigw-missing', 'route-ipv6-default-missing', 'nacl-ipv6-blocked', 'sg-egress-ipv4-only'],
  },
  applies: isDualStack,
  check: (subnet, context) => {
    const evidence = saw(subnet, 'AssignIpv6AddressOnCreation', 'Ipv6CidrBlockAssociationSet');
    const assigns = subnet.data.AssignIpv6AddressOnCreation;
    if (assigns === undefined) return unknown(`AWS did not say whether ${subnet.id} assigns IPv6 addresses`, evidence);
    if (assigns) return pass(evidence);
    const interfaces = context.consult('network-interface');
    if (!interfaces) return unknown(`whether what is launched into ${subnet.id} asks for IPv6 itself could not be read`, evidence);
    const workloads = interfacesIn(interfaces, subnet).filter(isWorkload);
    const without = workloads.filter((each) => !hasIpv6Address(each));
    if (workloads.length > 0 && without.length === 0) return pass(evidence);
    const seen = without.length > 0 ? `; ${without.length} of ${workloads.length} interfaces in it have none` : '';
    return fail({
      message: `${subnet.id} gives new interfaces no IPv6 address${seen}`,
      evidence,
      fix: safeFix(`Assign IPv6 addresses to new interfaces${byItsOwner(subnet)}`, {
        cli: [`aws ec2 modify-subnet-attribute --region ${context.region} --subnet-id ${subnet.id} --assign-ipv6-address-on-creation`],
        terraform: [existing('aws_subnet', subnet.id, { assign_ipv6_address_on_creation: true })],
      }),
    });
  },
});
