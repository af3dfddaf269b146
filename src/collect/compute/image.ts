import type { Image } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'ImageId',
  'Name',
  'OwnerId',
  'ImageOwnerAlias',
  'Platform',
  'PlatformDetails',
  'Architecture',
  'DeprecationTime',
  'State',
  'ImdsSupport',
] as const satisfies readonly (keyof Image)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** An image that an instance or a launch template names. One that is deregistered, private or disabled is absent. */
    image: Kept<Image, (typeof members)[number]>;
  }
}

/** A filter takes 200 values. https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Filtering.html */
const imagesAtOnce = 200;

export default defineCollector({
  kind: 'image',
  calls: ['ec2:DescribeImages'],
  after: ['instance', 'launch-template-version'],
  identify: ({ ImageId }, { partition, region }) => ({ id: ImageId ?? '', arn: `arn:${partition}:ec2:${region}::image/${ImageId ?? ''}` }),
  async *collect(aws) {
    const named = [
      ...aws.found('instance').map(({ data }) => data.ImageId),
      ...aws.found('launch-template-version').map(({ data }) => data.LaunchTemplateData?.ImageId),
    ];
    // A template may name a parameter instead: `resolve:ssm:/aws/service/…`.
    const ids = [...new Set(named.filter((id) => id?.startsWith('ami-')).filter((id) => id !== undefined))].toSorted();
    for (let start = 0; start < ids.length; start += imagesAtOnce) {
      // A filter and not `ImageIds`: one deregistered image would fail the whole call.
      const Filters = [{ Name: 'image-id', Values: ids.slice(start, start + imagesAtOnce) }];
      const input = { Filters, IncludeDeprecated: true, MaxResults: 1000 };
      for await (const image of aws.each('ec2:DescribeImages', input, 'Images')) yield keep(image, members);
    }
  },
});
