import { dockerHubBeta, registries } from '../knowledge/registries.ts';
import { parseCidr } from '../model/address.ts';
import { defaultRegistry, parseImageReference } from '../model/image-reference.ts';
import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { dualStackEcrHost, hasNat64, isPrivateEcr } from './ecs.ts';
import type { nat64Kinds } from './nat64.ts';

type JobDefinition = Resource<'batch-job-definition'>;

/** The images of a job definition, of all its nodes; null stands for one that came without a name. */
export const batchImages = ({ data }: JobDefinition): readonly (string | null)[] => {
  const ranges = data.nodeProperties?.nodeRangeProperties ?? [];
  const containers = [data, ...ranges].flatMap(({ ecsProperties, eksProperties }) => [
    ...(ecsProperties?.taskProperties ?? []).flatMap((task) => task.containers),
    ...(eksProperties?.podProperties.initContainers ?? []),
    ...(eksProperties?.podProperties.containers ?? []),
  ]);
  const single = [data.containerProperties, ...ranges.map(({ container }) => container)].flatMap((each) => each ?? []);
  return [...new Set([...single, ...containers].map(({ image }) => image))];
};

type Orchestrated = Resource<'batch-job-definition' | 'batch-compute-environment'>;

/** What runs the containers; where nothing is said it is ECS, the default of the API. */
export const orchestrationOf = ({ data }: Orchestrated): 'ECS' | 'EKS' => data.containerOrchestrationType ?? 'ECS';

/** Whether an image can be pulled over IPv6; `translatable` where NAT64 helps, `better` the same image under a name with IPv6. */
export type Pull =
  | { readonly ipv6: 'yes' | 'unknown' }
  | { readonly ipv6: 'no'; readonly translatable: boolean; readonly better?: string | undefined };

export const pullOf = (image: string | null): Pull => {
  const reference = parseImageReference(image);
  if (!image || !reference) return { ipv6: 'unknown' };
  const { host, registry } = reference;
  const under = (other: string | undefined) => other && `${other}${image.trim().slice(registry.length)}`;
  // The machine itself, or an IPv6 address in brackets.
  if (/^(localhost$|127\.|\[)/.test(host)) return { ipv6: 'yes' };
  if (parseCidr(host)?.family === 4) return { ipv6: 'no', translatable: false };
  if (host === dockerHubBeta.host) return { ipv6: 'no', translatable: false, better: under(defaultRegistry) };
  if (isPrivateEcr(reference)) {
    const better = dualStackEcrHost(host);
    return better ? { ipv6: 'no', translatable: true, better: under(better) } : { ipv6: 'yes' };
  }
  const known = registries.hosts.find((each) => each.host === host);
  if (known?.ipv6 === 'no') return { ipv6: 'no', translatable: true, better: under(known.instead) };
  return { ipv6: known?.ipv6 === 'yes' ? 'yes' : 'unknown' };
};

/** Whether every subnet of the environments is seen, and translates for its hosts. False where that is not sure. */
export const batchBehindNat64 = (
  view: View<'subnet' | (typeof nat64Kinds)[number]>,
  environments: readonly Resource<'batch-compute-environment'>[],
): boolean =>
  environments.length > 0 &&
  environments.every(({ subnetIds = [] }) => {
    const seen = subnetIds.flatMap((id) => view.get('subnet', id) ?? []);
    return seen.length > 0 && seen.length === subnetIds.length && seen.every((subnet) => hasNat64(view, subnet));
  });
