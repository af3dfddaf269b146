import { cidr, contains, parseCidr } from './address.ts';
import type { Json } from './json.ts';
import { addressOperator, isMembers, listOf, type Members, parsePolicy, wordOf } from './source-ip.ts';

/** A statement of a DynamoDB table's policy that keeps all IPv4 addresses from the table's items. */
export interface Ipv4Denial {
  /** The statement by its Sid or its number, never its text. */
  readonly statement: string;
  /** Whom it is for: ARNs, account ids, or `*` for everybody. */
  readonly principals: readonly string[];
  /** The principals that it spares, as ARNs that may have wildcards. */
  readonly spares: readonly string[];
  /** Whether it has further conditions, which are not kept: then it may hold or not. */
  readonly isNarrowed: boolean;
}

/** What a DAX cluster calls of a table. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.access-control.html */
const itemActions = [
  'BatchGetItem',
  'BatchWriteItem',
  'ConditionCheckItem',
  'DeleteItem',
  'DescribeTable',
  'GetItem',
  'PutItem',
  'Query',
  'Scan',
  'UpdateItem',
].map((action) => `dynamodb:${action}`.toLowerCase());

const halves = ['0.0.0.0/1', '128.0.0.0/1'].map(cidr);
const sparingOperator =
  /^(?:for(?:any|all)values?:)?(?:arnnotequals|arnnotlike|stringnotequals(?:ignorecase)?|stringnotlike)(?:ifexists)?$/i;

/** Tells of a policy document; undefined where it is none. */
export const ipv4Denials = (document: string | undefined): readonly Ipv4Denial[] | undefined => {
  const policy = parsePolicy(document);
  if (!isMembers(policy)) return undefined;
  return listOf(policy['Statement']).filter(isMembers).flatMap(denialOf);
};

/** Whether a text fits a pattern with `*` and `?`, as policies have them. */
export const fitsPattern = (pattern: string, text: string): boolean =>
  new RegExp(
    `^${pattern
      .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
      .replaceAll('*', '.*')
      .replaceAll('?', '.')}$`,
  ).test(text);

const denialOf = (statement: Members, index: number): readonly Ipv4Denial[] => {
  const conditions = isMembers(statement['Condition']) ? Object.entries(statement['Condition']) : [];
  const tests = conditions.flatMap(([operator, keys]) =>
    isMembers(keys) ? Object.entries(keys).map(([key, value]) => ({ operator, key: key.toLowerCase(), values: listOf(value) })) : [],
  );
  const addresses = tests.filter(({ operator, key }) => key === 'aws:sourceip' && addressOperator.test(operator));
  const sparing = tests.filter(({ operator, key }) => key === 'aws:principalarn' && sparingOperator.test(operator));
  if (wordOf(statement['Effect']) !== 'deny' || !reachesItems(statement)) return [];
  // Conditions are joined by AND: each list of addresses must take in all of IPv4.
  if (addresses.length === 0 || !addresses.every(({ operator, values }) => takesAllIpv4(operator, values))) return [];
  const sid = statement['Sid'];
  return [
    {
      statement: typeof sid === 'string' && sid ? sid : `statement ${index + 1}`,
      principals: statement['Principal'] === undefined ? ['*'] : principalsOf(statement['Principal']),
      spares: [...sparing.flatMap(({ values }) => values.map(String)), ...principalsOf(statement['NotPrincipal'])],
      isNarrowed: tests.length > addresses.length + sparing.length,
    },
  ];
};

const principalsOf = (value: Json | undefined): readonly string[] =>
  isMembers(value) ? listOf(value['AWS']).map(String) : listOf(value).map(String);

const reachesItems = (statement: Members): boolean => {
  const fits = (member: string, action: string) => listOf(statement[member]).some((pattern) => fitsPattern(wordOf(pattern), action));
  if (statement['NotAction'] !== undefined) return itemActions.some((action) => !fits('NotAction', action));
  return itemActions.some((action) => fits('Action', action));
};

/** A list that takes in both halves of IPv4, or, where it is one of exceptions, nothing but IPv6. */
const takesAllIpv4 = (operator: string, values: readonly Json[]): boolean => {
  const blocks = values.map((value) => (typeof value === 'string' ? parseCidr(value) : undefined));
  if (addressOperator.exec(operator)?.[1] !== undefined) return blocks.length > 0 && blocks.every((block) => block?.family === 6);
  return halves.every((half) => blocks.some((block) => block !== undefined && contains(block, half)));
};
