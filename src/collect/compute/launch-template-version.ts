import type { DescribeLaunchTemplateVersionsRequest, LaunchTemplateVersion, ResponseLaunchTemplateData } from '@aws-sdk/client-ec2';
import { keep, type Kept } from '../../model/kinds.ts';
import { launchTemplateUses, type LaunchTemplateUse } from '../../model/launch-template.ts';
import { defineCollector, ec2Arn, type Reader } from '../define.ts';
import { FailedCallError } from '../reader.ts';
import { inspectUserData, type UserDataInspection } from '../user-data.ts';

const members = [
  'LaunchTemplateId',
  'LaunchTemplateName',
  'VersionNumber',
  'CreateTime',
  'DefaultVersion',
  'Operator',
] as const satisfies readonly (keyof LaunchTemplateVersion)[];

const dataMembers = [
  'ImageId',
  'InstanceType',
  'InstanceRequirements',
  'MetadataOptions',
  'NetworkInterfaces',
  'PrivateDnsNameOptions',
  'SecurityGroupIds',
  'TagSpecifications',
] as const satisfies readonly (keyof ResponseLaunchTemplateData)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /**
     * A version that an Auto Scaling group or an EKS node group launches from; of a template that none of them uses,
     * its default and its latest version. User data is inspected and not kept.
     */
    'launch-template-version': Kept<LaunchTemplateVersion, (typeof members)[number]> & {
      readonly LaunchTemplateData?: Kept<ResponseLaunchTemplateData, (typeof dataMembers)[number]>;
      readonly UserDataInspection?: UserDataInspection;
      /** AWS resolves `$Latest` in its answer; this says which version that was. */
      readonly Latest?: boolean;
    };
  }
}

type Call = 'ec2:DescribeLaunchTemplateVersions';

const list = async (aws: Reader<Call, never>, input: DescribeLaunchTemplateVersionsRequest): Promise<readonly LaunchTemplateVersion[]> => {
  const versions: LaunchTemplateVersion[] = [];
  for await (const version of aws.each('ec2:DescribeLaunchTemplateVersions', input, 'LaunchTemplateVersions')) versions.push(version);
  return versions;
};

export default defineCollector({
  kind: 'launch-template-version',
  calls: ['ec2:DescribeLaunchTemplateVersions'],
  after: ['auto-scaling-group', 'eks-nodegroup'],
  identify: ({ LaunchTemplateId, VersionNumber }, scope) => ({
    id: LaunchTemplateId ? `${LaunchTemplateId}:${VersionNumber}` : '',
    arn: ec2Arn(scope, 'launch-template', LaunchTemplateId),
  }),
  async *collect(aws) {
    const uses = [...aws.found('auto-scaling-group'), ...aws.found('eks-nodegroup')].flatMap(launchTemplateUses);
    const input = { Versions: ['$Latest', '$Default'], MaxResults: 200, IncludeManagedResources: true };
    const listed = await list(aws, input);
    const templates = [...Map.groupBy(listed, (version) => version.LaunchTemplateId).values()].map((versions) => planOf(versions, uses));
    for (const { latest, kept } of templates) for (const version of kept) yield project(version, latest);
    yield* aws.forEach(
      templates.filter(({ toRead }) => toRead.length > 0),
      ({ id }) => id,
      'ec2:DescribeLaunchTemplateVersions',
      async ({ id, latest, toRead }) => (await readVersions(aws, id, toRead)).map((version) => project(version, latest)),
    );
  },
});

/** Which of a template's default and latest versions to keep, and which other ones to read. */
const planOf = (versions: readonly LaunchTemplateVersion[], uses: readonly LaunchTemplateUse[]) => {
  const [{ LaunchTemplateId, LaunchTemplateName } = {}] = versions;
  const latest = Math.max(...versions.map(({ VersionNumber }) => VersionNumber ?? 0));
  const own = uses.filter(({ id, name }) => (id ? id === LaunchTemplateId : name === LaunchTemplateName));
  const wanted = new Set(own.map(({ version }) => version));
  const isUsed = ({ VersionNumber, DefaultVersion }: LaunchTemplateVersion) =>
    wanted.has(String(VersionNumber)) ||
    (VersionNumber === latest && wanted.has('$Latest')) ||
    (DefaultVersion === true && wanted.has('$Default'));
  const known = new Set(versions.map(({ VersionNumber }) => String(VersionNumber)));
  return {
    id: LaunchTemplateId ?? '',
    latest,
    kept: own.length === 0 ? versions : versions.filter(isUsed),
    toRead: [...wanted].filter((version) => /^\d+$/.test(version) && !known.has(version)).toSorted(),
  };
};

/** One deleted version fails the call for all of them: then they are read one by one, and it stays absent. */
const readVersions = async (
  aws: Reader<Call, never>,
  LaunchTemplateId: string,
  Versions: string[],
): Promise<readonly LaunchTemplateVersion[]> => {
  try {
    return await list(aws, { LaunchTemplateId, Versions, IncludeManagedResources: true });
  } catch (error) {
    const cause = error instanceof FailedCallError ? error.cause : undefined;
    if (!(cause instanceof Error) || cause.name !== 'InvalidLaunchTemplateId.VersionNotFound') throw error;
    if (Versions.length === 1) return [];
    return (await Promise.all(Versions.map((version) => readVersions(aws, LaunchTemplateId, [version])))).flat();
  }
};

const project = (version: LaunchTemplateVersion, latest: number) => ({
  ...keep(version, members),
  LaunchTemplateData: keep(version.LaunchTemplateData ?? {}, dataMembers),
  UserDataInspection: inspectUserData(version.LaunchTemplateData?.UserData),
  Latest: version.VersionNumber === latest,
});
