import type { CollectOptions } from '../collect/inventory.ts';
import { globalRegion } from '../model/inventory.ts';

type Progress = Required<NonNullable<CollectOptions['progress']>>;

const clearLine = '\r\u001b[2K';

/** In which steps a scan of many accounts is told where no line can be rewritten. */
const steps = 20;

const silent: Progress & { readonly end: () => void } = {
  accounts: () => {},
  begin: () => {},
  kindDone: () => {},
  accountDone: () => {},
  end: () => {},
};

/**
 * Progress on standard error: one line that is rewritten in a terminal; elsewhere a line at the start and one per region, or
 * of many accounts a line now and then.
 */
export const makeProgress = (stream: NodeJS.WriteStream, quiet: boolean): Progress & { readonly end: () => void } => {
  if (quiet) return silent;
  /** The kinds that are left to read in each region of the one account. */
  const left = new Map<string, number>();
  let accounts = { done: 0, of: 1 };
  let resources = 0;
  const isMany = () => accounts.of > 1;
  const live = () => {
    const regions = [...left.values()].filter((count) => count === 0).length;
    const line = isMany()
      ? `Reading: ${accounts.done} of ${accounts.of} accounts, ${resources} resources`
      : `Reading: ${regions} of ${left.size} regions, ${resources} resources`;
    stream.write(`${clearLine}${line.slice(0, Math.max(10, (stream.columns || 80) - 1))}`);
  };
  return {
    accounts: (of, inactive) => {
      accounts = { done: 0, of };
      if (isMany()) stream.write(`Reading ${of} accounts\n`);
      if (inactive.length > 0) {
        const names = inactive.map(({ id, name, state }) => `${id} (${name === undefined ? '' : `${name}, `}${state})`);
        stream.write(`Not read, since they are not active: ${names.join(', ')}\n`);
      }
    },
    begin: (account, regions) => {
      if (isMany()) return;
      for (const [region, kinds] of regions) left.set(region, kinds);
      const names = [...regions.keys()].filter((region) => region !== globalRegion);
      const where = names.length === 1 ? names[0] : `${names.length} regions`;
      stream.write(`Reading account ${account}: ${where}, ${Math.max(0, ...regions.values())} kinds of resource each\n`);
    },
    kindDone: ({ region }, _kind, count) => {
      resources += count;
      const remaining = (left.get(region) ?? 1) - 1;
      if (!isMany()) left.set(region, remaining);
      if (stream.isTTY) live();
      else if (remaining === 0 && !isMany()) stream.write(`Read ${region}\n`);
    },
    accountDone: () => {
      accounts = { ...accounts, done: accounts.done + 1 };
      const { done, of } = accounts;
      if (!isMany()) return;
      if (stream.isTTY) live();
      else if (done === of || done % Math.ceil(of / steps) === 0) stream.write(`Read ${done} of ${of} accounts, ${resources} resources\n`);
    },
    end: () => {
      if (stream.isTTY && (left.size > 0 || accounts.done > 0)) stream.write(clearLine);
    },
  };
};
