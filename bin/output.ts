import { globSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout } from 'node:timers/promises';

/** Longer than any build takes: a lock as old was left behind by one that was killed. */
const oldestLockMs = 120_000;

/** Runs while no other process does so under the same lock, a folder. */
export const alone = async (lock: string, run: () => Promise<void>): Promise<void> => {
  while (!taken(lock)) await setTimeout(100);
  try {
    await run();
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
};

const taken = (lock: string): boolean => {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    const made = changedAt(lock);
    if (made !== undefined && Date.now() - made > oldestLockMs) rmSync(lock, { recursive: true, force: true });
    return false;
  }
};

const changedAt = (file: string): number | undefined => statSync(file, { throwIfNoEntry: false })?.mtimeMs;

/** Whether one of the files has changed since the output was written, or there is none. */
export const isNewerThan = (files: readonly string[], output: string, root: string): boolean => {
  const written = changedAt(`${root}${output}`);
  return written === undefined || files.some((file) => (changedAt(`${root}${file}`) ?? 0) > written);
};

/** Moves files over the old ones, each at once, so that a program that runs meanwhile finds all of them. At last goes what is no longer part of it. */
export const putInPlace = (from: string, to: string, names: readonly string[]): void => {
  const patterns = names.flatMap((name) => [name, `${name}/**`]);
  const filesIn = (folder: string) => globSync(patterns, { cwd: folder }).filter((file) => statSync(`${folder}/${file}`).isFile());
  const files = filesIn(from);
  for (const file of files) {
    mkdirSync(dirname(`${to}/${file}`), { recursive: true });
    renameSync(`${from}/${file}`, `${to}/${file}`);
  }
  for (const file of filesIn(to)) if (!files.includes(file)) rmSync(`${to}/${file}`);
};
