import { parseCidr } from './address.ts';
import type { Json } from './json.ts';

/** What a policy does with the addresses of its callers: statements by their Sid or their number, never their text. */
export interface SourceAddressTests {
  /** How many statements look at the caller's address. */
  readonly statements: number;
  /** Grants that hold for IPv4 addresses only: a caller over IPv6 does not get them. */
  readonly ipv4OnlyAllows: readonly string[];
  /** Denials of all but some IPv4 addresses: a caller over IPv6 is locked out. */
  readonly ipv4OnlyDenies: readonly string[];
  /** Denials of some IPv4 addresses, or grants to all but those: the same caller comes in over IPv6. */
  readonly ipv4OnlyBlocks: readonly string[];
  /** Statements with IPv4 lists for calls that an AWS service makes on somebody's behalf. */
  readonly ipv4OnlyViaServices: readonly string[];
}

/** A policy by the addresses it tests, as collectors keep it: null where the policy is not one that can be read. */
export interface InspectedPolicy {
  readonly SourceAddresses: SourceAddressTests | null;
}

/** Policies that say something of addresses, and those of which that is not known, are worth keeping. */
export const isWorthKeeping = (tests: SourceAddressTests | undefined): boolean => tests?.statements !== 0;

export type Members = Readonly<Record<string, Json>>;
interface AddressTest {
  readonly key: string;
  readonly negated: boolean;
  readonly values: readonly Json[];
}
interface Statement {
  readonly label: string;
  readonly effect: string;
  /** What it is about, for comparing statements. */
  readonly scope: string;
  readonly tests: readonly AddressTest[];
  readonly isForServices: boolean;
}

/** Condition keys are not case-sensitive. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition.html */
const addressKeys = new Set(['aws:sourceip', 'aws:vpcsourceip']);
export const addressOperator = /^(?:for(?:any|all)values?:)?(not)?ipaddress(?:ifexists)?$/i;
const scopeMembers = ['Action', 'NotAction', 'Resource', 'NotResource', 'Principal', 'NotPrincipal'] as const;

export const isMembers = (value: Json | undefined): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const listOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
export const wordOf = (value: Json | undefined): string => (typeof value === 'object' ? '' : String(value).toLowerCase());

/** Tells of a policy document, in JSON or URL-encoded as IAM gives it; undefined where it is none. */
export const inspectSourceAddresses = (document: string | undefined): SourceAddressTests | undefined => {
  const policy = parsePolicy(document);
  if (!isMembers(policy)) return undefined;
  const statements = listOf(policy['Statement']).filter(isMembers).map(read);
  const direct = statements.filter(({ isForServices }) => !isForServices);
  const labels = (found: readonly Statement[]): readonly string[] => found.map(({ label }) => label);
  const allows = direct.filter((each) => each.effect === 'allow');
  const denies = direct.filter((each) => each.effect === 'deny');
  return {
    statements: statements.filter(({ tests }) => tests.length > 0).length,
    ipv4OnlyAllows: labels(allows.filter((each) => admitsIpv4Only(each) && !allows.some((other) => isTwin(each, other)))),
    ipv4OnlyDenies: labels(denies.filter(sparesIpv4Only)),
    ipv4OnlyBlocks: labels([...allows.filter(sparesIpv4Only), ...denies.filter(admitsIpv4Only)]),
    ipv4OnlyViaServices: labels(statements.filter((each) => each.isForServices && (admitsIpv4Only(each) || sparesIpv4Only(each)))),
  };
};

export const parsePolicy = (document: string | undefined): Json | undefined => {
  try {
    const text = (document ?? '').trim();
    return JSON.parse(text.startsWith('%') ? decodeURIComponent(text) : text) as Json;
  } catch {
    // What is no JSON is no policy: the caller says what that means.
    return undefined;
  }
};

const read = (statement: Members, index: number): Statement => {
  const conditions = isMembers(statement['Condition']) ? Object.entries(statement['Condition']) : [];
  const sid = statement['Sid'];
  return {
    label: typeof sid === 'string' && sid ? sid : `statement ${index + 1}`,
    effect: wordOf(statement['Effect']),
    scope: JSON.stringify(scopeMembers.map((member) => sorted(statement[member]))),
    tests: conditions.flatMap(([operator, keys]) => addressTests(operator, keys)),
    isForServices: conditions.some(([operator, keys]) => wantsService(operator, keys)),
  };
};

const sorted = (value: Json | undefined): Json => (Array.isArray(value) ? value.map(String).toSorted() : (value ?? null));

const addressTests = (operator: string, keys: Json): readonly AddressTest[] => {
  const match = addressOperator.exec(operator);
  if (!match || !isMembers(keys)) return [];
  return Object.entries(keys)
    .filter(([key]) => addressKeys.has(key.toLowerCase()))
    .map(([key, value]) => ({ key: key.toLowerCase(), negated: match[1] !== undefined, values: listOf(value) }));
};

/** Whether the statement is about calls that an AWS service makes for somebody. AWS keeps the somebody's address in some of them only. */
const wantsService = (operator: string, keys: Json): boolean =>
  /^bool(ifexists)?$/i.test(operator) &&
  isMembers(keys) &&
  Object.entries(keys).some(
    ([key, value]) => key.toLowerCase() === 'aws:viaawsservice' && listOf(value).every((each) => wordOf(each) === 'true'),
  );

/** Whether the list has values and all are IPv4: a policy variable or an IPv6 block among them makes it something else. */
const isIpv4Only = (values: readonly Json[]): boolean =>
  values.length > 0 && values.every((value) => typeof value === 'string' && parseCidr(value)?.family === 4);

/** Conditions are joined by AND: one positive test that no IPv6 address meets decides. */
const admitsIpv4Only = ({ tests }: Statement): boolean => tests.some(({ negated, values }) => !negated && isIpv4Only(values));

/** Negated tests of one key are joined by AND as well, so that their lists add up to one of exceptions. */
const sparesIpv4Only = ({ tests }: Statement): boolean => {
  const exceptions = Map.groupBy(
    tests.filter(({ negated }) => negated),
    ({ key }) => key,
  );
  return [...exceptions.values()].some((group) => isIpv4Only(group.flatMap(({ values }) => values)));
};

/** Whether another statement grants the same to callers over IPv6, by a list of its own or without one. */
const isTwin = (statement: Statement, other: Statement): boolean =>
  other !== statement && other.scope === statement.scope && !admitsIpv4Only(other);
