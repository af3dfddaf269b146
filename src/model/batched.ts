const characters = 2 ** 20;

/** Pieces put together until they are worth a write of their own. */
export const batched = function* (pieces: Iterable<string>): Generator<string> {
  let batch = '';
  for (const piece of pieces) {
    batch += piece;
    if (batch.length < characters) continue;
    yield batch;
    batch = '';
  }
  if (batch !== '') yield batch;
};
