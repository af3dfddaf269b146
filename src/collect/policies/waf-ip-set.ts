import type { IPSet, IPSetSummary } from '@aws-sdk/client-wafv2';
import { RepeatingTokenError } from '../../aws/errors.ts';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector, type Reader } from '../define.ts';
import { FailedCallError } from '../reader.ts';
import { unlessGone } from '../unless-gone.ts';

const members = ['Id', 'Name', 'ARN', 'IPAddressVersion'] as const satisfies readonly (keyof IPSet)[];
const listing = 'wafv2:ListIPSets';

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** An IP set for the regional resources of a region, with the number of its addresses. */
    'waf-ip-set': Kept<IPSet, (typeof members)[number]> & { readonly AddressCount: number };
  }
}

/** WAF asks for the next page by the name that it answers with, `NextMarker`. */
const summaries = async (aws: Reader<typeof listing | 'wafv2:GetIPSet', never>): Promise<readonly IPSetSummary[]> => {
  const found: IPSetSummary[] = [];
  const seen = new Set<string>();
  let marker: string | undefined;
  do {
    const page = await aws.one(listing, { Scope: 'REGIONAL', Limit: 100, ...(marker === undefined ? {} : { NextMarker: marker }) });
    found.push(...(page.IPSets ?? []));
    if (page.NextMarker !== undefined && seen.has(page.NextMarker)) throw new FailedCallError(listing, new RepeatingTokenError(listing));
    marker = page.NextMarker || undefined;
    if (marker !== undefined) seen.add(marker);
  } while (marker !== undefined);
  return found;
};

export default defineCollector({
  kind: 'waf-ip-set',
  calls: [listing, 'wafv2:GetIPSet'],
  identify: ({ Id, ARN }) => ({ id: Id ?? '', arn: ARN ?? '' }),
  async *collect(aws) {
    yield* aws.forEach(
      await summaries(aws),
      ({ Name }) => Name ?? '',
      'wafv2:GetIPSet',
      unlessGone(async ({ Name, Id }) => {
        const { IPSet } = await aws.one('wafv2:GetIPSet', { Scope: 'REGIONAL', Name, Id });
        if (!IPSet) throw new SyntaxError(`wafv2:GetIPSet answered without the IP set ${Name}`);
        return [{ ...keep(IPSet, members), AddressCount: (IPSet.Addresses ?? []).length }];
      }),
    );
  },
});
