import type { DescribedServer } from '@aws-sdk/client-transfer';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { unlessGone } from '../unless-gone.ts';

const members = [
  'ServerId',
  'Arn',
  'State',
  'EndpointType',
  'EndpointDetails',
  'IpAddressType',
  'Protocols',
  'Tags',
] as const satisfies readonly (keyof DescribedServer)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'transfer-server': Kept<DescribedServer, (typeof members)[number]>;
  }
}

export default defineCollector({
  kind: 'transfer-server',
  calls: ['transfer:ListServers', 'transfer:DescribeServer'],
  identify: ({ ServerId, Arn, EndpointDetails }) => ({
    id: ServerId ?? '',
    arn: Arn ?? '',
    vpcId: EndpointDetails?.VpcId,
    subnetIds: EndpointDetails?.SubnetIds,
  }),
  async *collect(aws) {
    const listed: string[] = [];
    for await (const { ServerId } of aws.each('transfer:ListServers', { MaxResults: 1000 }, 'Servers')) if (ServerId) listed.push(ServerId);
    // The listing tells neither the address type nor the endpoint's addresses.
    yield* aws.forEach(
      listed,
      (id) => id,
      'transfer:DescribeServer',
      unlessGone(async (ServerId) => {
        const { Server } = await aws.one('transfer:DescribeServer', { ServerId });
        if (!Server) throw new SyntaxError(`transfer:DescribeServer answered without the server ${ServerId}`);
        return [keep(Server, members)];
      }),
    );
  },
});
