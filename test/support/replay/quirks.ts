// What single operations do that no rule over the schemas tells.
import { isMembers, type Members } from './shapes.ts';

export interface Quirk {
  /** Inputs that the service takes for given. */
  readonly defaults?: Members;
  /** The list within each item that filters and ids speak of. */
  readonly nested?: string;
  /** Inputs that `select` has seen to, or that narrow nothing. */
  readonly ignored?: readonly string[];
  readonly select?: (items: readonly Members[], input: Members, account: string) => readonly Members[];
  readonly finish?: (output: Members, input: Members) => Members;
  /** The answer where the fixture has none, for listings whose list stands inside a structure. */
  readonly empty?: Members;
}

const optedIn =
  (flag: string) =>
  (items: readonly Members[], input: Members): readonly Members[] =>
    input[flag] === true ? items : items.filter((item) => item.OptInStatus !== 'not-opted-in');

function ownedImages(items: readonly Members[], input: Members, account: string): readonly Members[] {
  if (!Array.isArray(input.Owners) || input.Owners.length === 0) return items;
  const owners = new Set(input.Owners.map((each) => (each === 'self' ? account : String(each))));
  return items.filter(({ OwnerId, ImageOwnerAlias }) => owners.has(String(OwnerId)) || owners.has(String(ImageOwnerAlias)));
}

function templateVersions(items: readonly Members[], input: Members): readonly Members[] {
  if (!Array.isArray(input.Versions) || input.Versions.length === 0) return items;
  const wanted = new Set(input.Versions.map(String));
  const latest = new Map<unknown, number>();
  for (const { LaunchTemplateId, VersionNumber } of items) {
    const number = Number(VersionNumber);
    latest.set(LaunchTemplateId, Math.max(number, latest.get(LaunchTemplateId) ?? 0));
  }
  return items.filter(
    ({ LaunchTemplateId, VersionNumber, DefaultVersion }) =>
      wanted.has(String(VersionNumber)) ||
      (wanted.has('$Latest') && latest.get(LaunchTemplateId) === VersionNumber) ||
      (wanted.has('$Default') && DefaultVersion === true),
  );
}

/** ECS leaves members out unless `include` asks for them. */
function included(list: string, members: Readonly<Record<string, string>>): Quirk {
  const finish = (output: Members, input: Members): Members => {
    const asked = Array.isArray(input.include) ? input.include.map(String) : [];
    const hidden = new Set(Object.keys(members).filter((name) => !asked.includes(members[name] ?? '')));
    const items: unknown = output[list];
    const without = (item: Members): Members => Object.fromEntries(Object.entries(item).filter(([name]) => !hidden.has(name)));
    return Array.isArray(items) ? { ...output, [list]: items.filter(isMembers).map(without) } : output;
  };
  return { ignored: ['include'], finish };
}

const inDefaultCluster = { defaults: { cluster: 'default' } };
const tags = { tags: 'TAGS' };

const quirks: Readonly<Record<string, Quirk>> = {
  'cloudfront.ListDistributions': { empty: { DistributionList: { Quantity: 0, IsTruncated: false } } },
  'cloudfront.ListVpcOrigins': { empty: { VpcOriginList: { Quantity: 0, IsTruncated: false } } },
  'ec2.DescribeAvailabilityZones': { select: optedIn('AllAvailabilityZones') },
  'ec2.DescribeImages': { ignored: ['Owners'], select: ownedImages },
  'ec2.DescribeInstances': { nested: 'Instances' },
  'ec2.DescribeLaunchTemplateVersions': { ignored: ['Versions'], select: templateVersions },
  'ec2.DescribeRegions': { select: optedIn('AllRegions') },
  'ec2.DescribeVpcEndpointServices': {
    ignored: ['ServiceRegions'],
    finish: (output) => {
      const details = Array.isArray(output.ServiceDetails) ? output.ServiceDetails : [];
      return { ...output, ServiceNames: details.map(({ ServiceName }: Members) => ServiceName) };
    },
  },
  'ecs.DescribeClusters': {
    ...included('clusters', {
      ...tags,
      attachments: 'ATTACHMENTS',
      attachmentsStatus: 'ATTACHMENTS',
      configuration: 'CONFIGURATIONS',
      settings: 'SETTINGS',
      statistics: 'STATISTICS',
    }),
    defaults: { clusters: ['default'] },
  },
  'ecs.DescribeContainerInstances': {
    ...included('containerInstances', tags),
    ...inDefaultCluster,
    // A container instance does not tell its cluster, except in its ARN.
    ignored: ['include', 'cluster'],
  },
  'ecs.DescribeServices': { ...included('services', tags), ...inDefaultCluster },
  'ecs.DescribeTasks': { ...included('tasks', tags), ...inDefaultCluster },
  'ecs.ListContainerInstances': inDefaultCluster,
  'ecs.ListServices': inDefaultCluster,
  'ecs.ListTasks': inDefaultCluster,
};

export const quirkOf = (service: string, operation: string): Quirk => quirks[`${service}.${operation}`] ?? {};
