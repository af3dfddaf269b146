import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { hasIpv6 } from '../../network/facts.ts';
import { defineRule, rebuildFix } from '../define.ts';

/** Neither being made, nor going, nor without an interface to have an address. */
const unsettled = new Set<string>(['PENDING', 'ERROR', 'TERMINATING', 'TERMINATED']);

export default defineRule({
  id: 'workspaces-no-ipv6-address',
  title: 'WorkSpace without an IPv6 address',
  severity: { 'dual-stack': 'low' },
  confidence: 'medium',
  subjects: ['workspace'],
  needs: ['subnet'],
  docs: {
    why: 'The subnet of the WorkSpace has an IPv6 block, and the WorkSpace no address of it: it takes one at launch only, where the subnet assigns them. Until then it reaches what is IPv6-only not at all. That AWS names the address in every case where there is one is not verified.',
    fix: 'Let the subnet assign IPv6 addresses at creation, then rebuild the WorkSpace, which puts its system volume back to the bundle’s image.',
    links: ['https://docs.aws.amazon.com/workspaces/latest/adminguide/amazon-workspaces-vpc.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'compute',
    step: 'Rebuild WorkSpaces to get IPv6 addresses',
    rollback: 'There is no way back: a rebuild discards what is on the system volume; save it before.',
  },
  applies: ({ data }) => !unsettled.has(data.State ?? ''),
  check: (workspace, context) => {
    const evidence = saw(workspace, 'SubnetId', 'IpAddress', 'Ipv6Address');
    const { SubnetId, IpAddress, Ipv6Address } = workspace.data;
    if (Ipv6Address) return pass(evidence);
    if (!SubnetId || !IpAddress) return unknown(`AWS did not tell where ${workspace.id} stands`, evidence);
    const subnet = context.get('subnet', SubnetId);
    if (!subnet) return unknown(`the subnet ${SubnetId} of ${workspace.id} was not among those read`, evidence);
    // Of a subnet without IPv6 another rule speaks.
    if (!hasIpv6(subnet)) return notApplicable;
    return fail({
      message: `WorkSpace ${workspace.id} has ${IpAddress} in ${SubnetId} and no IPv6 address, though the subnet has IPv6`,
      evidence: [...evidence, ...saw(subnet, 'Ipv6CidrBlockAssociationSet', 'AssignIpv6AddressOnCreation')],
      related: [relatedTo(subnet, 'would give it an address at launch')],
      fix: rebuildFix('Let the subnet assign IPv6 addresses, and rebuild the WorkSpace', {
        cli: [
          `aws ec2 modify-subnet-attribute --region ${context.region} --subnet-id ${SubnetId} --assign-ipv6-address-on-creation`,
          `aws workspaces rebuild-workspaces --region ${context.region} --rebuild-workspace-requests WorkspaceId=${workspace.id}`,
        ],
        terraform: [existing('aws_subnet', SubnetId, { assign_ipv6_address_on_creation: true })],
      }),
    });
  },
});
