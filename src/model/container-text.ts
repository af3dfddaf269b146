import { hasIpv4Literal } from './ipv4-literal.ts';

const isPrivate = (address: string): boolean => /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(address);
/** Resolvers of the internet whose addresses look like versions. */
const resolvers: ReadonlySet<string> = new Set(['1.1.1.1', '1.0.0.1', '8.8.8.8', '8.8.4.4', '9.9.9.9']);

/**
 * Software is numbered by four numbers too. Small ones that neither a scheme nor a user stands before and no port after are
 * taken for a version, unless they are of a private block.
 */
const smallQuad = /(?<!:\/\/|[@\w.])(?:(?:1?\d|20)\.){3}(?:1?\d|20)(?![\w.]|:\d)/g;
const withoutVersions = (text: string): string =>
  text.replaceAll(smallQuad, (found) => (isPrivate(found) || resolvers.has(found) ? found : ''));

/** A list in which IPv6 blocks stand too is one of permissions, with nothing left out. */
const listsIpv6Blocks = (text: string): boolean => /:\/\d{1,3}\b/.test(text);

/** Whether what a container is told names a host by its IPv4 address. */
export const namesIpv4Host = (text: string): boolean => !listsIpv6Blocks(text) && hasIpv4Literal(withoutVersions(text));

/** The same of a variable, whose name may say that the value is none: a version, or the exceptions of a proxy. */
export const variableNamesIpv4Host = (name: string, value: string): boolean =>
  !/version|release|build|(?:^|_)(?:tag|rev)(?:_|$)|no_?proxy/i.test(name) && namesIpv4Host(value);

/** Whether a text names the unspecified IPv4 address, as servers do that listen on IPv4 alone, and not that of IPv6 beside it. */
export const bindsIpv4Only = (text: string): boolean =>
  /(?<![\w.-])0\.0\.0\.0(?![\w.-]|\/\d)/.test(text) && !/(?<![\w:])::(?![\w:])/.test(text);
