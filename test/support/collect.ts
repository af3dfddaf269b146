import { expect, vi } from 'vitest';
import type { Kind } from '../../src/model/kinds.ts';
import { collected } from './collected-slice.ts';
import type { ReplayService } from './replay/fixture.ts';

/** Reads kinds over the wire, one item per page, and wants it to go without a gap. */
export const readKinds = async (
  kinds: readonly Kind[],
  services: Readonly<Record<string, ReplayService>>,
  region?: string,
): Promise<{ readonly ids: readonly string[]; readonly text: string; readonly operations: readonly string[] }> => {
  try {
    const { resources, gaps, problems, requests } = await collected(kinds, services, (name, value) => vi.stubEnv(name, value), region);
    expect(gaps).toEqual([]);
    expect(problems).toEqual([]);
    return {
      ids: resources.map(({ id }) => id),
      text: JSON.stringify(resources),
      operations: requests.map(({ operation }) => operation ?? ''),
    };
  } finally {
    vi.unstubAllEnvs();
  }
};
