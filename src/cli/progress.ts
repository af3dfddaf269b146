import type { CollectOptions } from '../collect/inventory.ts';
import { globalRegion } from '../model/inventory.ts';

type Progress = NonNullable<CollectOptions['progress']>;

const clearLine = '\r\u001b[2K';

/**
 * Progress on standard error: one line that is rewritten in a terminal, a line at the start and one per region elsewhere.
 */
export const makeProgress = (stream: NodeJS.WriteStream, quiet: boolean): Progress & { readonly end: () => void } => {
  if (quiet) return { end: () => {} };
  const left = new Map<string, number>();
  let resources = 0;
  let total = 0;
  const live = () => {
    const done = [...left.values()].filter((count) => count === 0).length;
    const line = `Reading: ${done} of ${left.size} regions, ${resources} resources`;
    stream.write(`${clearLine}${line.slice(0, Math.max(10, (stream.columns || 80) - 1))}`);
  };
  return {
    begin: (account, regions) => {
      for (const [region, kinds] of regions) left.set(region, kinds);
      total = Math.max(0, ...regions.values());
      const names = [...regions.keys()].filter((region) => region !== globalRegion);
      const where = names.length === 1 ? names[0] : `${names.length} regions`;
      stream.write(`Reading account ${account}: ${where}, ${total} kinds of resource each\n`);
    },
    kindDone: ({ region }, _kind, count) => {
      resources += count;
      const remaining = (left.get(region) ?? 1) - 1;
      left.set(region, remaining);
      if (stream.isTTY) live();
      else if (remaining === 0) stream.write(`Read ${region}\n`);
    },
    end: () => {
      if (stream.isTTY && total > 0) stream.write(clearLine);
    },
  };
};
