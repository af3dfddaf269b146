import type { Call } from '../aws/calls.ts';
import type { Door } from '../aws/door.ts';
import type { Gap } from '../model/gap.ts';
import { globalRegion } from '../model/inventory.ts';
import type { Scope } from '../model/resource.ts';

export const offeredCalls = ['ssm:GetParameter'] as const satisfies readonly Call[];

/** What these calls read, as an IAM policy names it: AWS's public parameters alone, of whichever partition and region. */
export const offeredResource = 'arn:*:ssm:*::parameter/aws/service/*';

/** What AWS's list of its own services calls those that IAM calls otherwise. */
const listedNames: Readonly<Record<string, string>> = { elasticfilesystem: 'efs', elasticloadbalancing: 'elb', elasticmapreduce: 'emr' };

const root = '/aws/service/global-infrastructure/services';

/**
 * The gaps that remain once AWS was asked whether it offers the services in this region at all. A host that nobody knows
 * may be a service that is not there, and then nothing was missed; or a resolver that keeps its name back. AWS's own list
 * tells: where it knows the service, and not in this region, there is nothing to read.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters-global-infrastructure.html
 */
export const withoutAbsentServices = async (door: Door, scope: Scope, gaps: readonly Gap[]): Promise<readonly Gap[]> => {
  if (scope.region === globalRegion) return gaps;
  const suspects = [...new Set(gaps.filter(({ reason }) => reason === 'not-offered').map(serviceOf))];
  const absent = new Set<string>();
  await Promise.all(suspects.map(async (service) => ((await isAbsent(door, scope, service)) ? absent.add(service) : undefined)));
  return gaps.filter((gap) => !(absent.has(serviceOf(gap)) && (gap.reason === 'not-offered' || gap.reason === 'dependency')));
};

const serviceOf = ({ action }: Gap): string => action.split(':')[0] ?? '';

const isAbsent = async (door: Door, { region }: Scope, service: string): Promise<boolean> => {
  const listed = `${root}/${listedNames[service] ?? service}`;
  // Without the service's own entry the name is not AWS's, and the missing region would say nothing.
  return (await isListed(door, region, listed)) === true && (await isListed(door, region, `${listed}/regions/${region}`)) === false;
};

/** Asks AWS's list for what is surely on it: whether it may be asked at all. */
export const probeOffered = async (door: Door, region: string): Promise<void> => {
  await isListed(door, region, `${root}/ec2`);
};

/** Undefined where AWS did not answer: then the gap stays, and with it the unknown. */
const isListed = async (door: Door, region: string, Name: string): Promise<boolean | undefined> => {
  try {
    const { Parameter } = await door.call(region, 'ssm:GetParameter', { Name });
    return Parameter?.Name === Name ? true : undefined;
  } catch (error) {
    return (error as Partial<Error>).name === 'ParameterNotFound' ? false : undefined;
  }
};
