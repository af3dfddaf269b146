import { interfaceOwners } from '../../knowledge/interface-owners.ts';
import { interfaceOwner, ipv4AddressesHeld } from '../../network/interface-owners.ts';
import { fail, saw, unknown } from '../../model/verdict.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'eni-unattributed',
  title: 'Interface of a service that is not known',
  severity: { 'dual-stack': 'info', 'ipv6-only': 'info' },
  subjects: ['network-interface'],
  docs: {
    why: 'Whoever plans to give up IPv4 needs to know who holds the addresses. AWS names the owner of an interface in free text, and of this one the text, the type and the requester are none that this program knows, so whether it can go without IPv4 is open.',
    fix: 'Find the owner by the description and the security groups, and report the texts, so that the next version knows them.',
    links: [interfaceOwners.source],
    verified: interfaceOwners.verified,
  },
  plan: {
    stage: 'address-plan',
    step: 'Look at interfaces of unknown owners',
    rollback: 'Nothing is changed, so that there is nothing to take back.',
  },
  applies: (eni) => interfaceOwner(eni).type === 'unknown',
  check: (eni) => {
    const { Description, RequesterId, InterfaceType, Attachment } = eni.data;
    const evidence = saw(eni, 'Description', 'RequesterId', 'InterfaceType', 'RequesterManaged', 'Attachment');
    if (Description === undefined) return unknown(`AWS gave no description of ${eni.id}, which would name its owner`, evidence);
    const signs = [
      `description "${Description}"`,
      `requester ${RequesterId ?? 'none'}`,
      `type ${InterfaceType ?? 'none'}`,
      `owner of the attachment ${Attachment?.InstanceOwnerId ?? 'none'}`,
    ];
    return fail({
      message: `${eni.id} holds ${ipv4AddressesHeld(eni)} IPv4 addresses for an unknown owner: ${signs.join(', ')}`,
      evidence,
    });
  },
});
