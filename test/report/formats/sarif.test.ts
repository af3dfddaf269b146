import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import schema from '../../support/schemas/sarif-2.1.0.json' with { type: 'json' };
import { multiplied, rendered, reports } from '../../support/reports.ts';

const ajv = new Ajv2020.default({ allErrors: true, strict: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);

interface Location {
  readonly physicalLocation?: { readonly artifactLocation?: { readonly uri?: string }; readonly region?: { readonly startLine?: number } };
}
interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly kind: string;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly Location[];
  readonly codeFlows?: readonly { readonly threadFlows: readonly { readonly locations: readonly { readonly location: Location }[] }[] }[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions?: readonly unknown[];
  readonly baselineState?: string;
}
interface Run {
  readonly tool: {
    readonly driver: { readonly rules: readonly { readonly id: string; readonly properties: { readonly tags: readonly string[] } }[] };
  };
  readonly invocations: readonly {
    readonly executionSuccessful: boolean;
    readonly toolExecutionNotifications: readonly { readonly message: { readonly text: string } }[];
  }[];
  readonly results: readonly Result[];
}

const runOf = (text: string): Run => (JSON.parse(text) as { readonly runs: readonly [Run] }).runs[0];
const find = (name: string) => reports.find(([each]) => each === name)![1];

describe.each(reports)('SARIF of the %s account', (_name, report) => {
  const text = rendered(report, 'sarif');
  test('is valid by the schema', async () => {
    validate(JSON.parse(await text));
    expect(validate.errors ?? []).toEqual([]);
  });
  test('tells every finding and every unknown, and no pass', async () => {
    const { results, tool } = runOf(await text);
    const told = report.verdicts.filter(({ status }) => status !== 'pass');
    expect(results.map(({ partialFingerprints }) => partialFingerprints['verdict/v1'])).toEqual(told.map(({ fingerprint }) => fingerprint));
    expect(results.map(({ kind, level }) => `${kind} ${kind === 'open' ? level : 'any'}`)).toEqual(
      told.map(({ status }) => (status === 'unknown' ? 'open none' : 'fail any')),
    );
    expect(results.map(({ ruleIndex }) => tool.driver.rules[ruleIndex]?.id)).toEqual(results.map(({ ruleId }) => ruleId));
  });
  test('has for every location what GitHub asks for, below aws/', async () => {
    const { results } = runOf(await text);
    const locations = results.flatMap(({ locations: own, relatedLocations = [], codeFlows = [] }) => [
      ...own,
      ...relatedLocations,
      ...codeFlows.flatMap(({ threadFlows }) => threadFlows.flatMap(({ locations: flow }) => flow.map(({ location }) => location))),
    ]);
    for (const { physicalLocation } of locations) {
      expect(new URL(physicalLocation?.artifactLocation?.uri ?? '', 'https://host/').href).toMatch(
        /^https:\/\/host\/aws\/\d{12}\/[\w-]+\/[\w-]+(\/[^/]+)?$/,
      );
      expect(physicalLocation?.region?.startLine).toBe(1);
    }
  });
  test('has no link in a message, and stays within the limits', async () => {
    const { results, tool } = runOf(await text);
    expect(results.filter(({ message }) => /(?<!\\)\[[^[\]]*\]\(/.test(message.text) || message.text.length > 6000)).toEqual([]);
    expect(tool.driver.rules.filter(({ properties }) => properties.tags.length > 10 || properties.tags.includes('security'))).toEqual([]);
  });
});

describe('SARIF', () => {
  test('names what could not be read', async () => {
    const [invocation] = runOf(await rendered(find('demo'), 'sarif')).invocations;
    expect(invocation?.executionSuccessful).toBe(true);
    expect(invocation?.toolExecutionNotifications.map(({ message }) => message.text).join('\n')).toContain('grant rds:DescribeDBProxies');
  });
  test('was not successful where nothing could be read', async () => {
    const demo = find('demo');
    const nothing = { ...demo, scopes: demo.scopes.map((scope) => ({ ...scope, resources: {} })) };
    expect(runOf(await rendered(nothing, 'sarif')).invocations[0]?.executionSuccessful).toBe(false);
  });
  test('shows the way of a packet as a code flow', async () => {
    const { results } = runOf(await rendered(find('demo'), 'sarif'));
    const flows = results.filter(({ codeFlows }) => codeFlows !== undefined);
    expect(flows.length).toBe(find('demo').verdicts.filter(({ path }) => path.length > 0).length);
  });
  test('suppresses what is waived, and tells the baseline apart', async () => {
    const { results } = runOf(await rendered(find('accepted'), 'sarif'));
    const accepted = find('accepted').verdicts.filter(({ status }) => status !== 'pass');
    expect(results.map(({ suppressions }) => suppressions !== undefined)).toEqual(accepted.map(({ waiver }) => waiver !== undefined));
    expect(new Set(results.flatMap(({ baselineState }) => baselineState ?? []))).toEqual(new Set(['unchanged', 'new']));
  });
  test('cuts what GitHub would refuse, and says so', async () => {
    const { results, invocations } = runOf(await rendered(multiplied(find('demo'), 25_010), 'sarif'));
    expect(results.length).toBe(25_000);
    const said = invocations[0]?.toolExecutionNotifications.map(({ message }) => message.text) ?? [];
    expect(said.slice(0, 2)).toEqual(['10 of 25010 results are left out: GitHub takes 25000.', 'GitHub shows 5000 of the 25000 results.']);
  });
});
