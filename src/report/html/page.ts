import { createHash } from 'node:crypto';
import { type Child, el, render, verbatim } from './element.ts';
import { baseStyles } from './styles.ts';

interface Page {
  readonly title: string;
  /** What stands in the banner beside the title. */
  readonly about: readonly Child[];
  /** The name of the navigation for who hears the page, and what is in it. */
  readonly contents: { readonly label: string; readonly entries: readonly Child[] };
  readonly main: readonly Child[];
  readonly footer: readonly Child[];
  /** Added to the styles that all pages have. */
  readonly styles?: string;
  /** The page must work without it. */
  readonly script?: string;
}

const hashOf = (source: string): string => `'sha256-${createHash('sha256').update(source).digest('base64')}'`;

/** Nothing is loaded, nothing is sent, and no script runs but ours, whatever the names of resources hold. https://www.w3.org/TR/CSP3/ */
const policyOf = (styles: string, script: string | undefined): string =>
  [
    "default-src 'none'",
    `style-src ${hashOf(styles)}`,
    `script-src ${script === undefined ? "'none'" : hashOf(script)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** One file that opens from a disk, a mail or a bucket alike. */
export const htmlPage = ({ title, about, contents, main, footer, styles = '', script }: Page): string => {
  const allStyles = baseStyles + styles;
  const head = el(
    'head',
    {},
    el('meta', { charset: 'utf-8' }),
    // Before all that it governs.
    el('meta', { 'http-equiv': 'Content-Security-Policy', content: policyOf(allStyles, script) }),
    el('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    el('meta', { name: 'color-scheme', content: 'light dark' }),
    el('meta', { name: 'referrer', content: 'no-referrer' }),
    el('meta', { name: 'robots', content: 'noindex' }),
    el('title', {}, title),
    verbatim('style', allStyles),
  );
  const body = el(
    'body',
    {},
    el('a', { class: 'skip', href: '#main' }, 'Skip to the content'),
    el('header', {}, el('h1', {}, title), ...about),
    el('nav', { 'aria-label': contents.label }, el('ul', {}, ...contents.entries)),
    el('main', { id: 'main', tabindex: -1 }, ...main),
    el('footer', {}, ...footer),
    script !== undefined && verbatim('script', script),
  );
  return `<!doctype html>\n${render(el('html', { lang: 'en' }, head, body))}\n`;
};
