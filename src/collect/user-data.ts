import { gunzipSync } from 'node:zlib';
import { callingLines, hasIpv4Literal } from '../model/ipv4-literal.ts';

/**
 * What a scan needs to know of user data. The text itself may hold secrets: it is looked at once and never kept.
 */
export interface UserDataInspection {
  readonly present: boolean;
  /** False where the text could not be decoded: then the other answers say nothing. */
  readonly readable: boolean;
  /** `amazon-linux-https disable`, by which Amazon Linux 2 reaches its yum repository over IPv6, in plain HTTP. */
  readonly disablesHttpsForAmazonLinux: boolean;
  /** Docker Hub's beta name of 2022, which is out of service. */
  readonly usesDockerHubIpv6Beta: boolean;
  /** It asks 169.254.169.254 for instance metadata and never its IPv6 twin, fd00:ec2::254. */
  readonly hardcodesImdsIpv4: boolean;
  /** It names an IPv4 address that something may be sent to. A hint: versions look alike. */
  readonly hasIpv4Literals: boolean;
}

/** User data is limited to 16 KB; what a gzip bomb unpacks to is not. */
const unpackedLimit = 4 * 1024 * 1024;

/** Not its block of one, `/32`, which routes and filters name; a path may begin with a year, as in `/2009-04-04/`. */
const metadataService = /(?<![\d.])169\.254\.169\.254(?!\d|\.\d|\/\d{1,2}(?!\d))/;

export const inspectUserData = (base64: string | undefined): UserDataInspection => {
  const text = base64 ? decode(Buffer.from(base64, 'base64')) : '';
  const found = (pattern: RegExp) => text !== undefined && pattern.test(text);
  return {
    present: Boolean(base64),
    readable: text !== undefined,
    disablesHttpsForAmazonLinux: found(/amazon-linux-https\s+disable/),
    usesDockerHubIpv6Beta: found(/registry\.ipv6\.docker\.com/),
    hardcodesImdsIpv4: text !== undefined && !/fd00:ec2::254/i.test(text) && callingLines(text).some((line) => metadataService.test(line)),
    hasIpv4Literals: text !== undefined && hasIpv4Literal(text),
  };
};

/** cloud-init takes gzip and MIME multipart, and parts of the latter that are again base64 or gzip. */
const decode = (bytes: Buffer): string | undefined => {
  const plain = unzip(bytes);
  if (!plain) return undefined;
  const text = plain.toString('utf8');
  return /^content-type:\s*multipart\//im.test(text) ? decodeParts(text) : text;
};

const unzip = (bytes: Buffer): Buffer | undefined => {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: unpackedLimit });
  } catch {
    // Cut off or too large: the caller says that it is not readable.
    return undefined;
  }
};

const decodeParts = (text: string): string | undefined => {
  const boundary = /boundary="?([^"\s;]+)"?/i.exec(text)?.[1];
  if (!boundary) return text;
  const parts = text.split(`--${boundary}`).map((part) => {
    const [head = '', ...body] = part.split(/\r?\n\r?\n/);
    const isBase64 = /content-transfer-encoding:\s*base64/i.test(head);
    return isBase64 ? unzip(Buffer.from(body.join('\n\n'), 'base64'))?.toString('utf8') : part;
  });
  return parts.includes(undefined) ? undefined : parts.join('\n');
};
