import type { Translation } from '../model/translation.ts';
import { makeStyle, type Surface } from './style.ts';

export const translationFormats = ['terminal', 'json'] as const;
export type TranslationFormat = (typeof translationFormats)[number];

const renderTerminal = ({ ipv4, ipv6, mixed, prefix, isWellKnown, notes }: Translation, surface: Surface): string => {
  const { paint, block } = makeStyle(surface);
  const rows = [
    ['IPv4', ipv4],
    ['IPv6', ipv6],
    ...(mixed === null ? [] : [['Mixed', mixed]]),
    ['Prefix', isWellKnown ? `${prefix} (well-known, RFC 6052)` : prefix],
  ];
  const lines = rows.map(([label = '', text = '']) => `${paint.dim(label.padEnd(8))}${text}`);
  return `${[...lines, ...notes.flatMap((note) => ['', ...block(0, `Note: ${note}`)])].join('\n')}\n`;
};

const renderers: Record<TranslationFormat, (translation: Translation, surface: Surface) => string> = {
  terminal: renderTerminal,
  json: (translation) => `${JSON.stringify(translation, null, 2)}\n`,
};

export const renderTranslation = (translation: Translation, format: TranslationFormat, surface: Surface): string =>
  renderers[format](translation, surface);
