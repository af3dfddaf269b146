import { Readable } from 'node:stream';

/** As much of an answer of s3:GetObject as is looked at here. */
export interface Part {
  readonly Body?: unknown;
  readonly ContentLength?: number | undefined;
  readonly ETag?: string | undefined;
  /** `bytes 100-199/200`, where a part was asked for. */
  readonly ContentRange?: string | undefined;
}

interface Patience {
  /** How long no byte may come, in milliseconds. */
  readonly idleMs: number;
  /** How often the rest is asked for. */
  readonly attempts: number;
}

/**
 * A body that goes on where its connection broke: the SDK's retries end with the head of an answer, and one of the thousands of
 * bodies of a large folder will break. `rest` asks for what comes from that byte on, `told` says
 * what it means that it does not come.
 */
export const steadily = (
  first: Part,
  rest: (from: number) => Promise<Part>,
  told: (error: unknown) => Error,
  { idleMs, attempts }: Patience = { idleMs: 60_000, attempts: 4 },
): Readable => {
  let body = first.Body as Readable;
  const size = first.ContentLength;
  const chunks = async function* (): AsyncGenerator<Uint8Array> {
    let received = 0;
    const broken = (failure: unknown) => told(failure ?? new Error(`it ended after ${received} of ${size} bytes`));
    for (let attempt = 0; ; attempt += 1) {
      let failure: unknown;
      const parts = body.iterator() as AsyncIterator<Uint8Array>;
      for (;;) {
        const part = await within(idleMs, body, parts).catch((error: unknown) => {
          // Thrown below, unless the rest comes at another try.
          failure = error;
          return { done: true } as const;
        });
        if (part.done) break;
        received += part.value.length;
        yield part.value;
      }
      if (size === undefined ? failure === undefined : received >= size) return;
      if (attempt === attempts) throw broken(failure);
      const more = await rest(received);
      if (!more.ContentRange?.startsWith(`bytes ${received}-`)) throw broken(failure);
      body = more.Body as Readable;
    }
  };
  return Readable.from(chunks(), { objectMode: false }).once('close', () => body.destroy());
};

/** The next chunk; the body ends with an error where none comes in time. */
const within = async (idleMs: number, body: Readable, parts: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array>> => {
  const timer = setTimeout(() => body.destroy(new Error(`no byte came for ${idleMs / 1000} s`)), idleMs);
  try {
    return await parts.next();
  } finally {
    clearTimeout(timer);
  }
};
