import { collectors } from '../../../src/collect/collectors.ts';
import type { Kind } from '../../../src/model/kinds.ts';
import { idLimit, pageLimits } from '../../support/replay/limits.ts';
import type { Served } from './server.ts';

const answered = (served: readonly Served[]): readonly Served[] => served.filter(({ throttled }) => !throttled);
const callOf = ({ service, operation }: Served): string => `${service}:${operation}`;
const groupOf = (each: Served): string => `${each.region} ${callOf(each)} ${each.selecting}`;

/**
 * The calls of the longest chain in which each needs an answer before it: who am I, which regions, and then in a region the
 * pages of a listing one after the other, and what is read by the ids in it once that is done. Whatever does not depend
 * on another call is taken to run at the same time.
 */
export const longestChain = (served: readonly Served[]): number => {
  const pages = new Map<string, number>();
  const groups = Map.groupBy(answered(served), groupOf);
  for (const [first, ...rest] of groups.values()) {
    if (!first) continue;
    const key = `${first.region} ${callOf(first)}`;
    pages.set(key, Math.max(pages.get(key) ?? 0, rest.length + 1));
  }
  const chain = (region: string, kind: Kind): number => {
    const collector = collectors.find((each) => each.kind === kind);
    const own = (collector?.calls ?? []).reduce((sum, call) => sum + (pages.get(`${region} ${call}`) ?? 0), 0);
    return own + Math.max(0, ...(collector?.after ?? []).map((before) => chain(region, before)));
  };
  const regions = new Set(served.map(({ region }) => region));
  const longest = Math.max(0, ...[...regions].flatMap((region) => collectors.map(({ kind }) => chain(region, kind))));
  return longest + 2;
};

/** Where ids are named in a request, how many go into one. */
const batchMembers: Readonly<Record<string, string>> = {
  'ecs:DescribeClusters': 'clusters',
  'ecs:DescribeServices': 'services',
  'elasticloadbalancing:DescribeTags': 'ResourceArns',
};

/** The fewest calls by which AWS would tell the same: the largest pages, the fullest batches, nothing asked twice. */
export const fewestCalls = (served: readonly Served[]): number => {
  const groups = Map.groupBy(answered(served), (each) => (batchMembers[callOf(each)] ? `${each.region} ${callOf(each)}` : groupOf(each)));
  return [...groups.values()].reduce((sum, group) => {
    const [{ service, operation }] = group as [Served];
    const member = batchMembers[`${service}:${operation}`];
    const named = group.reduce((count, { selecting }) => count + namesIn(selecting, member), 0);
    const items = group.reduce((count, each) => count + each.items, 0);
    const needed = member ? Math.ceil(named / idLimit(service, operation, member)) : Math.ceil(items / pageLimits(service, operation).max);
    return sum + Math.max(1, needed);
  }, 0);
};

const namesIn = (selecting: string, member: string | undefined): number => {
  const [, names] = (JSON.parse(selecting) as [string, unknown][]).find(([name]) => name === member) ?? [];
  return Array.isArray(names) ? names.length : 0;
};
