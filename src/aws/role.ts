/** A role to read an account with. */
export interface Role {
  readonly arn: string;
  readonly externalId?: string | undefined;
  /** In seconds; where absent AWS gives an hour. */
  readonly duration?: number | undefined;
}

export interface RoleSession {
  /** The keys of now: one session for all clients of an account, made anew some minutes before it ends. */
  readonly credentials: () => Promise<object>;
  /** Makes a session anew that AWS no longer takes, unless another call has done so since. */
  readonly renew: (refused: object) => Promise<void>;
}

/** The session's name, by which CloudTrail tells who read. */
const sessionName = 'ipv6-audit';

/**
 * Takes on the role when first asked for keys. `clientConfig` is that of the STS client: its region is the one whose
 * endpoint answers. https://docs.aws.amazon.com/sdkref/latest/guide/feature-sts-regionalized-endpoints.html
 */
export const assumeRole = async (role: Role, masterCredentials: () => Promise<object>, clientConfig: object): Promise<RoleSession> => {
  const { doesIdentityRequireRefresh, fromTemporaryCredentials, isIdentityExpired, memoizeIdentityProvider } =
    await import('./services/credentials.ts');
  const provider = fromTemporaryCredentials({
    params: {
      RoleArn: role.arn,
      RoleSessionName: sessionName,
      ...(role.externalId === undefined ? {} : { ExternalId: role.externalId }),
      ...(role.duration === undefined ? {} : { DurationSeconds: role.duration }),
    },
    masterCredentials: masterCredentials as never,
    clientConfig,
  });
  // The SDK would keep a session for each client otherwise, and call AssumeRole once for each.
  const session = memoizeIdentityProvider(provider as never, isIdentityExpired, doesIdentityRequireRefresh) as unknown as (options?: {
    readonly forceRefresh: boolean;
  }) => Promise<object>;
  return {
    credentials: Object.assign(() => session(), { memoized: true, configBound: true }),
    renew: async (refused) => {
      if ((await session()) === refused) await session({ forceRefresh: true });
    },
  };
};
