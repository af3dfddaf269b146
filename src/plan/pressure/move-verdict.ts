import type { Workload } from '../../model/checklist/pressure.ts';
import type { IndexedSlice } from '../../model/inventory.ts';
import type { Kind } from '../../model/kinds.ts';
import { actionsOf } from '../unread.ts';

/** Whether a workload could be in IPv6-only subnets, why, and how. */
export type MoveVerdict = Pick<Workload, 'can' | 'why' | 'how' | 'source' | 'missing'>;

export const movable = (why: string, how: string, source: string | null): MoveVerdict => ({
  can: 'movable',
  why,
  how,
  source,
  missing: [],
});
export const keeps = (why: string, source: string | null): MoveVerdict => ({ can: 'keeps-ipv4', why, how: null, source, missing: [] });
/** `slice` and `kinds`: what would have to be read in full to tell. */
export const unclear = (why: string, source: string | null = null, slice?: IndexedSlice, ...kinds: readonly Kind[]): MoveVerdict => ({
  can: 'unclear',
  why,
  how: null,
  source,
  missing: actionsOf(kinds.flatMap((kind) => slice?.gapsOf(kind) ?? [])),
});
