import type { DescribeNotebookInstanceOutput } from '@aws-sdk/client-sagemaker';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { unlessGone } from '../unless-gone.ts';

const members = [
  'NotebookInstanceName',
  'NotebookInstanceArn',
  'NotebookInstanceStatus',
  'IpAddressType',
  'SubnetId',
  'NetworkInterfaceId',
  'DirectInternetAccess',
] as const satisfies readonly (keyof DescribeNotebookInstanceOutput)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    'sagemaker-notebook': Kept<DescribeNotebookInstanceOutput, (typeof members)[number]>;
  }
}

const call = 'sagemaker:DescribeNotebookInstance';

export default defineCollector({
  kind: 'sagemaker-notebook',
  calls: ['sagemaker:ListNotebookInstances', call],
  identify: ({ NotebookInstanceName, NotebookInstanceArn, SubnetId }) => ({
    id: NotebookInstanceName ?? '',
    arn: NotebookInstanceArn ?? '',
    subnetIds: SubnetId === undefined ? [] : [SubnetId],
  }),
  async *collect(aws) {
    const names: string[] = [];
    const listing = aws.each('sagemaker:ListNotebookInstances', { MaxResults: 100 }, 'NotebookInstances');
    for await (const { NotebookInstanceName: name } of listing) if (name) names.push(name);
    // The listing tells nothing of the network.
    yield* aws.forEach(
      names,
      (name) => name,
      call,
      unlessGone(async (NotebookInstanceName) => [keep(await aws.one(call, { NotebookInstanceName }), members)]),
    );
  },
});
