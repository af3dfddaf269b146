import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../..', import.meta.url).pathname;

/** The folder of a Python of the repository's own, with these requirements; made where it is missing or stale. */
export const pythonWith = (requirements: string, folder: string): string => {
  const venv = root + folder;
  const wanted = readFileSync(root + requirements, 'utf8');
  const stamp = `${venv}/requirements.installed`;
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    execFileSync('python3', ['-m', 'venv', '--clear', venv], { stdio: 'inherit' });
    execFileSync(`${venv}/bin/pip`, ['install', '--quiet', '--disable-pip-version-check', '-r', root + requirements], { stdio: 'inherit' });
    writeFileSync(stamp, wanted);
  }
  return `${venv}/bin`;
};

/** With moto and boto3 at the pinned versions. */
export const pythonWithMoto = (): string => `${pythonWith('test/moto/requirements.txt', '.venv')}/python`;
