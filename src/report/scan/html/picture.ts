import type { Picture } from '../../../model/picture.ts';
import { type Child, el } from '../../html/element.ts';
import { type Drawn, type Layout, layoutOf, lineHeight, type Placed } from './layout.ts';

/** The VPC as one drawing. What it says stands in words beside it. */
export const drawing = (picture: Picture, label: string): Child => {
  const { left, width, height, zones, boxes, edges }: Layout = layoutOf(picture);
  return el(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': label },
    el(
      'svg',
      {
        class: width > 860 ? 'picture large' : 'picture',
        width,
        height,
        viewBox: `${left} 0 ${width} ${height}`,
        role: 'img',
        'aria-label': `${label}; the tables after it say the same`,
      },
      ...zones.map((zone) => [
        el('rect', { class: 'zone', x: zone.x, y: zone.y, width: zone.width, height: zone.height, rx: 10 }),
        el('text', { class: 'dim', x: zone.x + 10, y: zone.y + 16 }, zone.label),
      ]),
      // What fails lies above what works, and labels above all lines.
      ...edges.toSorted((a, b) => depth(a) - depth(b)).map(line),
      ...boxes.map(box),
      ...edges.map(tag),
    ),
  );
};

const depth = ({ standing, isNat64 }: Drawn): number => (standing === 'failing' ? 2 : isNat64 ? 1 : 0);

const fixed = (value: number): string => value.toFixed(1);

const line = ({ points, standing }: Drawn): Child => {
  const last = points.at(-1);
  if (!last) return undefined;
  const [x, y] = [last.x, last.y];
  return [
    el('path', { class: `line ${standing}`, d: curve(points) }),
    el('polygon', {
      class: `head ${standing}`,
      points: `${fixed(x)},${fixed(y)} ${fixed(x - 9)},${fixed(y - 4)} ${fixed(x - 9)},${fixed(y + 4)}`,
    }),
  ];
};

/** Level at each point, so that lines leave and enter boxes at right angles. */
const curve = (points: Drawn['points']): string =>
  points
    .map(({ x, y }, index) => {
      const before = points[index - 1];
      if (!before) return `M${fixed(x)},${fixed(y)}`;
      const middle = fixed((before.x + x) / 2);
      return `C${middle},${fixed(before.y)} ${middle},${fixed(y)} ${fixed(x)},${fixed(y)}`;
    })
    .join('');

const tag = ({ label, standing }: Drawn): Child => [
  el('rect', { class: `tag ${standing}`, x: fixed(label.x), y: fixed(label.y), width: fixed(label.width), height: label.height, rx: 9 }),
  el(
    'text',
    { class: `tag ${standing}`, x: fixed(label.x + label.width / 2), y: fixed(label.y + 13), 'text-anchor': 'middle' },
    label.text,
  ),
];

/** A drawing of its own, at whose edge too long a text ends. */
const box = ({ x, y, width, height, look, lines, title }: Placed): Child =>
  el(
    'svg',
    { x, y, width, height },
    el('title', {}, title),
    el('rect', { class: `box ${look}`, x: 1, y: 1, width: width - 2, height: height - 2, rx: 8 }),
    ...lines.map((each, index) => el('text', { class: each.look, x: 12, y: 9 + lineHeight * index + 13 }, each.text)),
  );
