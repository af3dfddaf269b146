import type { BGPPeer, VirtualInterface } from '@aws-sdk/client-direct-connect';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'virtualInterfaceId',
  'virtualInterfaceName',
  'virtualInterfaceType',
  'virtualInterfaceState',
  'ownerAccount',
  'directConnectGatewayId',
  'virtualGatewayId',
  'addressFamily',
  'tags',
] as const satisfies readonly (keyof VirtualInterface)[];

const peerMembers = [
  'bgpPeerId',
  'asn',
  'asnLong',
  'addressFamily',
  'bgpPeerState',
  'bgpStatus',
] as const satisfies readonly (keyof BGPPeer)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A virtual interface without its BGP keys and the router configuration, which repeats them. */
    'direct-connect-virtual-interface': Kept<VirtualInterface, (typeof members)[number]> & {
      readonly bgpPeers?: readonly Kept<BGPPeer, (typeof peerMembers)[number]>[];
    };
  }
}

export default defineCollector({
  kind: 'direct-connect-virtual-interface',
  calls: ['directconnect:DescribeVirtualInterfaces'],
  identify: ({ virtualInterfaceId, ownerAccount }, { partition, region, account }) => ({
    id: virtualInterfaceId ?? '',
    arn: `arn:${partition}:directconnect:${region}:${ownerAccount ?? account}:dxvif/${virtualInterfaceId ?? ''}`,
  }),
  async *collect(aws) {
    for await (const each of aws.each('directconnect:DescribeVirtualInterfaces', { maxResults: 100 }, 'virtualInterfaces')) {
      const { bgpPeers } = each;
      yield { ...keep(each, members), ...(bgpPeers ? { bgpPeers: bgpPeers.map((peer) => keep(peer, peerMembers)) } : {}) };
    }
  },
});
