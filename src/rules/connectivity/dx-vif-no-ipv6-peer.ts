import { newResource } from '../../model/terraform.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule, safeFix } from '../define.ts';

/** States in which an interface is set up; `down` is one whose sessions are down. */
const inUse = new Set<string>(['available', 'down', 'testing']);

export default defineRule({
  id: 'dx-vif-no-ipv6-peer',
  title: 'Direct Connect virtual interface without an IPv6 session',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
  subjects: ['direct-connect-virtual-interface'],
  docs: {
    why:
      'Each family needs a BGP session of its own on a virtual interface. Without one for IPv6 no IPv6 routes are learned, and the sites behind it are reached over IPv4 alone. ' +
      'On a Direct Connect gateway the allowed prefixes have to list the IPv6 ranges too, which is not read.',
    fix: 'Add an IPv6 BGP peer to the virtual interface, for which AWS allocates a /125 block on private and transit interfaces, and configure the router for it.',
    links: ['https://docs.aws.amazon.com/directconnect/latest/UserGuide/add-peer-to-vif.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'egress',
    step: 'Bring up IPv6 over Direct Connect',
    rollback: 'delete-bgp-peer with the IPv6 peer’s id.',
  },
  applies: ({ data }) => inUse.has(data.virtualInterfaceState ?? 'available'),
  check: (vif, context) => {
    const evidence = saw(vif, 'virtualInterfaceType', 'virtualInterfaceState', 'bgpPeers');
    const { bgpPeers, ownerAccount } = vif.data;
    if (!bgpPeers) return unknown(`AWS did not say the BGP peers of ${vif.id}`, evidence);
    const [ipv6, ipv4] = ['ipv6', 'ipv4'].map((family) =>
      bgpPeers.filter((peer) => peer.addressFamily === family && peer.bgpPeerState !== 'deleted' && peer.bgpPeerState !== 'deleting'),
    );
    if (ipv6?.some((peer) => peer.bgpPeerState === 'available' && peer.bgpStatus === 'up')) return pass(evidence);
    const waiting = ipv6?.find((peer) => peer.bgpStatus !== 'down' || peer.bgpPeerState !== 'available');
    if (waiting) {
      const state = `${waiting.bgpPeerState ?? 'in an unsaid state'}, its session ${waiting.bgpStatus ?? 'unsaid'}`;
      return unknown(`the IPv6 peer ${waiting.bgpPeerId} of ${vif.id} is ${state}`, evidence);
    }
    const down = ipv6?.[0];
    // Where IPv4 is down too, the line is at fault and not the family.
    if (down && !ipv4?.some((peer) => peer.bgpStatus === 'up')) return unknown(`all BGP sessions of ${vif.id} are down`, evidence);
    const owner = ownerAccount && ownerAccount !== context.account ? ` (to be done by account ${ownerAccount}, which owns it)` : '';
    const asn = ipv4?.[0]?.asn ?? ipv4?.[0]?.asnLong ?? '<asn>';
    return fail({
      message: down ? `the IPv6 BGP session ${down.bgpPeerId} of ${vif.id} is down` : `${vif.id} has no BGP peer for IPv6`,
      evidence,
      fix: down
        ? safeFix(`Bring the IPv6 session up on the customer's router${owner}`)
        : safeFix(`Add an IPv6 BGP peer${owner}`, {
            cli: [
              `aws directconnect create-bgp-peer --region ${context.region} --virtual-interface-id ${vif.id} --new-bgp-peer asn=${asn},addressFamily=ipv6`,
            ],
            terraform: [newResource('aws_dx_bgp_peer', vif.id, { virtual_interface_id: vif.id, address_family: 'ipv6', bgp_asn: asn })],
          }),
    });
  },
});
