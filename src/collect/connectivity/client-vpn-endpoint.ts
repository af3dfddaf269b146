import type { ClientVpnEndpoint } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector, ec2Arn } from '../define.ts';

const members = [
  'ClientVpnEndpointId',
  'Description',
  'Status',
  'VpcId',
  'TrafficIpAddressType',
  'EndpointIpAddressType',
  'Tags',
] as const satisfies readonly (keyof ClientVpnEndpoint)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'client-vpn-endpoint': Kept<ClientVpnEndpoint, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'client-vpn-endpoint',
  calls: ['ec2:DescribeClientVpnEndpoints'],
  identify: ({ ClientVpnEndpointId, VpcId }, scope) => ({
    id: ClientVpnEndpointId ?? '',
    arn: ec2Arn(scope, 'client-vpn-endpoint', ClientVpnEndpointId),
    vpcId: VpcId,
  }),
  async *collect(aws) {
    for await (const endpoint of aws.each('ec2:DescribeClientVpnEndpoints', { MaxResults: 1000 }, 'ClientVpnEndpoints'))
      yield keep(endpoint, members);
  },
});
