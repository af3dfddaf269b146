import { expect, test } from 'vitest';
import { readConfiguration } from '../../../src/collect/containers/eks-addon.ts';

const v6 = { env: { ENABLE_V6_EGRESS: 'true' } };

test.each([
  ['nothing', undefined, null],
  ['an empty text', ' \n', null],
  ['JSON, of which secrets are left out', '{"env":{"ENABLE_V6_EGRESS":"true","TOKEN":"s3cret"},"eniConfig":{}}', v6],
  ['JSON with a boolean', '{"env":{"ENABLE_V6_EGRESS":true}}', v6],
  ['JSON without an environment', '{"enableNetworkPolicy":"true"}', { env: {}, enableNetworkPolicy: 'true' }],
  ['JSON that is no object', '[]', 'unparsed'],
  ['an environment that is a list', '{"env":[{"name":"ENABLE_V6_EGRESS","value":"true"}]}', 'unparsed'],
  ['block YAML with comments', '# ours\nenv:\n  ENABLE_V6_EGRESS: "true" # pods\n  OTHER: a b c\ntolerations:\n- key: x\n', v6],
  [
    'quoted keys and network policy',
    '"env":\n    \'ENABLE_V6_EGRESS\': true\nenableNetworkPolicy: "true"\n',
    { ...v6, enableNetworkPolicy: 'true' },
  ],
  ['the environment of something else', 'init:\n  env:\n    ENABLE_V6_EGRESS: "true"\n', { env: {} }],
  ['a text in a text', 'env:\n  NOTE: |\n    ENABLE_V6_EGRESS: "true"\n', { env: {} }],
  ['a flow map', 'env: {ENABLE_V6_EGRESS: "true"}\n', 'unparsed'],
  ['an alias', 'env:\n  ENABLE_V6_EGRESS: *on\n', 'unparsed'],
  ['a merge', 'env:\n  <<: *defaults\n', 'unparsed'],
])('reads %s', (_name, text, read) => {
  expect(readConfiguration(text)).toEqual(read);
});
