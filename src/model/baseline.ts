import { type Static, Type } from 'typebox';
import { severityByTarget } from './report.ts';

const closed = { additionalProperties: false } as const;

/** Findings that a team has accepted for now. It holds no day and no version, so that equal findings give equal files. */
export const baselineSchema = Type.Object(
  {
    format: Type.Literal('ipv6-audit-baseline'),
    version: Type.Literal('1.0'),
    findings: Type.Array(
      Type.Object(
        {
          rule: Type.String(),
          resource: Type.String({ description: 'ARN' }),
          severity: severityByTarget,
          fingerprint: Type.String({ pattern: '^[0-9a-f]{16}$' }),
        },
        closed,
      ),
    ),
  },
  closed,
);

export type Baseline = Static<typeof baselineSchema>;
