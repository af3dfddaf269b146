import { isDeepStrictEqual } from 'node:util';
import { type Bench, interleaved, time } from '../support/measure.ts';
import { bytesOf, decodeBySdk, decodeOwn, makePages } from '../support/decoding.ts';

/** How fast EC2's answers are decoded, against the SDK's own deserializer on the same bytes. */
export const decode: Bench = async (size) => {
  const pages = await makePages(size === 'full' ? 1_000 : 4);
  if (!isDeepStrictEqual(decodeOwn(pages), decodeBySdk(pages))) throw new Error('the two decoders differ');
  const runs = [decodeBySdk, decodeOwn].map((run) => () => time(() => run(pages)));
  const rounds = size === 'full' ? 15 : 1;
  await interleaved(Math.min(rounds, 5), runs);
  const [sdk = 0, own = 0] = await interleaved(rounds, runs);
  const speed = (taken: number): string => `${(bytesOf(pages) / 1e6 / taken).toFixed(1)} MB/s`;
  return [
    {
      what: `Decoding ${(bytesOf(pages) / 1e6).toFixed(1)} MB of EC2 answers, median of ${rounds}`,
      measured: speed(own),
      reference: `the SDK's own deserializer: ${speed(sdk)}`,
      ratio: sdk / own,
      target: { ratio: 3, atLeast: true },
    },
  ];
};
