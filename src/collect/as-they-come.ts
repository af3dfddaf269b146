/**
 * What several tasks give, as it comes. Tasks are begun in their order, at most `atOnce` of them, and none while something
 * waits to be taken: who takes slowly has little lying about. The first failure ends it.
 */
export const asTheyCome = async function* <Item>(
  tasks: readonly ((emit: (item: Item) => void) => Promise<void>)[],
  atOnce: number,
): AsyncGenerator<Item> {
  const ready: Item[] = [];
  const waiting = [...tasks];
  let running = 0;
  let failure: { readonly error: unknown } | undefined;
  let wake = () => {};
  const begin = (task: (typeof tasks)[number]) => {
    running += 1;
    task((item) => {
      ready.push(item);
      wake();
    })
      .catch((error: unknown) => (failure ??= { error }))
      .finally(() => {
        running -= 1;
        wake();
      });
  };
  while (true) {
    if (failure) throw failure.error;
    const item = ready.shift();
    if (item !== undefined) {
      yield item;
      continue;
    }
    for (const task of waiting.splice(0, Math.max(0, atOnce - running))) begin(task);
    if (running === 0) return;
    await new Promise<void>((resolve) => (wake = resolve));
  }
};
