import type { Cost, RegionCost } from '../../model/checklist/cost.ts';
import { sanitise } from '../sanitise.ts';
import type { Style } from '../style.ts';
import { cell, few, plural, unreadTexts } from './cells.ts';
import {
  costIntro,
  countText,
  gatewayText,
  isWorthTelling,
  lineText,
  monthly,
  nat64Texts,
  priceTable,
  regionTable,
  savingTexts,
  totalTable,
  totalTexts,
} from './cost-texts.ts';
import { tableMarkdown, unreadLines } from './pressure.ts';

/** The cost as a part of a Markdown document, below a heading of its own. */
export const costMarkdown = (cost: Cost, heading = '##'): readonly string[] => [
  `${heading} Cost`,
  '',
  cell(costIntro(cost)),
  '',
  ...tableMarkdown(totalTable(cost)),
  '',
  ...cost.regions.filter(isWorthTelling).flatMap((region) => regionMarkdown(region, cost.currency, heading)),
  `${heading}# Prices`,
  '',
  ...tableMarkdown(priceTable(cost)),
  '',
  ...(cost.unread.length > 0 ? [`${heading}# Not read`, '', ...unreadTexts(cost.unread).map((text) => `- ${cell(text)}`), ''] : []),
];

const regionMarkdown = (region: RegionCost, currency: string, heading: string): readonly string[] => [
  `${heading}# ${cell(`${region.account} ${region.region}`)}`,
  '',
  ...tableMarkdown(regionTable(region, currency)),
  '',
  ...nat64Texts(region.nat64, currency).map((text) => `- ${cell(text)}`),
  '',
];

/** The same for a terminal. */
export const costLines = (cost: Cost, style: Style): readonly string[] => {
  const { paint, block } = style;
  const { currency } = cost;
  const unpriced = cost.prices.filter(({ value }) => value === null);
  return [
    paint.bold.underline('Cost'),
    ...block(0, paint.dim(costIntro(cost))),
    '',
    ...totalTexts(cost).flatMap(([what, amount]) => block(2, `${what}: ${paint.bold(amount)}`)),
    ...cost.regions.filter(isWorthTelling).flatMap((region) => regionLines(region, currency, style)),
    ...(unpriced.length > 0
      ? [
          '',
          ...block(
            0,
            `${plural(unpriced.length, 'price')} not known, of ${few([...new Set(unpriced.map(({ region }) => region))], 6, sanitise)}: give them with --price-file.`,
          ),
        ]
      : []),
    ...unreadLines(unreadTexts(cost.unread), style),
  ];
};

const regionLines = (region: RegionCost, currency: string, { paint, block }: Style): readonly string[] => [
  '',
  paint.bold(sanitise(`${region.account} ${region.region}`)),
  ...region.addresses.flatMap((line) => [
    ...block(2, sanitise(`${countText(line)} x ${lineText(line)}: ${monthly(line.amount, currency)}`)),
    ...block(4, paint.dim(savingTexts[line.saving])),
  ]),
  ...region.natGateways.flatMap((gateway) =>
    block(2, sanitise(`NAT gateway ${gatewayText(gateway)}: ${monthly(gateway.amount, currency)} for its hours`)),
  ),
  ...nat64Texts(region.nat64, currency).flatMap((text) => block(2, sanitise(text))),
];
