import { h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { sanitise } from '../sanitise.ts';

export type Child = VNode | string | number | false | undefined | readonly Child[];
type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** An element whose every text and attribute is sanitised here and escaped by Preact, so that no page can forget to. */
export const el = (tag: string, attributes: Attributes, ...children: readonly Child[]): VNode => {
  const safe = Object.entries(attributes).map(([name, value]) => [name, typeof value === 'string' ? sanitise(value) : value] as const);
  return h(tag, Object.fromEntries(safe), ...children.map((child) => clean(child, sanitise)));
};

/** The same where lines are kept, as in `pre`. */
export const preformatted = (text: string): VNode => h('pre', {}, h('code', {}, sanitiseLines(text)));

const sanitiseLines = (text: string): string => text.split('\n').map(sanitise).join('\n');

const clean = (child: Child, of: (text: string) => string): VNode | string | number | false | undefined | VNode[] => {
  if (typeof child === 'string') return of(child);
  if (isList(child)) return child.map((each) => clean(each, of)) as VNode[];
  return child;
};

const isList = (child: Child): child is readonly Child[] => Array.isArray(child);

/** A style sheet or a script of ours, whose bytes must reach the browser as they are: what the page was given by others never comes here. */
export const verbatim = (tag: 'style' | 'script', source: string): VNode => {
  if (/<\/|<!--/.test(source)) throw new Error(`a ${tag} of the page would end early`);
  const attributes: object = { dangerouslySetInnerHTML: { __html: source } };
  return h(tag, attributes);
};

export const render = (node: VNode): string => renderToString(node);
