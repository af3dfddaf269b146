// The proof by a second SDK: npm run test:boto3
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { pythonWithMoto } from '../python.ts';
import { account, contractCalls, contractErrors, contractFixture, region } from './contract-fixture.ts';
import { startReplay } from './server.ts';

const script = fileURLToPath(new URL('boto3.contract.py', import.meta.url));

async function check(python: string, pageSize?: number): Promise<boolean> {
  const replay = await startReplay({
    fixture: contractFixture,
    account,
    region,
    ...(pageSize === undefined ? {} : { pageSize, emptyFirstPage: true }),
    // botocore retries these by itself, if it knows them for what they are.
    faults: [
      { service: 'ec2', times: 1, fault: 'throttling' },
      { service: 'rds', times: 1, fault: 'throttling' },
      { service: 'ecs', times: 1, fault: 'throttling' },
      { service: 'eks', times: 1, fault: 'throttling' },
      { service: 'autoscaling', times: 1, fault: 'internal-error' },
      { service: 'elasticloadbalancing', times: 1, fault: 'connection-reset' },
    ],
  });
  const child = spawn(python, [script], {
    // The JavaScript SDK's name for the region is not boto3's.
    env: { ...process.env, ...replay.env, AWS_DEFAULT_REGION: region },
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  child.stdin.end(JSON.stringify({ calls: contractCalls, errors: contractErrors }));
  const [code] = (await once(child, 'close')) as [number | null];
  await replay.close();
  for (const problem of replay.problems) process.stderr.write(`${problem}\n`);
  return code === 0 && replay.problems.length === 0;
}

const python = pythonWithMoto();
const results = [await check(python), await check(python, 2)];
process.exitCode = results.every(Boolean) ? 0 : 1;
