import type { Cost, RegionCost } from '../../../model/checklist/cost.ts';
import type { Pressure } from '../../../model/checklist/pressure.ts';
import type { Unread } from '../../../model/checklist/unread.ts';
import { type Child, el } from '../../html/element.ts';
import { source, table } from '../../html/parts.ts';
import { unreadTexts } from '../cells.ts';
import { costIntro, isWorthTelling, nat64Texts, priceTable, regionTable, totalTable } from '../cost-texts.ts';
import { type PlainTable, pressureTables } from '../pressure-tables.ts';
import { headline } from '../pressure-texts.ts';

export const pressureSection = (pressure: Pressure): Child =>
  el(
    'section',
    { id: 'pressure', 'aria-labelledby': 'pressure-title' },
    el('h2', { id: 'pressure-title' }, 'IPv4 pressure'),
    el('p', {}, `${headline(pressure)}.`),
    unread(pressure.unread),
    ...pressureTables(pressure).map(titledTable),
  );

export const costSection = (cost: Cost): Child =>
  el(
    'section',
    { id: 'cost', 'aria-labelledby': 'cost-title' },
    el('h2', { id: 'cost-title' }, 'Cost'),
    el('p', {}, costIntro(cost)),
    unread(cost.unread),
    titledTable(totalTable(cost)),
    ...cost.regions.filter(isWorthTelling).map((region) => regionBlock(region, cost.currency)),
    titledTable(priceTable(cost)),
  );

const regionBlock = (region: RegionCost, currency: string): Child => [
  titledTable(regionTable(region, currency)),
  el('ul', {}, ...nat64Texts(region.nat64, currency).map((text) => el('li', {}, text))),
];

const titledTable = ({ title, head, rows }: PlainTable): Child => [
  el('h3', {}, title),
  rows.length > 0 && table({ caption: undefined, head, rows: rows.map((row) => row.map(linked)) }),
];

/** An address at the beginning of a text becomes a link. */
const linked = (text: string): Child => {
  const [address = '', ...rest] = text.split(', ');
  return address.startsWith('https://') ? [source(address), ...rest.map((each) => `, ${each}`)] : text;
};

const unread = (gaps: readonly Unread[]): Child =>
  gaps.length > 0 &&
  el(
    'div',
    { class: 'alarm' },
    el('h3', {}, 'Not read, and so unknown'),
    el('ul', {}, ...unreadTexts(gaps).map((text) => el('li', {}, text))),
  );
