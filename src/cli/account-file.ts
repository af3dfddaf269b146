import { type AccountEntry, accountOfRole, accountPattern } from '../model/account.ts';
import { UserError } from '../model/failure.ts';
import { nearest } from '../model/nearest.ts';
import { sanitise } from '../report/sanitise.ts';
import { NotYamlError, readPlaced } from './placed-yaml.ts';
import { textOf } from './settings-text.ts';

/** Says what is wrong in which line. */
type Complain = (line: number, what: string) => UserError;

/** A list of accounts, as --accounts names it: an id or a role ARN on each line, or YAML or JSON. */
export const readAccounts = async (file: string): Promise<readonly AccountEntry[]> => {
  const text = await textOf('list of accounts', file);
  const complain: Complain = (line, what) => new UserError(`Line ${line} of the list of accounts ${file}: ${what}.`);
  const lines = text.split(/\r?\n/).map((line, index) => ({ number: index + 1, value: line.replace(/(^|\s)#.*$/, '').trim() }));
  const first = lines.find(({ value }) => value !== '');
  if (!first) throw new UserError(`The list of accounts ${file} is empty.`);
  // A dash, a bracket or a key begins no id and no ARN.
  const isYaml = /^(---|-\s|-$|\[|\{|[\w-]+:(\s|$))/.test(first.value);
  const entries = isYaml
    ? await readStructured(text, complain)
    : lines.filter(({ value }) => value !== '').map(({ number, value }) => entryOf(value, number, complain));
  if (entries.length === 0) throw new UserError(`The list of accounts ${file} is empty.`);
  return entries;
};

const quoted = (text: string): string => `"${sanitise(text.length > 60 ? `${text.slice(0, 60)}…` : text)}"`;

const entryOf = (text: string, line: number, complain: Complain): AccountEntry => {
  if (accountPattern.test(text)) return { id: text };
  const id = accountOfRole(text);
  if (id !== undefined) return { id, roleArn: text };
  throw complain(line, `${quoted(text)} is neither an account id of 12 digits nor the ARN of a role`);
};

const readStructured = async (text: string, complain: Complain): Promise<readonly AccountEntry[]> => {
  const list = await readPlaced(text).catch((error: unknown) => {
    if (!(error instanceof NotYamlError)) throw error;
    throw complain(error.line, `it is not YAML (${sanitise(error.message.split('\n')[0] ?? '')})`);
  });
  if (list?.items === undefined) throw complain(list?.line ?? 1, 'it is not a list, in which each account begins with a dash');
  return list.items.map((item) => {
    if (item.text !== undefined) return entryOf(item.text, item.line, complain);
    if (!item.members) throw complain(item.line, 'an account is an id, a role ARN, or keys such as id and role-arn');
    const members = item.members.map(([key, { text: value, items }]) => ({
      name: key.text ?? '',
      line: key.line,
      value: value ?? items?.map((each) => each.text),
    }));
    return structuredEntry(members, item.line, complain);
  });
};

interface Member {
  readonly name: string;
  readonly line: number;
  readonly value: string | readonly (string | undefined)[] | undefined;
}

const keys: Readonly<Record<string, { readonly wanted: string; readonly isWell: (value: Member['value']) => boolean }>> = {
  id: { wanted: '12 digits', isWell: (value) => typeof value === 'string' && accountPattern.test(value) },
  'role-arn': {
    wanted: 'the ARN of a role such as arn:aws:iam::111122223333:role/ipv6-audit',
    isWell: (value) => typeof value === 'string' && accountOfRole(value) !== undefined,
  },
  'external-id': {
    wanted: '2 to 1224 letters, digits and characters of =,.@:/-',
    isWell: (value) => typeof value === 'string' && /^[\w+=,.@:/-]{2,1224}$/.test(value),
  },
  name: { wanted: 'a text', isWell: (value) => typeof value === 'string' && value !== '' },
  regions: {
    wanted: 'a list of regions such as [eu-central-1]',
    isWell: (value) => Array.isArray(value) && value.length > 0 && value.every((each) => /^[a-z]{2,}(-[a-z]+)+-\d+$/.test(String(each))),
  },
};

const structuredEntry = (members: readonly Member[], line: number, complain: Complain): AccountEntry => {
  for (const { name, line: at, value } of members) {
    const known = keys[name];
    const close = nearest(name, Object.keys(keys));
    if (!known)
      throw complain(
        at,
        `there is no key ${quoted(name)}; ${close ? `did you mean ${close}?` : `the keys are ${Object.keys(keys).join(', ')}`}`,
      );
    if (!known.isWell(value)) throw complain(at, `${name} must be ${known.wanted}`);
  }
  const given = Object.fromEntries(members.map(({ name, value }) => [name, value])) as {
    readonly id?: string;
    readonly 'role-arn'?: string;
    readonly 'external-id'?: string;
    readonly name?: string;
    readonly regions?: readonly string[];
  };
  const ofRole = given['role-arn'] === undefined ? undefined : accountOfRole(given['role-arn']);
  const id = given.id ?? ofRole;
  if (id === undefined) throw complain(line, 'the account has neither id nor role-arn');
  if (ofRole !== undefined && ofRole !== id) throw complain(line, `id is ${id}, and role-arn is of account ${ofRole}`);
  return {
    id,
    ...(given['role-arn'] === undefined ? {} : { roleArn: given['role-arn'] }),
    ...(given['external-id'] === undefined ? {} : { externalId: given['external-id'] }),
    ...(given.name === undefined ? {} : { name: given.name }),
    ...(given.regions === undefined ? {} : { regions: given.regions }),
  };
};
