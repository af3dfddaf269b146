import type { Addon } from '@aws-sdk/client-eks';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { unlessGone } from '../unless-gone.ts';

const members = [
  'addonName',
  'addonArn',
  'clusterName',
  'addonVersion',
  'status',
  'serviceAccountRoleArn',
  'tags',
] as const satisfies readonly (keyof Addon)[];

/** The environment variables of the VPC CNI that are kept: none of them holds a secret. */
const keptVariables = [
  'ENABLE_V4_EGRESS',
  'ENABLE_V6_EGRESS',
  'ENABLE_IPv6',
  'ENABLE_PREFIX_DELEGATION',
  'ENABLE_POD_ENI',
  'AWS_VPC_K8S_CNI_CUSTOM_NETWORK_CFG',
] as const;

export interface AddonConfiguration {
  readonly env: { readonly [Name in (typeof keptVariables)[number]]?: string };
  readonly enableNetworkPolicy?: string;
}

declare module '../../model/kinds.ts' {
  interface Kinds {
    /**
     * Of `configurationValues`, which may hold secrets, a few values that are none; null where AWS said nothing (all
     * defaults), `unparsed` where it is YAML beyond the plain block form.
     */
    'eks-addon': Kept<Addon, (typeof members)[number]> & { readonly configurationValues: AddonConfiguration | 'unparsed' | null };
  }
}

export default defineCollector({
  kind: 'eks-addon',
  calls: ['eks:ListAddons', 'eks:DescribeAddon'],
  after: ['eks-cluster'],
  identify: ({ addonName, addonArn, clusterName }) => ({
    id: addonArn ?? (addonName ? `${clusterName}/${addonName}` : ''),
    arn: addonArn ?? '',
  }),
  async *collect(aws) {
    const names: { readonly clusterName: string; readonly addonName: string }[] = [];
    const listed = aws.forEach(
      aws.found('eks-cluster'),
      ({ id }) => id,
      'eks:ListAddons',
      unlessGone(async ({ id: clusterName }) => {
        const own: typeof names = [];
        const input = { clusterName, maxResults: 100 };
        for await (const addonName of aws.each('eks:ListAddons', input, 'addons')) own.push({ clusterName, addonName });
        return own;
      }),
    );
    for await (const named of listed) names.push(named);
    yield* aws.forEach(
      names,
      ({ clusterName, addonName }) => `${clusterName}/${addonName}`,
      'eks:DescribeAddon',
      unlessGone(async (named) => {
        const { addon } = await aws.one('eks:DescribeAddon', named);
        if (!addon) throw new SyntaxError('addon is missing from the answer');
        return [{ ...keep(addon, members), configurationValues: readConfiguration(addon.configurationValues) }];
      }),
    );
  },
});

/** The kept values of an add-on's configuration, which AWS hands back as the user wrote it: JSON or YAML. */
export const readConfiguration = (text: string | undefined): AddonConfiguration | 'unparsed' | null => {
  if (text === undefined || text.trim() === '') return null;
  const values = readJson(text) ?? readPlainYaml(text);
  if (!values) return 'unparsed';
  const { env = {}, enableNetworkPolicy } = values;
  if (env === null || typeof env !== 'object' || Array.isArray(env)) return 'unparsed';
  const kept = keptVariables.flatMap((name) => {
    const value = (env as Readonly<Record<string, unknown>>)[name];
    return value === undefined || value === null ? [] : [[name, scalar(value)] as const];
  });
  return {
    env: Object.fromEntries(kept),
    ...(enableNetworkPolicy === undefined || enableNetworkPolicy === null ? {} : { enableNetworkPolicy: scalar(enableNetworkPolicy) }),
  };
};

const scalar = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const readJson = (text: string): Readonly<Record<string, unknown>> | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined; // Not JSON, so perhaps YAML.
  }
};

const yamlEntry = /^( *)(?:"([^"]+)"|'([^']+)'|([\w./-]+)) *:(?: +(.*))?$/;
const plainScalar = /^(?:"([^"\\]*)"|'([^']*)'|([\w.][\w./:-]*))$/;

/** One line of block YAML: `value` is undefined where it is not a plain scalar. */
const yamlLine = (line: string) => {
  const [entry, indent = '', double, single, bare, rest = ''] = yamlEntry.exec(line) ?? [];
  if (entry === undefined) return undefined;
  const [, inDouble, inSingle, plain] = plainScalar.exec(rest) ?? [];
  return { indent: indent.length, key: double ?? single ?? bare ?? '', rest, value: inDouble ?? inSingle ?? plain };
};

/**
 * The top level and the children of `env` in block form, which is what people write. Anything cleverer where the wanted
 * values may stand (flow maps, anchors, merges, lists) is left unread, not guessed.
 */
const readPlainYaml = (text: string): Readonly<Record<string, unknown>> | undefined => {
  const env: Record<string, string> = {};
  const values: Record<string, unknown> = { env };
  let inEnv = false;
  let childIndent = 0;
  for (const raw of text.split(/\r?\n/)) {
    const text = raw.replace(/(^|\s)#.*$/, '').trimEnd();
    if (text === '' || text === '---') continue;
    const line = yamlLine(text);
    if (/^\S/.test(text)) {
      // The items of a list may stand under their key without indentation.
      if (!line && text.startsWith('- ') && !inEnv) continue;
      if (!line || (line.key === 'env' ? line.rest !== '' : line.key === 'enableNetworkPolicy' && line.value === undefined))
        return undefined;
      inEnv = line.key === 'env';
      childIndent = 0;
      if (!inEnv) values[line.key] = line.value;
      continue;
    }
    if (!inEnv) continue;
    childIndent ||= line?.indent ?? 0;
    if (line && line.indent > childIndent) continue;
    if (line?.indent !== childIndent || (line.value === undefined && isKept(line.key))) return undefined;
    env[line.key] = line.value ?? '';
  }
  return values;
};

const isKept = (name: string): boolean => keptVariables.some((each) => each === name);
