import { Graph, layout } from '@dagrejs/dagre';
import type { Picture, PictureEdge, PictureNode, PictureSubnet, Standing } from '../../../model/picture.ts';
import { short } from './cells.ts';

// Layered layout by dagre: 15 kB in the bundle. elkjs draws as well and needs 1.5 MB, three times what the whole package may have.

/** A line of a box, with how it is set. */
interface Line {
  readonly text: string;
  readonly look: 'strong' | 'mono' | 'dim';
}
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
export interface Placed extends Box {
  readonly look: string;
  readonly lines: readonly Line[];
  /** All of it, for who points at it. */
  readonly title: string;
}
export interface Drawn {
  readonly standing: Standing;
  readonly isNat64: boolean;
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly label: Box & { readonly text: string };
}
export interface Layout {
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly zones: readonly (Box & { readonly label: string })[];
  readonly boxes: readonly Placed[];
  readonly edges: readonly Drawn[];
}

export const lineHeight = 17;
const padding = 9;
const margin = 14;
const subnetWidth = 216;
const gatewayWidth = 190;
const root = 'all subnets';
/** Beyond these, subnets that are alike are one box. */
const mostSubnets = 24;

/** Where everything of a VPC stands: subnets by zone on the left, what they hand packets to on the right. */
export const layoutOf = (picture: Picture): Layout => {
  const { subnets, edges } = condensed(picture);
  const graph = new Graph({ compound: true, multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 18, ranksep: 76, edgesep: 12, marginx: margin, marginy: 30 });
  graph.setDefaultEdgeLabel(() => ({}));
  const zones = Map.groupBy(subnets, ({ zone }) => zone ?? 'zone not told');
  for (const [zone, own] of zones) {
    graph.setNode(`zone ${zone}`, {});
    for (const subnet of own) {
      graph.setNode(subnet.id, sizeOf(subnetLines(subnet), subnetWidth));
      graph.setParent(subnet.id, `zone ${zone}`);
    }
  }
  // Holds all subnets in the first column, whatever they lead to.
  graph.setNode(root, { width: 1, height: 1 });
  for (const { id } of subnets) graph.setEdge(root, id, { width: 0, height: 0, weight: 100 }, root);
  for (const node of picture.nodes) graph.setNode(node.id, sizeOf(nodeLines(node), node.kind === 'internet' ? 96 : gatewayWidth));
  const bundles = bundled(edges);
  bundles.forEach(({ from, to, text }, index) =>
    graph.setEdge(from, to, { width: text.length * 6.6 + 12, height: 18, labelpos: 'c' }, `${index}`),
  );
  layout(graph);
  const boxes = [
    ...subnets.map((subnet) => placed(graph, subnet.id, `subnet ${subnet.family}`, subnetLines(subnet), subnetTitle(subnet))),
    ...picture.nodes.map((node) => placed(graph, node.id, `${node.kind} ${node.standing}`, nodeLines(node), nodeTitle(node))),
  ];
  const drawnZones = [...zones].map(([zone, own]) =>
    around(
      zone,
      own.map(({ id }) => boxAt(graph, id)),
    ),
  );
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const left = Math.min(...drawnZones.map(({ x }) => x)) - margin;
  return { left, width: Math.ceil(width) - left, height: Math.ceil(height), zones: drawnZones, boxes, edges: drawnEdges(graph, bundles) };
};

const sizeOf = (lines: readonly Line[], width: number) => ({ width, height: lines.length * lineHeight + 2 * padding });

const boxAt = (graph: Graph, id: string): Box => {
  const { x, y, width, height } = graph.node(id) as Box;
  return { x: Math.round(x - width / 2), y: Math.round(y - height / 2), width, height };
};

const placed = (graph: Graph, id: string, look: string, lines: readonly Line[], title: string): Placed => ({
  ...boxAt(graph, id),
  look,
  lines,
  title,
});

const around = (label: string, boxes: readonly Box[]): Box & { readonly label: string } => {
  const x = Math.min(...boxes.map((box) => box.x)) - 10;
  const y = Math.min(...boxes.map((box) => box.y)) - 24;
  return {
    label: short(label),
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) + 10 - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) + 10 - y,
  };
};

interface Bundle {
  readonly from: string;
  readonly to: string;
  readonly standing: Standing;
  readonly isNat64: boolean;
  readonly text: string;
}

const sign: Readonly<Record<Standing, string>> = { ok: ' ✓', failing: ' ✗', unknown: ' ?', plain: '' };

/** IPv4 and IPv6 that go the same way are one line; NAT64 is one of its own. */
const bundled = (edges: readonly PictureEdge[]): readonly Bundle[] =>
  [...Map.groupBy(edges, ({ from, to, carries, standing }) => JSON.stringify([from, to, carries === 'NAT64', standing])).values()].map(
    (group) => {
      const { from, to, carries, standing } = group[0] as PictureEdge;
      const text = [...new Set(group.map((edge) => edge.carries))].toSorted().join(' + ') + sign[standing];
      return { from, to, standing, isNat64: carries === 'NAT64', text };
    },
  );

