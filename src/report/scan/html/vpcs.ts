import type { AddressUse, Exhibits, Picture, PictureSubnet, Way } from '../../../model/picture.ts';
import { type Child, el } from '../../html/element.ts';
import { badge, block, code, joined, table } from '../../html/parts.ts';
import { bounded, called, number, short } from './cells.ts';
import { kindText } from './layout.ts';
import { drawing } from './picture.ts';

export const vpcId = (index: number): string => `vpc-${index + 1}`;

/** Of each VPC a picture, the same in words, and who holds its addresses. */
export const vpcSections = ({ pictures, addresses }: Exhibits): readonly Child[] => {
  const owners = topOwners(addresses);
  return pictures.map((picture, index) =>
    section(
      picture,
      vpcId(index),
      addresses.filter((use) => use.vpcId === picture.vpcId),
      owners,
    ),
  );
};

const section = (picture: Picture, id: string, uses: readonly AddressUse[], owners: readonly string[]): Child =>
  el(
    'section',
    { id, 'aria-labelledby': `${id}-title` },
    el('h2', { id: `${id}-title` }, called(picture.vpcId, picture.name), ' ', el('small', {}, `${picture.account} ${picture.region}`)),
    el('p', {}, joined(picture.cidrs.map(block))),
    picture.unread.length > 0 &&
      el(
        'div',
        { class: 'alarm' },
        el('h3', {}, 'More may be there than is shown'),
        el('p', {}, 'Not read in full: ', joined(picture.unread.map(code)), '.'),
      ),
    picture.subnets.length === 0
      ? el('p', {}, 'No subnet of it was read.')
      : [legend(), drawing(picture, `Picture of ${short(picture.vpcId)}`), ...inWords(picture)],
    uses.length > 0 && [el('h3', {}, 'Who holds its IPv4 addresses'), addressTable(uses, owners)],
  );

const legend = (): Child =>
  el(
    'p',
    { class: 'legend' },
    badge('good', 'NAT64 ✓'),
    ' works, routes and network ACLs followed there and back ',
    badge('bad', 'NAT64 ✗'),
    ' breaks at this hop ',
    badge('hand', 'NAT64 ?'),
    ' not known, dashed. Grey lines are routes, of which nothing more is said here.',
  );

const paint = { ok: 'good', failing: 'bad', unknown: 'hand', plain: 'plain' } as const;
const words = { ok: 'works', failing: 'fails', unknown: 'unknown', plain: '' } as const;

const way = (label: string, given: Way | null): Child =>
  given !== null &&
  el(
    'li',
    {},
    `${label}: `,
    words[given.standing] !== '' && [badge(paint[given.standing], words[given.standing]), ' '],
    bounded(given.text),
  );

const inWords = (picture: Picture): readonly Child[] => [
  table({
    caption: 'The subnets in words',
    head: ['Subnet', 'Addresses', 'Ways', 'What runs there'],
    rows: picture.subnets.map((subnet) => [
      [called(subnet.id, subnet.name), el('br', {}), el('small', {}, `zone ${short(subnet.zone ?? 'not told')}`)],
      [
        subnet.family + (subnet.sharedBy === null ? '' : `, shared by ${subnet.sharedBy}`),
        ...subnet.blocks.map((text) => [el('br', {}), block(text)]),
        el('br', {}),
        el('small', {}, `DNS64 ${subnet.dns64 === null ? 'not told' : subnet.dns64 ? 'on' : 'off'}`),
      ],
      el('ul', { class: 'holders' }, way('NAT64', subnet.nat64), way('IPv6', subnet.ipv6), way('IPv4', subnet.ipv4)),
      workloads(subnet),
    ]),
  }),
  picture.nodes.length > 0 &&
    table({
      caption: 'The gateways in words',
      head: ['Gateway', 'Id', 'State', 'Comes from'],
      rows: picture.nodes
        .filter(({ kind }) => kind !== 'internet')
        .map(({ id, kind, name, note }) => [
          kindText(kind),
          kind === 'nowhere' || kind === 'unread' ? '' : called(id, name),
          short(note),
          joined([...new Set(picture.edges.filter(({ to }) => to === id).map(({ from }) => from))].map((from) => code(short(from)))),
        ]),
    }),
];

