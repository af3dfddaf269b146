import { type Severity, type SeverityByTarget, targets } from '../model/verdict.ts';
import type { Style } from './style.ts';

export const severityPaint = ({ paint }: Style, severity: Severity) =>
  ({ blocker: paint.bgRed.white.bold, high: paint.red, medium: paint.yellow, low: paint.blue, info: paint.dim })[severity];

/** `dual-stack high` for each target, with the severity itself. */
export const severityTexts = (severity: SeverityByTarget): readonly (readonly [text: string, weight: Severity])[] =>
  targets.flatMap((target) => {
    const weight = severity[target];
    return weight ? [[`${target} ${weight}`, weight] as const] : [];
  });
