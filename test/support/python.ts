import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../..', import.meta.url).pathname;
const venv = `${root}.venv`;
const requirements = `${root}test/moto/requirements.txt`;

/** A Python of the repository's own, with moto and boto3 at the pinned versions; made where it is missing or stale. */
export const pythonWithMoto = (): string => {
  const wanted = readFileSync(requirements, 'utf8');
  const stamp = `${venv}/requirements.installed`;
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    execFileSync('python3', ['-m', 'venv', '--clear', venv], { stdio: 'inherit' });
    execFileSync(`${venv}/bin/pip`, ['install', '--quiet', '--disable-pip-version-check', '-r', requirements], { stdio: 'inherit' });
    writeFileSync(stamp, wanted);
  }
  return `${venv}/bin/python`;
};
