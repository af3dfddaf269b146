/** Where the SDK's chain found credentials: never what they are. */
export interface CredentialsSource {
  readonly source: string;
  /** ISO 8601; absent where they do not expire. */
  readonly expires?: string;
}

interface Resolved {
  readonly expiration?: Date;
  readonly $source?: Readonly<Record<string, string>>;
}

/** The SDK marks what each provider made; the first that fits names the source. */
const sources: readonly (readonly [RegExp, string])[] = [
  [/SSO/, 'IAM Identity Center (SSO)'],
  [/LOGIN/, 'aws login'],
  [/WEB_ID/, 'a web identity token, as of a CI job or an EKS pod'],
  [/ASSUME_ROLE/, 'a role that the profile assumes'],
  [/PROCESS/, 'a credential process of the profile'],
  [/ENV_VARS/, 'environment variables'],
  [/HTTP/, 'a container (ECS task or EKS pod identity)'],
  [/IMDS/, 'the instance metadata of EC2'],
  [/PROFILE/, 'keys in a profile'],
];

/** Throws what the chain throws where there are none. */
export const credentialsSource = async (profile: string | undefined): Promise<CredentialsSource> => {
  const { fromNodeProviderChain } = await import('./services/credentials.ts');
  const { expiration, $source = {} }: Resolved = await fromNodeProviderChain(profile === undefined ? {} : { profile })();
  const marks = Object.keys($source).join(' ');
  return {
    source: sources.find(([mark]) => mark.test(marks))?.[1] ?? 'the SDK did not say',
    ...(expiration === undefined ? {} : { expires: expiration.toISOString() }),
  };
};
