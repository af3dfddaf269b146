const octet = String.raw`(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)`;

/**
 * Four numbers that stand alone. Unspecified, loopback and link-local addresses and network masks are left out, and what
 * is part of a longer word: `v1.2.3.4`, `agent-1.2.3.4.rpm`, `1.2.3.4.5`.
 */
const quad = new RegExp(String.raw`(?<![\w.-])(?!(?:0|127|169\.254|255)\.)(?:${octet}\.){3}${octet}(?![\w-]|\.\w)`, 'g');

/** Where an address is named to be let past or filtered, or is one of Kubernetes' own, and nothing in the VPC is called. */
const isAside = /no_?proxy|\biptables\b|\bnft\b|\bipset\b|cluster[-_]?dns|dns[-_]?cluster/i;
const isComment = /^\s*(?:#(?!include)|;|rem\s)/i;
/** The cluster's resolver as a list in YAML, with the address on a line of its own. */
const clusterDnsList = /cluster[-_]?dns\w*["']?\s*:\s*\n\s*-\s*\S+/gi;

/** The lines of a script or configuration that may make something call an address: not its comments, not its filters. */
export const callingLines = (text: string): readonly string[] =>
  text
    .replaceAll(clusterDnsList, '')
    .split(/\r?\n/)
    .filter((line) => !isComment.test(line) && !isAside.test(line));

const endsInHost = /(?:\/\/|\/dev\/(?:tcp|udp)\/)$/i;
const beginsBlock = /^\/\d{1,2}(?!\d)/;
/**
 * What comes before a version: a comparison, a part of a path, an image's or a package's name and a colon, the word itself.
 * After `::` it is the tail of an IPv6 address, such as `64:ff9b::10.0.0.1`.
 */
const leadsToVersion =
  /[=<>~!^]=\s*$|\/$|::$|(?<!\b(?:tcp|udp|ssl)\d?)(?<=\w):$|(?:version|release|revision|build|(?:^|[^a-z])(?:ver|tag|rev))["']?\s*[=:\s]\s*["']?$/i;

/** Enough for the words that tell a version; a whole line may be as long as the text. */
const lookBack = 64;

const isDestination = (line: string, { index, 0: found }: RegExpExecArray): boolean => {
  const before = line.slice(Math.max(0, index - lookBack), index);
  return endsInHost.test(before) || !(leadsToVersion.test(before) || beginsBlock.test(line.slice(index + found.length)));
};

/**
 * Whether a script or configuration names an IPv4 address that something may be sent to. A hint and no proof: numbers of
 * versions look the same, and blocks (`10.0.0.0/8`) are mostly for lists of who may come in.
 */
export const hasIpv4Literal = (text: string): boolean =>
  callingLines(text).some((line) => [...line.matchAll(quad)].some((match) => isDestination(line, match)));
