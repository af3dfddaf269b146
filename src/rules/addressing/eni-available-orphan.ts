import { byItsOwner } from '../../network/facts.ts';
import { interfaceOwner, ipv4AddressesHeld } from '../../network/interface-owners.ts';
import { fail, notApplicable, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'eni-available-orphan',
  title: 'Interface that nothing uses',
  severity: { 'dual-stack': 'low', 'ipv6-only': 'low' },
  subjects: ['network-interface'],
  docs: {
    why: 'An interface without an attachment keeps its private IPv4 addresses, which nobody else in the subnet can have. Interfaces that services keep ready (Lambda, Glue, OpenSearch) are left out; one that a person or a tool keeps ready is not told from a forgotten one.',
    fix: 'Delete the interface, after making sure that nothing is about to attach it.',
    links: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-eni.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'withdraw-ipv4',
    step: 'Delete interfaces that nothing uses',
    rollback: 'There is no way back to the same interface; create-network-interface makes another, with the old address while it is free.',
  },
  applies: ({ data }) => (data.Status ?? 'available') === 'available',
  check: (eni, context) => {
    const evidence = saw(eni, 'Status', 'RequesterManaged', 'Description', 'PrivateIpAddresses', 'Ipv4Prefixes');
    const owner = interfaceOwner(eni);
    if (owner.type === 'service' || owner.type === 'principal' || eni.data.RequesterManaged === true) return notApplicable;
    if (owner.type === 'unknown') return unknown(`whether ${eni.id} is in use, or kept ready by a service, AWS did not say`, evidence);
    const held = ipv4AddressesHeld(eni);
    if (held === 0) return pass(evidence);
    return fail({
      message: `${eni.id} ("${eni.data.Description ?? ''}") in ${eni.data.SubnetId} is attached to nothing and holds ${held} IPv4 ${held === 1 ? 'address' : 'addresses'}`,
      evidence,
      // Its addresses are gone for good, and whatever counts on them.
      fix: disruptiveFix(`Delete the interface${byItsOwner(eni)}`, {
        cli: [`aws ec2 delete-network-interface --region ${context.region} --network-interface-id ${eni.id}`],
      }),
    });
  },
});
