import type { SourceAddressTests } from '../../src/model/source-ip.ts';

/** What a policy tests whose one statement about addresses has lists of both families, unless a test says otherwise. */
export const addressTests = (found: Partial<SourceAddressTests>): SourceAddressTests => ({
  statements: 1,
  ipv4OnlyAllows: [],
  ipv4OnlyDenies: [],
  ipv4OnlyBlocks: [],
  ipv4OnlyViaServices: [],
  ...found,
});
