import type { Gap } from '../model/gap.ts';
import type { Slice } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';

/**
 * A snapshot is gzip over NDJSON: one header line; for each account and region a `slice` line, its resources and gaps,
 * and an `end` line with their number; one `complete` line. A file without the last line was cut off.
 */
export const snapshotFormat = 'ipv6-audit-snapshot';
/** Raised when an older program would misread the file. */
export const snapshotVersion = 1;

export interface Header {
  readonly format: typeof snapshotFormat;
  readonly version: number;
  readonly tool: { readonly name: string; readonly version: string };
  readonly collectedAt: string;
}

export type Line =
  | { readonly slice: Omit<Slice, 'resources' | 'gaps'> }
  | { readonly resource: Resource }
  | { readonly gap: Gap }
  | { readonly end: { readonly resources: number; readonly gaps: number } }
  | { readonly complete: { readonly slices: number } };