/** Lines leave a box on its right and enter the next on its left, side by side in the order in which they come and go. */
const drawnEdges = (graph: Graph, bundles: readonly Bundle[]): readonly Drawn[] => {
  const raw = bundles.map((bundle, index) => ({
    bundle,
    index,
    ...(graph.edge(bundle.from, bundle.to, `${index}`) as Box & { readonly points: Drawn['points'] }),
  }));
  const spread = (side: 'from' | 'to'): ReadonlyMap<number, number> =>
    new Map(
      [...Map.groupBy(raw, ({ bundle }) => bundle[side])].flatMap(([id, own]) => {
        const { y, height } = boxAt(graph, id);
        const near = (each: (typeof raw)[number]): number => each.points.at(side === 'from' ? 1 : -2)?.y ?? 0;
        return own
          .toSorted((a, b) => near(a) - near(b))
          .map((each, place) => [each.index, y + (height * (place + 1)) / (own.length + 1)] as const);
      }),
    );
  const [starts, ends] = [spread('from'), spread('to')];
  return raw.map(({ bundle, index, points, x, y, width, height }) => {
    const [from, to] = [boxAt(graph, bundle.from), boxAt(graph, bundle.to)];
    return {
      standing: bundle.standing,
      isNat64: bundle.isNat64,
      points: [{ x: from.x + from.width, y: starts.get(index) ?? from.y }, ...points.slice(1, -1), { x: to.x, y: ends.get(index) ?? to.y }],
      label: { text: bundle.text, x: x - width / 2, y: y - height / 2, width, height },
    };
  });
};

const cut = (text: string, most: number): string => {
  const all = Array.from(short(text));
  return all.length > most ? `${all.slice(0, most - 1).join('')}…` : all.join('');
};

const workloadsText = ({ workloads }: PictureSubnet): string =>
  workloads.map(({ kind, count }) => `${count} ${kind.replaceAll('-', ' ')}`).join(', ');

const subnetLines = (subnet: PictureSubnet): readonly Line[] => [
  { text: cut(subnet.name ?? subnet.id, 27), look: 'strong' },
  ...(subnet.name === null || subnet.name === subnet.id ? [] : [{ text: cut(subnet.id, 30), look: 'mono' as const }]),
  { text: familyText(subnet), look: 'dim' },
  ...subnet.blocks.slice(0, 2).map((text) => ({ text: cut(text, 30), look: 'mono' as const })),
  ...subnet.workloads
    .slice(0, 3)
    .map(({ kind, count }) => ({ text: cut(`${count} × ${kind.replaceAll('-', ' ')}`, 30), look: 'dim' as const })),
  ...(subnet.workloads.length > 3 ? [{ text: `and ${subnet.workloads.length - 3} more kinds`, look: 'dim' as const }] : []),
];

const familyText = ({ family, dns64, sharedBy }: PictureSubnet): string =>
  [family, dns64 === null ? '' : dns64 ? 'DNS64' : family === 'IPv6-only' ? 'no DNS64' : '', sharedBy === null ? '' : 'shared']
    .filter(Boolean)
    .join(' · ');

const subnetTitle = (subnet: PictureSubnet): string =>
  [subnet.id, subnet.name ?? '', subnet.blocks.join(' '), workloadsText(subnet), subnet.nat64 ? `NAT64: ${subnet.nat64.text}` : '']
    .filter(Boolean)
    .map(short)
    .join('\n');

const words: Readonly<Record<string, string>> = {
  internet: 'Internet',
  nowhere: 'Nowhere',
  unread: 'Unknown',
  'nat-gateway': 'NAT gateway',
  'internet-gateway': 'Internet gateway',
  'egress-only-internet-gateway': 'Egress-only gateway',
  'transit-gateway': 'Transit gateway',
  'vpc-peering-connection': 'Peering connection',
  'virtual-private-gateway': 'VPN gateway',
  'vpc-endpoint': 'Endpoint',
  'network-interface': 'Network interface',
  'core-network': 'Core network',
};
export const kindText = (kind: string): string => words[kind] ?? kind;

const isPlace = ({ kind }: PictureNode): boolean => kind === 'internet' || kind === 'nowhere' || kind === 'unread';

const nodeLines = (node: PictureNode): readonly Line[] => [
  { text: kindText(node.kind), look: 'strong' },
  ...(isPlace(node) ? [] : [{ text: cut(node.id, 26), look: 'mono' as const }]),
  ...(node.name === null ? [] : [{ text: cut(node.name, 27), look: 'dim' as const }]),
  ...(node.note === '' ? [] : [{ text: cut(node.note.replace(/, in .*/, ''), 27), look: 'dim' as const }]),
];

const nodeTitle = (node: PictureNode): string =>
  [kindText(node.kind), node.id, node.name ?? '', node.note].filter(Boolean).map(short).join('\n');

/** Subnets of one zone that are alike in family and in every line become one box, where there are too many to look at. */
const condensed = ({ subnets, edges }: Picture): { readonly subnets: readonly PictureSubnet[]; readonly edges: readonly PictureEdge[] } => {
  if (subnets.length <= mostSubnets) return { subnets, edges };
  const byOrigin = Map.groupBy(edges, ({ from }) => from);
  const shape = ({ id, zone, family, dns64 }: PictureSubnet): string =>
    JSON.stringify([zone, family, dns64, (byOrigin.get(id) ?? []).map(({ to, carries, standing }) => [to, carries, standing])]);
  const groups = [...Map.groupBy(subnets, shape).values()];
  const kept = new Set(groups.map((group) => group[0]?.id));
  const own = new Set(subnets.map(({ id }) => id));
  return { subnets: groups.map(alike), edges: edges.filter(({ from }) => !own.has(from) || kept.has(from)) };
};

const alike = (group: readonly PictureSubnet[]): PictureSubnet => {
  const first = group[0] as PictureSubnet;
  if (group.length === 1) return first;
  const workloads = [
    ...Map.groupBy(
      group.flatMap((each) => each.workloads),
      ({ kind }) => kind,
    ),
  ];
  return {
    ...first,
    name: `${group.length} subnets alike`,
    blocks: [],
    workloads: workloads.map(([kind, each]) => ({ kind, count: each.reduce((sum, { count }) => sum + count, 0) })),
  };
};
