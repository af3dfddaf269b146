import type { Examined } from '../../collect/examine.ts';
import type { Check } from '../../model/doctor.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Everything around the scan, in the order in which it fails. */
export const surroundings = (examined: Examined, environment: Environment, node: string): readonly Check[] => [
  { id: 'node', title: 'Node.js', status: 'ok', detail: `${node}; 22.18 or newer is needed` },
  proxyCheck(environment, node),
  credentialsCheck(examined),
  identityCheck(examined),
  ...('failure' in examined.identity ? [] : [regionsCheck(examined)]),
  clockCheck(examined.clockOffset),
];

/** The agents of Node take a proxy from the environment as of these versions. https://nodejs.org/api/http.html#new-agentoptions */
const knowsProxies = (version: string): boolean => {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 5) || (major === 22 && minor >= 21);
};

export const proxyCheck = (environment: Environment, node: string): Check => {
  const check = { id: 'proxy', title: 'Proxy' } as const;
  const proxy = environment['https_proxy'] ?? environment['HTTPS_PROXY'] ?? '';
  if (proxy === '') return { ...check, status: 'ok', detail: 'HTTPS_PROXY is not set; AWS is asked directly' };
  // Without the user and the password that stand in many.
  const where = URL.canParse(proxy) ? new URL(proxy).host : 'something that is no URL';
  if (knowsProxies(node))
    return { ...check, status: 'ok', detail: `HTTPS_PROXY names ${where}; AWS is asked through it, save for what NO_PROXY names` };
  return {
    ...check,
    status: 'lacking',
    detail: `HTTPS_PROXY names ${where}, and this Node.js takes no notice; 24.5 and 22.21 do. Where AWS is not reachable directly, nothing can be read.`,
  };
};

const credentialsCheck = ({ credentials }: Examined): Check => {
  const check = { id: 'credentials', title: 'Credentials' } as const;
  if ('failure' in credentials) return { ...check, status: 'lacking', detail: `${credentials.failure}. Nothing can be read.` };
  return { ...check, status: 'ok', detail: `from ${credentials.source}${credentials.expires ? `, until ${credentials.expires}` : ''}` };
};

const identityCheck = ({ identity }: Examined): Check => {
  const check = { id: 'identity', title: 'Identity' } as const;
  if ('failure' in identity) return { ...check, status: 'lacking', detail: `${identity.failure} Nothing can be read.` };
  return { ...check, status: 'ok', detail: `${identity.arn} in account ${identity.account}` };
};

const regionsCheck = ({ regions }: Examined): Check => {
  const check = { id: 'regions', title: 'Regions' } as const;
  if ('failure' in regions)
    return { ...check, status: 'lacking', detail: `could not be listed (${regions.failure}); scan needs them named with --region` };
  return { ...check, status: 'ok', detail: `${regions.length} enabled: ${regions.join(', ')}` };
};

/** Signatures hold for 5 minutes. https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html */
const tolerated = 240_000;

export const clockCheck = (offset: number): Check => {
  const check = { id: 'clock', title: 'Clock' } as const;
  const seconds = Math.round(Math.abs(offset) / 1000);
  if (Math.abs(offset) < tolerated)
    return { ...check, status: 'ok', detail: seconds < 5 ? 'agrees with that of AWS' : `${seconds} s off, which AWS takes` };
  return {
    ...check,
    status: 'lacking',
    detail: `${Math.round(seconds / 60)} minutes ${offset > 0 ? 'behind' : 'ahead of'} that of AWS, which refuses signatures more than 5 minutes off. Requests are signed by its clock all the same, so nothing becomes unknown; but the times in reports and snapshots are wrong.`,
  };
};
