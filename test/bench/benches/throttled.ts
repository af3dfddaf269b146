import { openDoor } from '../../../src/aws/door.ts';
import { type Bench, seconds, time, whole } from '../support/measure.ts';
import { startServer } from '../support/server.ts';
import { setEnvironment } from '../../support/environment.ts';

const bucket = { size: 100, perSecond: 20 };

/** Many calls of EC2 at once while it throttles: none may fail, and the bucket alone sets the time. */
export const throttled: Bench = async (size) => {
  const calls = size === 'full' ? 400 : 110;
  const server = await startServer({
    account: '111122223333',
    regions: ['us-east-1'],
    size: { vpcs: 1, instances: 2 },
    latencyMs: 50,
    bucket,
  });
  const restore = setEnvironment(server.env);
  const door = await openDoor({ allowed: new Set(['ec2:DescribeVpcs'] as const), userAgent: 'bench' });
  let failed = 0;
  const call = () =>
    door.call('us-east-1', 'ec2:DescribeVpcs', {}).catch(() => {
      failed += 1;
    });
  try {
    const taken = await time(() => Promise.all(Array.from({ length: calls }, call)));
    const refused = (await server.served()).filter((each) => each.throttled).length;
    const ideal = (calls - bucket.size) / bucket.perSecond;
    return [
      {
        what: `${calls} calls of EC2, bucket of ${bucket.size} filled by ${bucket.perSecond} a second, 50 ms latency`,
        measured: `${seconds(taken)}, ${whole(refused)} refused and repeated, ${failed} failed`,
        reference: `the bucket's ideal: (${calls} − ${bucket.size}) ÷ ${bucket.perSecond} = ${seconds(ideal)}`,
        ratio: taken / ideal,
        target: { ratio: 1.1 },
        further: [{ text: 'no call failed', met: failed === 0 }],
      },
    ];
  } finally {
    restore();
    door.close();
    server.close();
  }
};
