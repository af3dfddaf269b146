import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { oncePer } from './once.ts';

export type AddressRecord = Resource<'route53-address-record'>;

/** The kinds that an alias can lead to and whose IPv6 is known. */
export const aliasTargetKinds = [
  'load-balancer',
  'classic-load-balancer',
  'cloudfront-distribution',
  'global-accelerator',
  'api-gateway-domain-name',
] as const;
type TargetKind = (typeof aliasTargetKinds)[number];

/** A name as it compares: in lower case, without the final dot, and with the asterisk that Route 53 writes as an octal number. */
export const plainName = (name: string | undefined): string =>
  (name ?? '')
    .toLowerCase()
    .replaceAll(String.raw`\052`, '*')
    .replace(/\.$/, '');

/** The console writes this before the names of load balancers, whatever their type; the answers are the same. */
const withoutPrefix = (name: string): string => name.replace(/^dualstack\./, '');

interface Answer {
  readonly resource: Resource;
  /** Undefined where AWS did not say. */
  readonly hasIpv6: boolean | undefined;
  /** The name that an AAAA alias has to lead to, where it is another one. */
  readonly ipv6Name?: string | undefined;
}

type Named = readonly [name: string | undefined, hasIpv6: boolean | undefined, ipv6Name?: string];

const namesOf = (resource: Resource<TargetKind>): readonly Named[] => {
  switch (resource.kind) {
    case 'load-balancer': {
      const type = resource.data.IpAddressType;
      return [[resource.data.DNSName, type === undefined ? undefined : type !== 'ipv4']];
    }
    case 'classic-load-balancer': {
      return [[resource.data.DNSName, false]];
    }
    case 'cloudfront-distribution': {
      return [[resource.data.DomainName, resource.data.IsIPV6Enabled]];
    }
    case 'global-accelerator': {
      // The first name answers with IPv4 alone, also where the accelerator is dual-stack.
      const { DnsName, DualStackDnsName } = resource.data;
      return DualStackDnsName
        ? [
            [DnsName, true, DualStackDnsName],
            [DualStackDnsName, true],
          ]
        : [[DnsName, false]];
    }
    case 'api-gateway-domain-name': {
      const { endpointConfiguration, regionalDomainName, distributionDomainName } = resource.data;
      const isDual = endpointConfiguration?.types && endpointConfiguration.ipAddressType === 'dualstack';
      return [
        [regionalDomainName, isDual],
        [distributionDomainName, isDual],
      ];
    }
  }
};

/** What is asked of a rule's context: its own slice and every other one that could be read. */
interface Sight {
  neighbours(): readonly {
    readonly region: string;
    consult<P extends TargetKind>(kind: P): readonly Resource<P>[] | undefined;
  }[];
}

/** Slices that could not be read are left out: a target that is found elsewhere is known all the same. */
const indexOf = oncePer((sight: Sight) => {
  const found = new Map<string, Answer>();
  const add = (resource: Resource<TargetKind>): void => {
    for (const [name, hasIpv6, ipv6Name] of namesOf(resource)) {
      if (name) found.set(withoutPrefix(plainName(name)), { resource, hasIpv6, ipv6Name });
    }
  };
  for (const slice of sight.neighbours()) {
    for (const kind of aliasTargetKinds) for (const resource of slice.consult(kind) ?? []) add(resource);
  }
  return found;
});

/** What answers under the name that an alias leads to, anywhere in the scan. */
export const targetOfAlias = (sight: Sight, name: string | undefined): Answer | undefined =>
  indexOf(sight).get(withoutPrefix(plainName(name)));

const byName = oncePer((records: readonly AddressRecord[]) =>
  Map.groupBy(
    records.filter(({ data }) => data.Type === 'AAAA'),
    ({ data }) => `${data.HostedZoneId}/${plainName(data.Name)}`,
  ),
);

/** The AAAA records under a name of a zone. */
export const aaaaRecords = (view: View<'route53-address-record'>, zoneId: string, name: string | undefined): readonly AddressRecord[] =>
  byName(view.all('route53-address-record')).get(`${zoneId}/${plainName(name)}`) ?? [];

/** Targets of AWS's that have no IPv6 at all: website endpoints of S3. */
export const neverHasIpv6 = (name: string | undefined): boolean => /^s3-website[.-]/.test(plainName(name));
