import type { KeyListEntry } from '@aws-sdk/client-kms';
import { inspectSourceAddresses, type InspectedPolicy, isWorthKeeping } from '../../model/source-ip.ts';
import { defineCollector } from '../define.ts';
import { unlessGone } from '../unless-gone.ts';

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** What a key's policy says of its callers' addresses, of the policies that say something. The policy itself is not kept. */
    'kms-key-policy': InspectedPolicy & { readonly KeyId: string; readonly KeyArn: string };
  }
}

export default defineCollector({
  kind: 'kms-key-policy',
  calls: ['kms:ListKeys', 'kms:GetKeyPolicy'],
  identify: ({ KeyId, KeyArn }) => ({ id: KeyId, arn: KeyArn }),
  async *collect(aws) {
    const keys: KeyListEntry[] = [];
    for await (const key of aws.each('kms:ListKeys', { Limit: 1000 }, 'Keys')) keys.push(key);
    yield* aws.forEach(
      keys,
      ({ KeyId }) => KeyId ?? '',
      'kms:GetKeyPolicy',
      unlessGone(async ({ KeyId = '', KeyArn = '' }) => {
        // A key has one policy, whose name is always `default`.
        const tests = inspectSourceAddresses((await aws.one('kms:GetKeyPolicy', { KeyId, PolicyName: 'default' })).Policy);
        return isWorthKeeping(tests) ? [{ KeyId, KeyArn, SourceAddresses: tests ?? null }] : [];
      }),
    );
  },
});
