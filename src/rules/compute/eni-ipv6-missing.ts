import { existing } from '../../model/terraform.ts';
import { fail, pass, relatedTo, saw, unknown, notApplicable } from '../../model/verdict.ts';
import { findIn, groupOf } from '../../network/compute.ts';
import { isDualStack } from '../../network/facts.ts';
import { defineRule, safeFix } from '../define.ts';

/** Interfaces of pods and tasks, which ECS and the VPC CNI make and whose addresses they choose. */
const ownedByContainers = /^(aws-K8S-|arn:[^:]+:ecs:)/;

export default defineRule({
  id: 'eni-ipv6-missing',
  title: 'Interface without IPv6 in a dual-stack subnet',
  severity: { 'dual-stack': 'high' },
  subjects: ['network-interface'],
  needs: ['subnet'],
  consults: ['instance', 'instance-type'],
  docs: {
    why:
      'A subnet hands out IPv6 addresses when an interface is created, never to one that exists: instances from before the migration keep only IPv4. ' +
      'They cannot reach IPv6 destinations, and names that resolve to their subnet in IPv6 do not answer.',
    fix: 'Assign an IPv6 address to the interface; the instance keeps running, and its system picks the address up by DHCPv6.',
    links: [
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-migrate-ipv6-add.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'compute',
    step: 'Give interfaces of instances IPv6 addresses',
    rollback: 'unassign-ipv6-addresses.',
    after: ['instance-type-no-ipv6'],
  },
  applies: ({ data }) =>
    data.Attachment?.InstanceId !== undefined &&
    data.RequesterManaged !== true &&
    data.Operator?.Managed !== true &&
    // Absent: answers from before AWS had other types. EFA-only and trunk interfaces carry no addresses of their own.
    ['interface', 'efa', undefined].includes(data.InterfaceType) &&
    !ownedByContainers.test(data.Description ?? ''),
  check: (eni, context) => {
    const subnet = context.get('subnet', eni.data.SubnetId);
    if (!subnet) return unknown(`subnet ${eni.data.SubnetId} of the interface is not visible`, saw(eni, 'SubnetId'));
    if (!isDualStack(subnet)) return notApplicable;
    const evidence = saw(eni, 'Ipv6Addresses', 'Ipv6Prefixes');
    if ((eni.data.Ipv6Addresses ?? []).length + (eni.data.Ipv6Prefixes ?? []).length > 0) return pass(evidence);
    const instanceId = eni.data.Attachment?.InstanceId;
    const instance = findIn(context.consult('instance'), instanceId);
    const typeInfo = findIn(context.consult('instance-type'), instance?.data.InstanceType);
    // Then no address can be assigned before the type is changed, and instance-type-no-ipv6 says so.
    if (typeInfo?.data.NetworkInfo?.Ipv6Supported === false) return notApplicable;
    const one = { ipv6_address_count: 1 };
    const isFirst = eni.data.Attachment?.DeviceIndex === 0 && (eni.data.Attachment.NetworkCardIndex ?? 0) === 0;
    return fail({
      message: `${eni.id} of instance ${instanceId} has no IPv6 address though ${subnet.id} is dual-stack`,
      evidence: [...evidence, ...saw(subnet, 'Ipv6CidrBlockAssociationSet', 'AssignIpv6AddressOnCreation')],
      related: [relatedTo(subnet, 'has an IPv6 block')],
      fix: safeFix('Assign an IPv6 address', {
        cli: [`aws ec2 assign-ipv6-addresses --region ${context.region} --network-interface-id ${eni.id} --ipv6-address-count 1`],
        // An instance of a group is not Terraform's: it would make it anew once the group has let it go.
        ...(instance && groupOf(instance) !== undefined
          ? {}
          : {
              terraform: [
                isFirst && instanceId ? existing('aws_instance', instanceId, one) : existing('aws_network_interface', eni.id, one),
              ],
            }),
      }),
    });
  },
});
