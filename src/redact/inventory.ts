import { parseCidr } from '../model/address.ts';
import type { Gap } from '../model/gap.ts';
import type { Inventory, Slice } from '../model/inventory.ts';
import type { Json } from '../model/json.ts';
import type { Kind, Kinds } from '../model/kinds.ts';
import type { Resource } from '../model/resource.ts';
import { addressRenamer, type Network } from './addresses.ts';
import { leaksIn } from './leaks.ts';
import { makeRedactor, type Redactor } from './text.ts';
import { split } from './vocabulary.ts';
import type { Pseudonyms } from './words.ts';

/**
 * Members in which AWS's APIs have a choice of words, a version, a zone, and never what somebody wrote. Everything else is
 * taken for somebody's: a member that is new is renamed until it is listed here.
 */
const chosenByAws =
  /^(?:\w*(?:State|Status|States|Types?|Mode|Modes|Class|Engine|EngineVersion|EngineFamily|Protocol|Protocols|ProtocolVersion|Scheme|Support|Tenancy|Region|AvailabilityZones?|AvailabilityZoneId|Strategy|Compatibilities|Capabilities|Visibility|Discovery|Driver|Stage|Lifecycle|LifeCycleState|PlatformFamily|PlatformVersion|PlatformDetails|IpVersion|AddressFamily|GroupStatus|Preference|Manufacturers|Generations|Hypervisor|Source)|type|types|status|state|Code|code|version|Version|engine|Platform|platform|PlatformName|Architecture|cpuArchitecture|operatingSystemFamily|runtimePlatform|Locale|ZoneName|ZoneIds|Owner|ImageOwnerAlias|IpProtocol|RuleAction|HttpTokens|HttpEndpoint|HttpProtocolIpv6|InstanceMetadataTags|Hypervisor|NetworkPerformance|KafkaVersion|ClusterVersion|FullEngineVersion|AgentVersion|agentVersion|dockerVersion|addonName|addonVersion|releaseVersion|amiType|ReleaseLabel|LicenseModel|CountryCode|ContinentCode|SubdivisionCode|Failover|IPAddressVersion|QuotaName|QuotaCode|ServiceCode|logDriver|secretStores|networkMode|launchType|spreadLevel|use|logEndpoint|BrokerAZDistribution|allowsAssignIpv6Addresses|Namespace|OptionName|PropagateTags|Principal|EnablePrefixForIpv6SourceNat|DirectInternetAccess|ExclusionsAllowed|ManagedBy|NetworkBorderGroup|cacheNodeType|assignPublicIp|provider|partition)$/i;
/** Of these the name is chosen by AWS here and by people elsewhere. */
const peoplesOwn: ReadonlySet<string> = new Set(['LaunchTemplateVersion']);
/** Kinds that describe AWS's offer, and nothing of the account's. */
const offers: ReadonlySet<Kind> = new Set<Kind>(['instance-type', 'service-quota', 'db-orderable-option', 'ecs-account-setting']);
const settings = {
  State: ['Name'],
  attributes: ['name', 'value'],
  DhcpConfigurations: ['Key'],
  Attributes: ['Key', 'Value'],
  Versions: ['name'],
} as const;

/** By the names of its images the operating system is told. */
const isOfAws = ({ kind, data }: Resource): boolean => kind === 'image' && data.ImageOwnerAlias === 'amazon';

const redactJson = (value: Json, path: readonly string[], { text, light }: Redactor): Json => {
  if (Array.isArray(value)) return value.map((each) => redactJson(each, [...path, 'items'], { text, light }));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => {
        const isMap = /^tags$/i.test(path.at(-1) ?? '');
        return [isMap ? text(name) : name, redactJson(each, [...path, name], { text, light })];
      }),
    );
  if (typeof value !== 'string') return value;
  const [name = '', parent = ''] = path.filter((each) => each !== 'items').toReversed();
  const isSetting = ((settings as Readonly<Record<string, readonly string[]>>)[parent] ?? []).includes(name);
  return isSetting || (chosenByAws.test(name) && !peoplesOwn.has(name)) ? light(value) : text(value);
};

