import { readFileSync } from 'node:fs';
import type { Plugin } from 'rolldown';

interface Replacement {
  /** What the importer writes, and which importers are meant. */
  readonly what: RegExp;
  readonly by: RegExp;
  /** The module that is bundled instead; its own imports are those of this repository. */
  readonly text: string;
}

const oclif = /@oclif\/core\/lib\/|widest-line/;
const sdk = /node_modules\/(@smithy|@aws-sdk)\//;
const notHere = (what: string) => `throw new Error('${what} is not part of this package')`;

/**
 * What oclif needs for plug-ins, for commands that are TypeScript or not in a manifest, and for debugging itself: our package
 * has none of these. What the SDK needs for answers that are streams of events, and for hashes where Node cannot make them: no
 * call here answers events, or sends a checksum, and SHA-256 is in every Node. The program tests run the bundle, and so tell if
 * something else needs them.
 */
const unreached = (root: string): readonly Replacement[] => [
  { what: /^semver$/, by: oclif, text: 'module.exports = { satisfies: () => true };' },
  { what: /^debug$/, by: oclif, text: 'module.exports = () => () => {};' },
  {
    what: /^(minimatch|tinyglobby|lilconfig)$/,
    by: oclif,
    text: `const no = () => { ${notHere('a search for commands')}; }; module.exports = { minimatch: no, glob: no, lilconfig: no };`,
  },
  {
    what: /(^|\/)ts-path$/,
    by: oclif,
    text: "const { join } = require('node:path'); exports.tsPath = async (root, path) => path && (path.startsWith(root) ? path : join(root, path));",
  },
  { what: /^\.\/constraints$/, by: oclif, text: '' },
  // For values read from standard input, and for shells that no variable names: neither is asked for by help.
  {
    what: /^node:readline$/,
    by: oclif,
    text: "exports.createInterface = (...given) => require('node:readline').createInterface(...given);",
  },
  { what: /^node:child_process$/, by: oclif, text: "exports.execSync = (...given) => require('node:child_process').execSync(...given);" },
  {
    what: /\/performance$/,
    by: oclif,
    text: 'exports.Performance = class { static mark() {} static async collect() {} static debug() {} };',
  },
  { what: /\/cache-command$/, by: oclif, text: `exports.cacheCommand = () => { ${notHere('a command that the manifest lacks')}; };` },
  { what: /\/determine-priority$/, by: oclif, text: 'exports.determinePriority = (plugins, [first]) => first;' },
  { what: /\/colorize-json$/, by: oclif, text: `exports.default = () => { ${notHere('a flag --json')}; };` },
  // It asks on each run whether this is Linux on Windows, for a name of the platform that nothing here reads.
  { what: /^wsl-utils$/, by: oclif, text: wsl },
  { what: /^@oclif\/core\/package\.json$/, by: oclif, text: `exports.version = '${versionOf(root)}';` },
  {
    what: /^@smithy\/core\/event-streams$/,
    by: sdk,
    text: `exports.eventStreamSerdeProvider = () => {}; exports.resolveEventStreamSerdeConfig = (config) => config;
exports.EventStreamSerde = class { constructor() { ${notHere('a stream of events')}; } };`,
  },
  { what: /^path-expression-matcher$/, by: /fast-xml-builder/, text: paths },
  // Endpoints that DynamoDB names, where a user asks for them: one for each account and region.
  { what: /^mnemonist\/lru-cache$/, by: sdk, text: 'module.exports = class extends Map { constructor() { super(); } };' },
  {
    what: /\/(Sha256|Sha1|Md5)Js$/,
    by: sdk,
    text: `exports.Sha256Js = exports.Sha1Js = exports.Md5Js = class { constructor() { ${notHere('a hash that Node cannot make')}; } };`,
  },
  { what: /^ejs$/, by: oclif, text: ejs },
  { what: /^cli-spinners$/, by: oclif, text: spinners(root) },
  // The current versions of what it has old ones of, which the report needs anyway.
  { what: /^wrap-ansi$/, by: oclif, text: "module.exports = require('wrap-ansi').default;" },
  { what: /^string-width$/, by: oclif, text: "module.exports = require('string-width').default;" },
];

/** oclif's templates are texts with names in them: `<%= config.bin %> scan`. */
const ejs = `exports.render = (text, data) => text.replace(/<%[=-]?([^%]*)%>/g, (tag, path) => {
  if (!/^ *[a-zA-Z]+(\\.[a-zA-Z]+)* *$/.test(path)) ${notHere("' + tag + '")};
  return String(path.trim().split('.').reduce((value, name) => value[name], data) ?? '');
});`;

/** Paths in XML, at which a text could be exempt from escaping; here none is, and only how deep one is counts. */
const paths = `exports.Expression = class {};
exports.Matcher = class { depth = 0; push() { this.depth++; } pop() { this.depth--; } getDepth() { return this.depth; } toString() { return ''; } };`;

const wsl = `exports.isWsl = false;
exports.powerShellPath = async () => process.env.SystemRoot + '\\\\System32\\\\WindowsPowerShell\\\\v1.0\\\\powershell.exe';`;

const versionOf = (root: string): string =>
  (JSON.parse(readFileSync(`${root}node_modules/@oclif/core/package.json`, 'utf8')) as { readonly version: string }).version;

const spinners = (root: string): string => {
  const { dots2, line } = JSON.parse(readFileSync(`${root}node_modules/cli-spinners/spinners.json`, 'utf8')) as Record<string, unknown>;
  return `module.exports = ${JSON.stringify({ dots2, line })};`;
};

