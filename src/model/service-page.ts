/** What is known of a service, with the source and the day of each part. */
export interface ServicePage {
  readonly id: string;
  readonly name: string;
  /** Of its IAM actions. */
  readonly prefix: string;
  readonly support: ServiceSupport & {
    /** Where ours differs from what AWS's table says, or the table has nothing. */
    readonly correction?: { readonly source: string; readonly note?: string; readonly verified: string };
    readonly table?: ServiceSupport;
    readonly source: string;
    readonly verified: string;
  };
  readonly migration?: {
    readonly path?: string;
    readonly needsIpv4?: boolean;
    readonly note?: string;
    readonly source: string;
    readonly verified: string;
  };
  readonly apiHost?: { readonly host: string; readonly optIn: boolean; readonly source: string; readonly verified: string };
  /** The ids of our rules about it. */
  readonly rules: readonly string[];
}

/** yes, no or partial; absent where nothing is known or there is nothing to know. */
export interface ServiceSupport {
  readonly dualStack?: string;
  readonly ipv6Only?: string;
  readonly publicEndpoint?: string;
  readonly privateLink?: string;
}