const redactResource = (resource: Resource, redactor: Redactor): Resource => {
  const { id, arn, vpcId, subnetIds, account, data } = resource;
  const { text, light } = redactor;
  const name = offers.has(resource.kind) ? light : text;
  return {
    ...resource,
    account: text(account),
    id: name(id),
    arn: name(arn),
    ...(vpcId === undefined ? {} : { vpcId: text(vpcId) }),
    ...(subnetIds === undefined ? {} : { subnetIds: subnetIds.map(text) }),
    data: {
      ...(redactJson(data as unknown as Json, [], offers.has(resource.kind) ? { text: light, light } : redactor) as object),
      ...(isOfAws(resource) ? { Name: light((data as Kinds['image']).Name ?? '') } : {}),
    },
  } as unknown as Resource;
};

const leftOut = "AWS's words were left out when the snapshot was redacted";

/** What is left of the original: a bug of ours, and nothing to share. */
class LeakError extends Error {
  override readonly name = 'Leak';
  constructor(leaks: readonly string[]) {
    super(`${leaks.length} names or addresses of the original would be left`);
  }
}

/** AWS's words on what failed name whoever asked, and what for. */
const redactGap = ({ item, ...gap }: Gap, { text }: Redactor): Gap => ({
  ...gap,
  account: text(gap.account),
  message: leftOut,
  ...(item === undefined ? {} : { item: text(item) }),
});

const networkOf = ({ slices }: Inventory): Network => {
  const found = (kind: 'vpc' | 'subnet') =>
    slices
      .flatMap(({ resources }) => resources.filter((each) => each.kind === kind))
      .flatMap(({ data }) => JSON.stringify(data).match(/[\da-f.:]+\/\d+/g) ?? []);
  const blocks = (kind: 'vpc' | 'subnet') => found(kind).flatMap((text) => parseCidr(text) ?? []);
  return { blocks: blocks('vpc'), subnets: blocks('subnet') };
};

/** The same estate under other names: what the rules look at is as it was. Throws where something of the original is left. */
export const redactInventory = (inventory: Inventory, names: Pseudonyms): Inventory => {
  const kept = new Set<string>();
  const note = (words: string): void => split(words).forEach((word) => kept.add(word));
  const { text, light } = makeRedactor(names, addressRenamer(names.bit, networkOf(inventory)), note);
  const noting = (words: string): string => {
    note(words);
    return light(words);
  };
  for (const { region, partition } of inventory.slices) note(`${region} ${partition}`);
  const redactor = { text, light: noting };
  const redactSlice = (slice: Slice): Slice => ({
    ...slice,
    account: text(slice.account),
    resources: slice.resources.map((resource) => redactResource(resource, redactor)),
    gaps: slice.gaps.map((gap) => redactGap(gap, redactor)),
  });
  const redacted = { ...inventory, slices: inventory.slices.map(redactSlice) };
  for (const word of JSON.stringify(redacted.slices.map(({ collected }) => collected)).split(/\W+/)) kept.add(word);
  for (const { resources, gaps } of redacted.slices) {
    for (const { data } of resources) for (const word of memberNames(data as unknown as Json)) kept.add(word);
    for (const { action, kind, reason } of gaps) for (const word of split(`${action} ${kind} ${reason} ${leftOut}`)) kept.add(word);
  }
  const leaks = leaksIn(inventory, redacted, names.renamed(), new Set([...kept, ...ownMembers]));
  if (leaks.length > 0) throw new LeakError(leaks);
  return redacted;
};

const ownMembers =
  'partition collected resources gaps kind account region arn vpcId subnetIds data reason action message item statistics calls retries throttles bytes'.split(
    ' ',
  );

const memberNames = (value: Json): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(memberNames);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, each]) => [
    ...(/^tags$/i.test(name) && !Array.isArray(each) ? [] : split(name)),
    ...memberNames(each),
  ]);
};