// The SDK has moved what stood in packages of their own into these two; clients that were last made before import the old ones.
const movedTo: Readonly<Record<string, string>> = {
  '@aws-sdk/middleware-host-header': '@aws-sdk/core/client',
  '@aws-sdk/middleware-logger': '@aws-sdk/core/client',
  '@aws-sdk/middleware-recursion-detection': '@aws-sdk/core/client',
  '@aws-sdk/middleware-user-agent': '@aws-sdk/core/client',
  '@aws-sdk/region-config-resolver': '@aws-sdk/core/client',
  '@aws-sdk/util-endpoints': '@aws-sdk/core/client',
  '@aws-sdk/util-user-agent-node': '@aws-sdk/core/client',
  '@smithy/config-resolver': '@smithy/core/config',
  '@smithy/hash-node': '@smithy/core/serde',
  '@smithy/middleware-content-length': '@smithy/core/protocols',
  '@smithy/middleware-endpoint': '@smithy/core/endpoints',
  '@smithy/middleware-retry': '@smithy/core/retry',
  '@smithy/node-config-provider': '@smithy/core/config',
  '@smithy/protocol-http': '@smithy/core/protocols',
  '@smithy/smithy-client': '@smithy/core/client',
  '@smithy/url-parser': '@smithy/core/protocols',
  '@smithy/util-base64': '@smithy/core/serde',
  '@smithy/util-body-length-node': '@smithy/core/serde',
  '@smithy/util-defaults-mode-node': '@smithy/core/config',
  '@smithy/util-endpoints': '@smithy/core/endpoints',
  '@smithy/util-middleware': '@smithy/core/client',
  '@smithy/util-retry': '@smithy/core/retry',
  '@smithy/util-utf8': '@smithy/core/serde',
};
const client = /@aws-sdk\/client-[\w-]+\/dist-es\//;

/** Replaces modules by smaller or other ones. */
export const withReplacements = (root: string): Plugin => {
  const replacements = unreached(root);
  return {
    name: 'with-replacements',
    resolveId(source, importer, options) {
      if (importer === undefined) return undefined;
      const index = replacements.findIndex(({ what, by }) => what.test(source) && by.test(importer));
      if (index >= 0) return `\0replacement/${index}.cjs`;
      // Any client gets the one SDK, also one with an older SDK of its own beside it.
      if (importer.startsWith('\0replacement/') || (client.test(importer) && !source.startsWith('.')))
        return this.resolve(movedTo[source] ?? source, `${root}bin/build.ts`, { ...options, skipSelf: true });
      return undefined;
    },
    load: {
      filter: { id: /^\0replacement\// },
      handler: (id) => ({ code: replacements[Number(/\d+/.exec(id)?.[0])]?.text ?? '', moduleType: 'js' }),
    },
  };
};

/**
 * What ICU is needed for takes these longer to make, as they are loaded, than all else that `--help` does, and is for texts beyond
 * plain ASCII alone: it is made when it is first asked for. Commands are sorted by their ids, which are ASCII.
 */
export const withLateUnicode = (): Plugin => ({
  name: 'with-late-unicode',
  transform: {
    filter: { id: /node_modules\/(string-width|wrap-ansi|@oclif\/core\/lib\/config)\/(index|plugin)\.js$/ },
    handler: (code) => {
      const early = [...code.matchAll(/^const (segmenter|\w+Regex) = (new Intl\.Segmenter\(\)|\/.*\/[a-z]+);$/gm)];
      return early.reduce(
        (text, [line, name = '', value = '']) =>
          text.replace(line, `let late_${name};`).replaceAll(new RegExp(`\\b${name}\\b`, 'g'), () => `(late_${name} ??= ${late(value)})`),
        code.replace('a.id.localeCompare(b.id)', '(a.id < b.id ? -1 : 1)'),
      );
    },
  },
});

/** A literal would be read with the function that it stands in, which asks ICU already. */
const late = (value: string): string => {
  const [, pattern, flags] = /^\/(.*)\/([a-z]+)$/.exec(value) ?? [];
  return pattern === undefined ? value : `new RegExp(${JSON.stringify(pattern)}, '${flags}')`;
};

/**
 * What S3's client does beside plain reading: checksums of bodies by ten algorithms (src/aws/services/s3.ts asks for none), the
 * sessions of directory buckets, keys of one's own (SSE-C), and redirects to other regions, which the door follows.
 */
export const withPlainS3 = (): Plugin => ({
  name: 'with-plain-s3',
  transform: {
    filter: {
      id: /(getFlexibleChecksumsPlugin|region-redirect-middleware|middleware-ssec|s3-expires-middleware|s3Express\w*Middleware|middleware-expect-continue|S3Client)\.js$/,
    },
    handler: (code) =>
      code
        .replaceAll(/^export const (get\w+Plugin) = [^]*?^\}\);/gm, 'export const $1 = () => ({ applyToStack: () => {} });')
        .replace('session: [() => this, CreateSessionCommand]', 'session: []'),
  },
});

/** js-yaml says of its schemas and patterns not that making them does nothing else: those for writing YAML would be kept. */
export const withPureYaml = (): Plugin => ({
  name: 'with-pure-yaml',
  transform: {
    filter: { id: /node_modules\/js-yaml\/dist\/js-yaml\.mjs$/ },
    handler: (code) =>
      code.replaceAll(/(^var \w+ = |scalarStyleRules: )(?=new |\w+\(|\w+\.withTags\(|Object\.keys\()/gm, '$1/* @__PURE__ */ '),
  },
});