const workloads = (subnet: PictureSubnet): string =>
  subnet.workloads.map(({ kind, count }) => `${count} ${kind.replaceAll('-', ' ')}`).join(', ');

/** The owners with a colour of their own; all others share one. */
const topOwners = (uses: readonly AddressUse[]): readonly string[] => {
  const sums = new Map<string, number>();
  for (const { owner, addresses } of uses.flatMap(({ owners }) => owners)) sums.set(owner, (sums.get(owner) ?? 0) + addresses);
  return [...sums]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 5)
    .map(([owner]) => owner);
};

const colourOf = (owner: string, owners: readonly string[]): string => {
  const place = owners.indexOf(owner);
  return place === -1 ? 'c-other' : `c-${place}`;
};

const addressTable = (uses: readonly AddressUse[], owners: readonly string[]): Child =>
  table({
    caption: 'IPv4 addresses per subnet, by who holds them; the bar is the whole subnet',
    head: ['Subnet', 'Use', 'Who holds them', 'IPv6 addresses', 'Not sure'],
    rows: uses.map((use) => [
      [called(use.subnetId, use.name), el('br', {}), code(use.cidr)],
      [bar(use, owners), usage(use), use.runsShort === true && [' ', badge('bad', 'runs short')]],
      el('ul', { class: 'holders' }, ...holders(use, owners)),
      `${number(use.ipv6Addresses)}${use.ipv6Prefixes > 0 ? ` and ${number(use.ipv6Prefixes)} prefixes` : ''}`,
      use.doubts.map(({ why }) => bounded(why)).join('; '),
    ]),
  });

const usage = ({ used, usable, free }: AddressUse): string =>
  used === null
    ? `of ${number(usable)}; how many are taken is unknown`
    : `${number(used)} of ${number(usable)} taken, ${number(free ?? 0)} free`;

const parts = ({ owners: held, unattributed, usable }: AddressUse, owners: readonly string[]) => {
  const all = [
    ...held.map(({ owner, addresses }) => ({ text: owner, addresses, colour: colourOf(owner, owners) })),
    ...(unattributed ? [{ text: 'on no interface in sight', addresses: unattributed, colour: 'c-unseen' }] : []),
  ];
  return all.filter(({ addresses }) => addresses > 0).map((part) => ({ ...part, share: usable > 0 ? (100 * part.addresses) / usable : 0 }));
};

const bar = (use: AddressUse, owners: readonly string[]): Child => {
  let x = 0;
  return el(
    'svg',
    { class: 'bar', viewBox: '0 0 100 10', preserveAspectRatio: 'none', 'aria-hidden': 'true', focusable: 'false' },
    el('rect', { class: use.used === null ? 'c-unknown' : 'c-free', x: 0, y: 0, width: 100, height: 10 }),
    ...parts(use, owners).map(({ share, colour }) => {
      const width = Math.min(Math.max(share, 0.6), 100 - x);
      const rect = el('rect', { class: colour, x: x.toFixed(2), y: 0, width: width.toFixed(2), height: 10 });
      x += width;
      return rect;
    }),
  );
};

const holders = (use: AddressUse, owners: readonly string[]): readonly Child[] =>
  parts(use, owners).map(({ text, addresses, colour }) =>
    el(
      'li',
      {},
      el(
        'svg',
        { class: 'swatch', viewBox: '0 0 10 10', 'aria-hidden': 'true', focusable: 'false' },
        el('rect', { class: colour, width: 10, height: 10 }),
      ),
      ` ${short(text)} ${number(addresses)}`,
    ),
  );
