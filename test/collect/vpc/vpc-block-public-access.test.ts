import { expect, test } from 'vitest';
import type { Door } from '../../../src/aws/door.ts';
import { collectSlice } from '../../../src/collect/run.ts';
import collector from '../../../src/collect/vpc/vpc-block-public-access.ts';
import { home } from '../../support/build.ts';

const read = (answer: object) => collectSlice({ call: () => Promise.resolve(answer) } as unknown as Door, home, [collector]);

test('the options are one resource per account and region', async () => {
  const kept = {
    InternetGatewayBlockMode: 'block-ingress',
    State: 'update-complete',
    ManagedBy: 'declarative-policy',
    ExclusionsAllowed: 'not-allowed',
  };
  const { resources, gaps } = await read({ VpcBlockPublicAccessOptions: { ...kept, LastUpdateTimestamp: new Date(0) } });
  expect(gaps).toEqual([]);
  expect(resources).toMatchObject([{ id: 'vpc-block-public-access', data: kept }]);
});
test('an answer without them is a gap, neither a resource nor a crash', async () => {
  const { resources, gaps } = await read({});
  expect(resources).toEqual([]);
  expect(gaps).toMatchObject([{ kind: 'vpc-block-public-access', reason: 'malformed', action: 'ec2:DescribeVpcBlockPublicAccessOptions' }]);
});
