/**
 * What `JSON.stringify(value, null, 2)` writes, with a piece for each item of its lists: a large report is longer than any string
 * may be (V8: 512 MB).
 */
export const jsonPieces = function* (value: object): Generator<string> {
  let before = '{\n';
  for (const [name, item] of Object.entries(value) as [string, unknown][]) {
    if (item === undefined) continue;
    const head = `${before}  ${JSON.stringify(name)}: `;
    if (Array.isArray(item)) yield* listPieces(item, head, '  ');
    else yield head + indented(item, '  ');
    before = ',\n';
  }
  yield before.startsWith('{') ? '{}\n' : '\n}\n';
};

/** The same for a list by itself, of what is made of each item. */
export const jsonListPieces = function* <Item>(items: readonly Item[], make: (item: Item) => unknown): Generator<string> {
  yield* listPieces(items, '', '', make);
  yield '\n';
};

const listPieces = function* <Item>(
  items: readonly Item[],
  head: string,
  indent: string,
  make: (item: Item) => unknown = (item) => item,
): Generator<string> {
  if (items.length === 0) {
    yield `${head}[]`;
    return;
  }
  let before = `${head}[\n`;
  for (const item of items) {
    yield `${before}${indent}  ${indented(make(item), `${indent}  `)}`;
    before = ',\n';
  }
  yield `\n${indent}]`;
};

/** Line breaks are those of the layout alone: in texts JSON escapes them. */
const indented = (value: unknown, indent: string): string => JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);
