import { type IndexedSlice, indexSlice, type Inventory, type InventorySource } from '../model/inventory.ts';
import type { AddressUse, Exhibits } from '../model/picture.ts';
import type { Report } from '../model/report.ts';
import { interfacesIn } from '../network/interface-owners.ts';
import { picturesOf } from './picture/picture.ts';
import { spaceOf } from './pressure/space.ts';
import { subnetPressures } from './pressure/subnets.ts';

/** As much of a report as tells which VPCs it is about. */
interface About {
  readonly readiness: readonly Pick<Report['readiness'][number], 'vpcId'>[];
}

/** What a page shows beside the verdicts: of the VPCs that the report is about. Pure. */
export const exhibitsOf = (inventory: Pick<Inventory, 'slices'>, { readiness }: About): Exhibits => {
  const slices = inventory.slices.map(indexSlice);
  const wanted = new Set(readiness.map(({ vpcId }) => vpcId));
  return {
    pictures: picturesOf(slices).filter(({ vpcId }) => wanted.has(vpcId)),
    addresses: addressUse(slices).filter(({ vpcId }) => wanted.has(vpcId)),
  };
};

/** The same, with one account in memory at a time. A shared subnet is shown by its owner, who sees all that stands in it. */
export const exhibitsByAccount = async (source: InventorySource, report: Pick<Report, 'readiness'>): Promise<Exhibits> => {
  const all: Exhibits[] = [];
  for (const account of source.accounts) {
    const slices = await source.slicesOf(account);
    const borrowed = new Set(
      slices
        .flatMap((slice) => indexSlice(slice).all('subnet'))
        .flatMap(({ id, data }) => (data.OwnerId !== account && source.accounts.includes(data.OwnerId ?? '') ? [id] : [])),
    );
    const { pictures, addresses } = exhibitsOf({ ...source, slices }, report);
    all.push({ pictures, addresses: addresses.filter(({ subnetId }) => !borrowed.has(subnetId)) });
  }
  return { pictures: all.flatMap(({ pictures }) => pictures), addresses: all.flatMap(({ addresses }) => addresses) };
};

const addressUse = (slices: readonly IndexedSlice[]): readonly AddressUse[] => {
  const space = spaceOf(slices);
  return subnetPressures(space).map((pressure) => {
    const { account, region, vpcId, subnetId, name, zone, cidr, usable, free, used, runsShort, owners, unattributed, doubts } = pressure;
    const own = interfacesIn(space.interfaces, subnetId);
    return {
      account,
      region,
      vpcId,
      subnetId,
      name,
      zone,
      cidr,
      usable,
      free,
      used,
      runsShort,
      owners,
      unattributed,
      doubts,
      ipv6Addresses: own.reduce((sum, { data }) => sum + (data.Ipv6Addresses ?? []).length, 0),
      ipv6Prefixes: own.reduce((sum, { data }) => sum + (data.Ipv6Prefixes ?? []).length, 0),
    };
  });
};
