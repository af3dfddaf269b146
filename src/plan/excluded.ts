import { isExcluded } from '../audit/exclude.ts';
import type { Exclude } from '../model/config.ts';
import type { AddressPlan } from '../model/checklist/address-plan.ts';
import type { Pressure, Workload } from '../model/checklist/pressure.ts';
import type { IndexedSlice } from '../model/inventory.ts';

interface Place {
  readonly account: string;
  readonly region: string;
}

const sliceOf = (slices: readonly IndexedSlice[], { account, region }: Place): IndexedSlice | undefined =>
  slices.find((each) => each.account === account && each.region === region);

/** Whether something of this kind and id is excluded, itself or with its VPC. */
const isOut = (exclude: Exclude, slice: IndexedSlice | undefined, id: string, vpcIds: readonly string[]): boolean => {
  if (!slice || vpcIds.length === 0) return false;
  const found = slice.slice.resources.find((each) => each.id === id || each.arn === id);
  const vpcs = vpcIds.map((vpcId) => slice.get('vpc', vpcId));
  return (
    (found !== undefined && isExcluded(exclude, slice, found, vpcIds)) ||
    vpcs.every((vpc) => vpc !== undefined && isExcluded(exclude, slice, vpc, [vpc.id]))
  );
};

export const withoutExcludedVpcs = (plans: readonly AddressPlan[], slices: readonly IndexedSlice[], exclude: Exclude) =>
  plans.filter((plan) => !isOut(exclude, sliceOf(slices, plan), plan.vpcId, [plan.vpcId]));

/**
 * The pressure as the steps see it: what is excluded moves nowhere, and keeps its addresses, so that its subnets do not empty.
 * `leftOut` is how many workloads that is about.
 */
export const withoutExcludedMoves = (
  pressure: Pressure,
  slices: readonly IndexedSlice[],
  exclude: Exclude,
): { readonly pressure: Pressure; readonly leftOut: number } => {
  const stays = (workload: Workload) =>
    isOut(exclude, sliceOf(slices, workload), workload.id, [...new Set(workload.holds.map(({ vpcId }) => vpcId))]);
  const staying = [...pressure.moveFirst, ...pressure.unclear].filter(stays);
  return {
    pressure: {
      ...pressure,
      moveFirst: pressure.moveFirst.filter((each) => !stays(each)),
      unclear: pressure.unclear.filter((each) => !stays(each)),
      keepsIpv4: [...pressure.keepsIpv4, ...staying],
      subnets: pressure.subnets.filter((each) => !isOut(exclude, sliceOf(slices, each), each.subnetId, [each.vpcId])),
    },
    leftOut: staying.length,
  };
};
