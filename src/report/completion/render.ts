import type { Vocabulary } from '../../model/completion.ts';
import { renderBash } from './bash.ts';
import { renderFish } from './fish.ts';
import { renderPowershell } from './powershell.ts';
import { renderZsh } from './zsh.ts';

export const shells = ['bash', 'zsh', 'fish', 'powershell'] as const;
export type Shell = (typeof shells)[number];

const renderers: Record<Shell, (vocabulary: Vocabulary) => string> = {
  bash: renderBash,
  zsh: renderZsh,
  fish: renderFish,
  powershell: renderPowershell,
};

export const renderCompletion = (vocabulary: Vocabulary, shell: Shell): string => renderers[shell](vocabulary);
