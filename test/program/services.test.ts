import { describe, expect, test } from 'vitest';
import type { ServicePage } from '../../src/model/service-page.ts';
import { runProgram } from '../support/program.ts';

const services = (...args: readonly string[]) => runProgram(['services', '--as-of', '2026-11-23', ...args]);

describe('services', () => {
  test('as people read it', async () => {
    const { code, stdout, stderr } = await services('memorydb');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout.split('\n').slice(0, 3)).toEqual([
      '  Dual-stack  IPv6-only  How         Needs IPv4  Rules',
      'MemoryDB memory-db.<region>.api.aws',
      '  yes*        yes*       rebuild     no          3',
    ]);
    expect(stdout).not.toContain('\u001b');
  });
  test('all of them hold 80 columns', async () => {
    const { stdout } = await services();
    expect(stdout).toContain('Transfer Family');
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });
  test('as JSON, every part with its source and day', async () => {
    const { stdout } = await services('RabbitMQ', '--format', 'json');
    const { services: found } = JSON.parse(stdout) as { services: readonly ServicePage[] };
    expect(found.map(({ id }) => id)).toEqual(['mq-rabbitmq']);
    const day = expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/) as string;
    const source = expect.stringMatching(/^https:/) as string;
    expect(found[0]).toMatchObject({
      support: { dualStack: 'yes', source, verified: day, correction: { source, verified: day } },
      migration: { path: 'rebuild', source, verified: day },
      apiHost: { host: 'mq.<region>.api.aws', optIn: true, source, verified: day },
      rules: ['mq-rabbitmq-not-dual-stack'],
    });
  });
  test('says when it is old', async () => {
    const { code, stderr } = await runProgram(['services', 'ecs', '--as-of', '2036-01-01']);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^ipv6-audit: 5 things this report rests on [^\n]*\n$/);
  });
  test.each([
    [['auroar'], 'No service is known as "auroar"; did you mean "aurora"?'],
    [['frobnicator'], 'No service is known as "frobnicator".'],
  ])('%j is one sentence and exit 2', async (args, says) => {
    expect(await runProgram(['services', ...args])).toEqual({ code: 2, stdout: '', stderr: `ipv6-audit: ${says}\n` });
  });
});
