import Ajv2020 from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import schema from '../../support/schemas/ocsf-compliance-finding.json' with { type: 'json' };
import { rendered, reports } from '../../support/reports.ts';

const validate = new Ajv2020.default({ allErrors: true, strict: true, strictRequired: false }).compile(schema);

interface Event {
  readonly status_id?: number;
  readonly severity_id: number;
  readonly type_uid: number;
  readonly finding_info: { readonly uid: string };
  readonly compliance: { readonly status_id: number };
  readonly resources: readonly { readonly uid: string }[];
}

const compliance = { pass: 1, unknown: 2, fail: 3 } as const;

describe.each(reports)('OCSF of the %s account', (_name, report) => {
  const events = async () => JSON.parse(await rendered(report, 'ocsf')) as readonly Event[];
  test('is valid by the schema', async () => {
    for (const event of await events()) {
      validate(event);
      expect(validate.errors ?? []).toEqual([]);
    }
  });
  test('has one event for each verdict, of its status', async () => {
    expect((await events()).map(({ finding_info, compliance: { status_id } }) => [finding_info.uid, status_id])).toEqual(
      report.verdicts.map(({ fingerprint, status }) => [fingerprint, compliance[status]]),
    );
  });
  test('has what is waived as suppressed, and nothing else', async () => {
    expect((await events()).map(({ status_id }) => status_id === 3)).toEqual(
      report.verdicts.map(({ waiver, status }) => waiver !== undefined && status !== 'pass'),
    );
  });
  test('names a resource by its ARN', async () => {
    const all = await events();
    const ordinary = report.verdicts.flatMap(({ resource }, index) =>
      resource && /^[\x20-\x7e]{1,500}$/.test(resource.arn) ? [[resource.arn, all[index]?.resources[0]?.uid]] : [],
    );
    expect(ordinary.map(([, uid]) => uid)).toEqual(ordinary.map(([arn]) => arn));
  });
});
