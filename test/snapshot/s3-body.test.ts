import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bytesOf } from '../../src/snapshot/files.ts';
import { type Part, steadily } from '../../src/snapshot/s3-body.ts';

const told = (error: unknown) => new Error(`told: ${(error as Error).message}`);

/** A body that breaks after so many bytes, or just ends. */
const breaking = (bytes: Buffer, after: number, how: 'error' | 'end'): Readable =>
  Readable.from(
    (function* () {
      for (let at = 0; at < Math.min(after, bytes.length); at += 7) yield bytes.subarray(at, Math.min(at + 7, after));
      if (after < bytes.length && how === 'error') throw new Error('aborted');
    })(),
    { objectMode: false },
  );

/** An object whose bodies break one after the other, as given; the last does not. */
const objectOf = (bytes: Buffer, breaks: readonly (readonly [number, 'error' | 'end'])[]) => {
  const asked: number[] = [];
  const answer = (from: number): Part => {
    const [after, how] = breaks[asked.length] ?? [Infinity, 'end'];
    asked.push(from);
    const rest = bytes.subarray(from);
    const ContentRange = `bytes ${from}-${bytes.length - 1}/${bytes.length}`;
    return { Body: breaking(rest, after, how), ContentLength: rest.length, ContentRange };
  };
  return { asked, answer: (from: number) => Promise.resolve(answer(from)), first: answer(0) };
};

describe('a body whose connection breaks', () => {
  const how = fc.constantFrom('error' as const, 'end' as const);
  test('comes whole, and no byte of it twice', async () => {
    const breaks = fc.array(fc.tuple(fc.nat(60), how), { maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), breaks, async (array, plan) => {
        const bytes = Buffer.from(array);
        const { first, answer } = objectOf(bytes, plan);
        expect(await bytesOf(steadily(first, answer, told))).toEqual(bytes);
      }),
    );
  });
  test('is given up after some tries, and said', async () => {
    const { first, answer, asked } = objectOf(
      Buffer.alloc(100),
      Array.from({ length: 9 }, () => [10, 'error'] as const),
    );
    await expect(bytesOf(steadily(first, answer, told))).rejects.toThrow('told: aborted');
    expect(asked).toEqual([0, 10, 20, 30, 40]);
  });
  test('is not taken for whole where it ends early', async () => {
    const { first, answer } = objectOf(
      Buffer.alloc(100),
      Array.from({ length: 9 }, () => [10, 'end'] as const),
    );
    await expect(bytesOf(steadily(first, answer, told))).rejects.toThrow('told: it ended after 50 of 100 bytes');
  });
  test('is not gone on with where the answer begins elsewhere', async () => {
    const { first } = objectOf(Buffer.alloc(100), [[10, 'end']]);
    const whole = () => Promise.resolve({ Body: Readable.from([Buffer.alloc(100)]), ContentLength: 100 });
    await expect(bytesOf(steadily(first, whole, told))).rejects.toThrow('told: it ended after 10 of 100 bytes');
  });
  test('or that says nothing more is not waited for', async () => {
    const silent = { Body: new Readable({ read: () => {} }), ContentLength: 100 };
    const { answer } = objectOf(Buffer.alloc(100), []);
    const one = { idleMs: 20, attempts: 1 };
    expect((await bytesOf(steadily(silent, answer, told, one))).length).toBe(100);
    const never = () => Promise.resolve({ ...silent, Body: new Readable({ read: () => {} }), ContentRange: 'bytes 0-99/100' });
    await expect(bytesOf(steadily(await never(), never, told, one))).rejects.toThrow('told: no byte came for 0.02 s');
  });
  test('is let go where nobody reads on', async () => {
    const { first, answer } = objectOf(Buffer.alloc(100), []);
    const read = steadily(first, answer, told);
    read.destroy();
    await new Promise((resolve) => read.once('close', resolve));
    expect((first.Body as Readable).destroyed).toBe(true);
  });
});
