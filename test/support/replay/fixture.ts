// Fixtures: API-shaped answers per account, region, service and operation, checked by schema.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { isListing, tokenMembers } from './paging.ts';
import { isKnownService, loadService, type Operation } from './services.ts';
import { isMembers, readShape, type Members } from './shapes.ts';

interface ReplayError {
  /** As on the wire, e.g. `UnauthorizedOperation`, `DBInstanceNotFound`. */
  readonly code: string;
  readonly message?: string;
  readonly status?: number;
}

/** `match` is a deep subset of the decoded input; without it the case answers everything. */
export type ReplayCase = { readonly match?: Members; readonly reply: Members } | { readonly match?: Members; readonly error: ReplayError };

export type ReplayAnswer = Members | readonly ReplayCase[];

/** operation → answer */
export type ReplayService = Readonly<Record<string, ReplayAnswer>>;

/** account → region (or `global`, `*`: any region) → service (its signing name) → operations */
export type ReplayFixture = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, ReplayService>>>>>>;

const anyRegion = ['global', '*'] as const;

/** Reads `<dir>/<account>/<region>/<service>.json`. */
export async function loadFixture(dir: string): Promise<ReplayFixture> {
  const accounts = await directories(dir);
  return keyed(accounts, async (account) => {
    const regions = await directories(join(dir, account));
    return keyed(regions, (region) => loadRegion(join(dir, account, region)));
  });
}

async function loadRegion(dir: string): Promise<Readonly<Record<string, ReplayService>>> {
  const files = (await readdir(dir)).filter((name) => name.endsWith('.json')).toSorted();
  const services = files.map((name) => name.slice(0, -'.json'.length));
  return keyed(services, async (service) => {
    return JSON.parse(await readFile(join(dir, `${service}.json`), 'utf8')) as ReplayService;
  });
}

async function directories(dir: string): Promise<readonly string[]> {
  const entries = await readdir(dir, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}

async function keyed<T>(keys: readonly string[], load: (key: string) => Promise<T>): Promise<Readonly<Record<string, T>>> {
  return Object.fromEntries(await Promise.all(keys.map(async (key) => [key, await load(key)] as const)));
}

/** The answer for an operation; regions may leave it to `global` or `*`. */
export function findAnswer(
  fixture: ReplayFixture,
  account: string,
  region: string,
  service: string,
  operation: string,
): ReplayAnswer | undefined {
  const regions = fixture[account] ?? {};
  // Every region answers DescribeRegions alike, and STS is one for all regions.
  const everywhere = operation === 'DescribeRegions' || service === 'sts';
  const names = [region, ...anyRegion, ...(everywhere ? Object.keys(regions) : [])];
  return names.map((name) => regions[name]?.[service]?.[operation]).find((answer) => answer !== undefined);
}

/** Throws one error that names every place where the fixture departs from the API. */
export async function checkFixture(fixture: ReplayFixture): Promise<void> {
  const problems: string[] = [];
  for (const [account, regions] of Object.entries(fixture)) {
    if (!/^\d{12}$/.test(account)) problems.push(`${account}: an account has 12 digits`);
    for (const [region, services] of Object.entries(regions)) {
      for (const [name, operations] of Object.entries(services)) {
        await checkService(name, operations, `${account}.${region}.${name}`, problems);
      }
    }
  }
  if (problems.length > 0) {
    throw new Error(`replay: the fixture is not in the API's shape\n${problems.join('\n')}`);
  }
}

async function checkService(name: string, operations: ReplayService, path: string, problems: string[]): Promise<void> {
  if (!isKnownService(name)) {
    problems.push(`${path}: no such service in the table of services`);
    return;
  }
  const service = await loadService(name);
  for (const [key, answer] of Object.entries(operations)) {
    const operation = service.operations.get(key);
    if (operation === undefined) problems.push(`${path}.${key}: no such operation`);
    else checkAnswer(operation, answer, `${path}.${key}`, problems);
  }
}

function checkAnswer(operation: Operation, answer: ReplayAnswer, path: string, problems: string[]): void {
  if (Array.isArray(answer)) {
    answer.forEach((each: ReplayCase, index) => checkCase(operation, each, `${path}[${index}]`, problems));
    return;
  }
  readOutput(operation, answer as Members, path, problems);
  const token = tokenMembers(operation)?.output;
  if (token !== undefined && isListing(operation) && isMembers(answer) && token in answer) {
    problems.push(`${path}.${token}: a reply is the complete list, the server makes the pages`);
  }
}

function checkCase(operation: Operation, each: ReplayCase, path: string, problems: string[]): void {
  const unknown = Object.keys(each).filter((key) => !['match', 'reply', 'error'].includes(key));
  if (unknown.length > 0) problems.push(`${path}: a case has no ${unknown.join(', ')}`);
  if (each.match !== undefined) {
    if (operation.input.isUnitSchema()) problems.push(`${path}.match: there is no input`);
    else readShape(operation.input, each.match, `${path}.match`, problems);
  }
  if ('reply' in each) readOutput(operation, each.reply, `${path}.reply`, problems);
  else if (!isMembers(each.error)) problems.push(`${path}: neither reply nor error`);
}

/** A reply as the serializers want it. */
export function readOutput(operation: Operation, reply: Members, path: string, problems: string[]): Members {
  if (operation.output.isUnitSchema()) return {};
  const output = readShape(operation.output, reply, path, problems);
  return isMembers(output) ? output : {};
}
