import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { named } from '../audit/select.ts';
import { type Config, configSchemaFor, type Waiver, waiverFile, waiverList } from '../model/config.ts';
import { UserError } from '../model/failure.ts';
import { targets } from '../model/verdict.ts';
import { formats } from '../report/render.ts';
import { isS3 } from '../snapshot/s3-address.ts';
import { catalogue } from '../rules/catalogue.ts';
import { parseOutlet } from './outlets.ts';
import { problemIn } from './schema-problem.ts';
import { readSettings } from './settings-text.ts';

export interface Configuration {
  readonly file: string;
  /** Its paths are absolute: they are relative to the file, wherever the program is run. */
  readonly config: Config;
}

const configSchema = configSchemaFor(formats);

const places = ['json', 'yaml', 'yml'].map((extension) => `ipv6-audit.config.${extension}`);

/**
 * The configuration that --config names, or the nearest one from the working directory upwards, as far as the root of the
 * repository or the home directory. Outside of both only the working directory is looked at: what stands in /tmp or / may be
 * anybody's. Only data is read, never code: a repository that is audited must not get to run any.
 */
export const loadConfiguration = async (named: string | undefined, from = process.cwd()): Promise<Configuration | undefined> => {
  const file = named ?? (await search(from));
  if (file === undefined) return undefined;
  const shown = named ?? (relative(from, file) || file);
  const config = configIn(await readSettings('configuration file', file), shown);
  return { file: shown, config: withPaths(config, dirname(resolve(file))) };
};

const search = async (from: string): Promise<string | undefined> => {
  const { lilconfig } = await import('lilconfig');
  const asIs = (_file: string, text: string) => text;
  const loaders = { '.json': asIs, '.yaml': asIs, '.yml': asIs };
  const options = { searchPlaces: places, loaders, stopDir: lastFolder(from), ignoreEmptySearchPlaces: false, cache: false };
  try {
    return (await lilconfig('ipv6-audit', options).search(from))?.filepath;
  } catch (error) {
    throw new UserError(`A configuration file could not be read: ${(error as Error).message}.`);
  }
};

const lastFolder = (from: string): string => {
  for (let folder = from; ; folder = dirname(folder)) {
    // A file in worktrees and submodules. https://git-scm.com/docs/gitrepository-layout
    if (existsSync(join(folder, '.git'))) return folder;
    if (folder === homedir()) return folder;
    if (folder === dirname(folder)) return from;
  }
};

const configIn = (value: unknown, file: string): Config => {
  requireFormats(value, file);
  const problem = problemIn(configSchema as object, value, file);
  if (problem !== undefined) throw new UserError(problem);
  const config = value as Config;
  for (const [one, other, isTwice] of synonyms(config))
    if (isTwice) throw new UserError(`${file} says both "${one}" and "${other}", which are the same; keep one.`);
  for (const [path, id] of ruleIds(config)) requireRule(path, id, file);
  for (const [id, wanted] of Object.entries(config.severityOverrides ?? {})) {
    const { severity } = named(catalogue, id);
    const idle = typeof wanted === 'string' ? undefined : targets.find((target) => wanted[target] && !severity[target]);
    if (idle !== undefined)
      throw new UserError(`"severityOverrides.${id}" in ${file} has a severity for ${idle}, for which the rule says nothing.`);
  }
  if (Array.isArray(config.waivers)) requireWaivers(config.waivers, file);
  return config;
};

/** Formats are told of as on the command line; the pattern in the schema is for editors. */
const requireFormats = (value: unknown, file: string): void => {
  const { format } = (value ?? {}) as { readonly format?: unknown };
  for (const form of [format].flat()) if (typeof form === 'string' && form !== '') within(`"format" in ${file}`, () => parseOutlet(form));
};

const synonyms = ({ failOn, failOnUnknown, skipRule, skipRules, thresholds }: Config) =>
  [
    ['failOn', 'thresholds.failOn', failOn !== undefined && thresholds?.failOn !== undefined],
    ['failOnUnknown', 'thresholds.failOnUnknown', failOnUnknown !== undefined && thresholds?.failOnUnknown !== undefined],
    ['skipRule', 'skipRules', skipRule !== undefined && skipRules !== undefined],
  ] as const;

const ruleIds = ({ rule = [], skipRule = [], skipRules = [], severityOverrides = {} }: Config): readonly (readonly [string, string])[] => [
  ...[rule].flat().map((id) => ['rule', id] as const),
  ...[skipRule].flat().map((id) => ['skipRule', id] as const),
  ...[skipRules].flat().map((id) => ['skipRules', id] as const),
  ...Object.keys(severityOverrides).map((id) => ['severityOverrides', id] as const),
];

const requireRule = (path: string, id: string, file: string): void => within(`"${path}" in ${file}`, () => named(catalogue, id));

/** Says of a mistake where it stands. */
const within = (where: string, check: () => unknown): void => {
  try {
    check();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(`${where}: ${error.message}`);
  }
};

const requireWaivers = (waivers: readonly Waiver[], file: string): void => {
  for (const [index, { rule, resource, tag }] of waivers.entries()) {
    if (rule !== '*') requireRule(`waivers[${index}].rule`, rule, file);
    else if (resource === undefined && tag === undefined)
      throw new UserError(`"waivers[${index}]" in ${file} is for every rule and must have "resource" or "tag": it would waive everything.`);
  }
};

/** Those that stand in the configuration itself; a path there is as --waivers. */
export const listedWaivers = ({ waivers }: Config): readonly Waiver[] => (Array.isArray(waivers) ? waivers : []);

/** What --waivers names: a list of waivers, or an object with the list under "waivers". */
export const readWaivers = async (file: string): Promise<readonly Waiver[]> => {
  const value = await readSettings('waiver file', file);
  const problem = problemIn(Array.isArray(value) ? waiverList : waiverFile, value, file);
  if (problem !== undefined) throw new UserError(problem);
  const waivers = Array.isArray(value) ? (value as readonly Waiver[]) : (value as { readonly waivers: readonly Waiver[] }).waivers;
  requireWaivers(waivers, file);
  return waivers;
};

const withPaths = (config: Config, folder: string): Config => {
  const paths = ['accounts', 'snapshot', 'saveSnapshot', 'output', 'baseline', 'saveBaseline', 'waivers'] as const;
  const from = (path: string) => (isS3(path) ? path : resolve(folder, path));
  const texts = paths.flatMap((key) => (typeof config[key] === 'string' ? [[key, from(config[key])] as const] : []));
  const inFolder = (form: string) => form.replace(/=(.+)$/s, (_, path: string) => `=${resolve(folder, path)}`);
  const format = typeof config.format === 'string' ? inFolder(config.format) : config.format?.map(inFolder);
  return { ...config, ...Object.fromEntries(texts), ...(format === undefined ? {} : { format }) };
};
