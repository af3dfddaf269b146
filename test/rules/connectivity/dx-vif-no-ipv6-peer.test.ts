import rule from '../../../src/rules/connectivity/dx-vif-no-ipv6-peer.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'direct-connect-virtual-interface'>>[1];
type Peer = NonNullable<Data['bgpPeers']>[number];
const peer = (addressFamily: 'ipv4' | 'ipv6', bgpStatus: 'up' | 'down' | 'unknown', data: Peer = {}): Peer => ({
  bgpPeerId: `peer-${addressFamily}`,
  asn: 65_001,
  addressFamily,
  bgpPeerState: 'available',
  bgpStatus,
  ...data,
});
const vif = (...bgpPeers: Peer[]) =>
  build('direct-connect-virtual-interface', { virtualInterfaceId: 'dxvif-1', virtualInterfaceState: 'available', bgpPeers });
const v4 = peer('ipv4', 'up');

describeRule(rule, {
  flagged: {
    'an interface with IPv4 alone': { given: [vif(v4)], says: 'dxvif-1 has no BGP peer for IPv6' },
    'an IPv6 peer that is being deleted': { given: [vif(v4, peer('ipv6', 'up', { bgpPeerState: 'deleting' }))], says: 'no BGP peer' },
    'an IPv6 session that is down': { given: [vif(v4, peer('ipv6', 'down'))], says: 'session peer-ipv6 of dxvif-1 is down' },
  },
  silent: {
    'both sessions up': { given: [vif(v4, peer('ipv6', 'up'))] },
    'an interface that is not accepted yet': {
      given: [
        build('direct-connect-virtual-interface', { virtualInterfaceId: 'dxvif-1', virtualInterfaceState: 'confirming', bgpPeers: [] }),
      ],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a session whose status is not known': { given: [vif(v4, peer('ipv6', 'unknown'))], says: 'session unknown' },
    'a peer that is not ready': { given: [vif(v4, peer('ipv6', 'down', { bgpPeerState: 'pending' }))], says: 'pending' },
    'an interface that is down altogether': { given: [vif(peer('ipv4', 'down'), peer('ipv6', 'down'))], says: 'all BGP sessions' },
    'peers that AWS left out': { given: [build('direct-connect-virtual-interface', { virtualInterfaceId: 'dxvif-1' })], says: 'BGP peers' },
  },
});
