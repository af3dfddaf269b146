import type { Call } from './calls.ts';
import type { Door } from './door.ts';

export interface Identity {
  readonly account: string;
  readonly arn: string;
  readonly partition: string;
}

/** The calls of this file; with the collectors' own they are all that the program may send. */
export const identityCalls = ['sts:GetCallerIdentity', 'ec2:DescribeRegions'] as const satisfies readonly Call[];

export const whoAmI = async (door: Door, region: string): Promise<Identity> => {
  const { Account, Arn } = await door.call(region, 'sts:GetCallerIdentity', {});
  if (!Account || !Arn) throw new SyntaxError('sts:GetCallerIdentity answered without an account');
  return { account: Account, arn: Arn, partition: Arn.split(':')[1] ?? 'aws' };
};

/** The regions that are enabled for the account, in alphabetical order. */
export const enabledRegions = async (door: Door, region: string): Promise<readonly string[]> => {
  const { Regions } = await door.call(region, 'ec2:DescribeRegions', { AllRegions: false });
  return (Regions ?? []).flatMap(({ RegionName }) => RegionName ?? []).toSorted();
};
