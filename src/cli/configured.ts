import type { Config } from '../model/config.ts';
import { UserError } from '../model/failure.ts';
import type { Configuration } from './config-file.ts';

/** As much of a flag as tells how to write it on a command line. */
interface FlagForm {
  readonly type: string;
  readonly options?: readonly string[];
  readonly exclusive?: readonly unknown[];
}
type FlagForms = Readonly<Record<string, FlagForm>>;

/** `save-snapshot` → `saveSnapshot` */
export const keyOf = (flag: string): string => flag.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/**
 * What the configuration says for a command's flags, as if it stood on the command line, so that it is read like one. What was
 * given there wins, also over what it excludes; a value that this command has not, such as a form of another's report, is not
 * for it.
 */
export const argumentsOf = ({ config, file }: Configuration, flags: FlagForms, given: ReadonlySet<string>): readonly string[] => {
  const values = valuesOf(config);
  const excludes = (a: string, b: string) => flags[a]?.exclusive?.includes(b) === true || flags[b]?.exclusive?.includes(a) === true;
  const wanted = Object.entries(flags).flatMap(([flag, form]) => {
    const value = values[keyOf(flag)];
    if (value === undefined || given.has(flag) || [...given].some((other) => excludes(flag, other))) return [];
    return !form.options || form.options.includes(String(value)) ? [{ flag, value }] : [];
  });
  for (const { flag } of wanted) {
    const other = wanted.find((each) => excludes(flag, each.flag));
    if (other) throw new UserError(`"${keyOf(flag)}" and "${keyOf(other.flag)}" in ${file} exclude each other; keep one.`);
  }
  return wanted.flatMap(({ flag, value }) => {
    if (typeof value === 'boolean') return value ? [`--${flag}`] : [];
    return [value].flat().map((each) => `--${flag}=${each}`);
  });
};

type Value = string | number | boolean | readonly string[];

/** The keys that stand for flags; what is no flag has an object or a list of objects. */
const valuesOf = ({ thresholds = {}, skipRules, waivers, ...config }: Config): Readonly<Record<string, Value | undefined>> => {
  const { $schema: _schema, severityOverrides: _overrides, exclude: _exclude, ...flags } = config;
  return {
    ...flags,
    ...thresholds,
    ...(skipRules === undefined ? {} : { skipRule: skipRules }),
    ...(typeof waivers === 'string' ? { waivers } : {}),
  };
};
