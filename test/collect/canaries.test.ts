import { describe, expect, test } from 'vitest';
import { collectors } from '../../src/collect/collectors.ts';
import { collectCanaries, keptPaths } from '../support/canaries/collected.ts';

const { slices, nest } = await collectCanaries();
const resources = slices.flatMap((slice) => slice.resources);

const kept = keptPaths(resources, nest);

/** Members that hold what nobody else should see, wherever AWS has them. */
const confidential =
  /pass(word|phrase)|secret|token|userdata|^(policy|document|\w*policydocument)$|^(environment|variables|envvars|parameters)$|command|entrypoint|args$|keymaterial|keypair|privatekey|presharedkey|authkey|credential|certificate|customergatewayconfiguration|connectionstring|connectionproperties|valuefrom|masteruser|headers|content$|body$/i;
/** Of those, what is kept all the same, and why that is harmless. */
const harmless: Readonly<Record<string, string>> = {
  'MetadataOptions.HttpTokens': 'whether a session token is needed: optional or required',
};

describe('of answers in which every string is a canary', () => {
  test('each collector makes a record', () => {
    expect(slices.flatMap(({ gaps }) => gaps)).toEqual([]);
    expect(collectors.map(({ kind }) => kind).filter((kind) => !kept.has(kind))).toEqual([]);
  });
  test('is kept what is listed here', async () => {
    const text = [...kept]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([kind, paths]) => [kind, ...paths.map((path) => `  ${path}`)].join('\n'));
    await expect(`${text.join('\n')}\n`).toMatchFileSnapshot('../../fixtures/snapshot-members.txt');
  });
  test('is kept nothing whose name says that it is confidential', () => {
    const all = [...kept.values()].flat();
    const suspects = all.filter((path) => (path.split(' ')[1] ?? '').split(/[.[\]{}]+/).some((name) => confidential.test(name)));
    const reviewed = Object.keys(harmless);
    expect(suspects.filter((path) => !reviewed.some((part) => path.includes(part)))).toEqual([]);
    expect(reviewed.filter((part) => !suspects.some((path) => path.includes(part)))).toEqual([]);
  });
});
