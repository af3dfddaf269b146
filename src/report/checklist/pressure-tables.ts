import type { Pressure } from '../../model/checklist/pressure.ts';
import { doubtTexts, few, grantOf, grouped, titled } from './cells.ts';
import {
  blocksText,
  freesText,
  fullestFirst,
  holdsText,
  known,
  overlapText,
  ownersText,
  placeText,
  prefixText,
  share,
  workloadText,
} from './pressure-texts.ts';

/** A table before it is Markdown or HTML: its cells are text as it came. */
export interface PlainTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** The pressure on IPv4 in full, without the tables that would be empty. */
export const pressureTables = (pressure: Pressure): readonly PlainTable[] =>
  [...workloadTables(pressure), subnetTable(pressure), vpcTable(pressure)].filter(({ rows }) => rows.length > 0);

const workloadTables = (pressure: Pressure): readonly PlainTable[] => {
  const placed = placeText(pressure);
  const head = ['Workload', 'Addresses', 'Where', 'Why'];
  return [
    {
      title: 'Move these first',
      head: ['#', 'Workload', 'Frees', 'Where', 'How'],
      rows: pressure.moveFirst.map((each, index) => [
        String(index + 1),
        workloadText(each) + placed(each),
        freesText(each),
        holdsText(each),
        `${each.how ?? ''} (${each.why})`,
      ]),
    },
    {
      title: 'What keeps IPv4',
      head,
      rows: pressure.keepsIpv4.map((each) => [workloadText(each) + placed(each), grouped(each.addresses), holdsText(each), each.why]),
    },
    {
      title: 'What may move or not',
      head,
      rows: pressure.unclear.map((each) => [
        workloadText(each) + placed(each),
        grouped(each.addresses),
        holdsText(each),
        each.why + grantOf(each.missing),
      ]),
    },
  ];
};

const subnetTable = ({ subnets }: Pressure): PlainTable => ({
  title: 'Subnets, the fullest first',
  head: ['Subnet', 'Block', 'Free', 'Taken', 'By', '/28 left', 'Not known'],
  rows: fullestFirst(subnets).map((each) => [
    titled(each.subnetId, each.name),
    each.cidr,
    `${known(each.free)} of ${grouped(each.usable)}`,
    known(each.used) + share(each),
    ownersText(each.owners, each.unattributed),
    prefixText(each),
    doubtTexts(each.doubts).join('; '),
  ]),
});

const vpcTable = ({ vpcs }: Pressure): PlainTable => ({
  title: 'VPCs',
  head: ['VPC', 'Blocks', 'Of quota', 'Free', 'Taken', 'In no subnet', 'Overlaps', 'Not known'],
  rows: vpcs.map((each) => [
    titled(each.vpcId, each.name),
    each.blocks.join(', '),
    blocksText(each),
    `${known(each.free)} of ${known(each.usable)}`,
    known(each.used) + share(each),
    known(each.unassigned),
    few(each.overlaps, 5, overlapText, '; '),
    doubtTexts(each.doubts).join('; '),
  ]),
});
