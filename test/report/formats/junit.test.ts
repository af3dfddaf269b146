import { readFileSync } from 'node:fs';
import { XMLParser } from 'fast-xml-parser';
import { validateXML } from 'xmllint-wasm';
import { describe, expect, test } from 'vitest';
import { rendered, reports } from '../../support/reports.ts';

const schema = readFileSync(new URL('../../support/schemas/jenkins-junit.xsd', import.meta.url), 'utf8');
const parser = new XMLParser({
  ignoreAttributes: false,
  isArray: (name) => ['testsuite', 'testcase'].includes(name),
  processEntities: false,
});

interface Case {
  readonly '@_name': string;
  readonly failure?: unknown;
  readonly error?: unknown;
  readonly skipped?: unknown;
}
interface Suite {
  readonly '@_name': string;
  readonly '@_tests': string;
  readonly '@_failures': string;
  readonly '@_errors': string;
  readonly '@_skipped': string;
  readonly testcase?: readonly Case[];
}

const suitesOf = (xml: string): readonly Suite[] =>
  (parser.parse(xml) as { readonly testsuites: { readonly testsuite?: readonly Suite[] } }).testsuites.testsuite ?? [];
const outcome = (each: Case) => (['failure', 'error', 'skipped'] as const).find((name) => each[name] !== undefined) ?? 'success';
const count = (suites: readonly Suite[], wanted: string) =>
  suites.flatMap(({ testcase = [] }) => testcase).filter((each) => outcome(each) === wanted).length;

describe.each(reports)('JUnit XML of the %s account', (_name, report) => {
  const xml = rendered(report, 'junit');
  test("is well-formed, and valid by Jenkins's schema", async () => {
    const { valid, errors } = await validateXML({ xml: { fileName: 'report.xml', contents: await xml }, schema, maxMemoryPages: 4096 });
    expect({ valid, errors }).toEqual({ valid: true, errors: [] });
  });
  test('has a case for every verdict: fail is failure, unknown is error, info and what is accepted is skipped', async () => {
    const suites = suitesOf(await xml).filter((suite) => suite['@_name'] !== 'not read');
    const open = report.verdicts.filter(({ waiver, baseline }) => !waiver && !baseline);
    const isInfo = (severity: object) => Object.values(severity).every((each) => each === 'info');
    const failing = open.filter(({ status }) => status === 'fail');
    expect(count(suites, 'error')).toBe(open.filter(({ status }) => status === 'unknown').length);
    expect(count(suites, 'failure')).toBe(failing.filter(({ severity }) => !isInfo(severity)).length);
    expect(count(suites, 'success')).toBe(report.verdicts.filter(({ status }) => status === 'pass').length);
    expect(suites.flatMap(({ testcase = [] }) => testcase).length).toBe(report.verdicts.length);
  });
  test('counts in every suite what is in it', async () => {
    for (const suite of suitesOf(await xml)) {
      const { testcase = [] } = suite;
      expect([suite['@_tests'], suite['@_failures'], suite['@_errors'], suite['@_skipped']].map(Number)).toEqual([
        testcase.length,
        ...['failure', 'error', 'skipped'].map((wanted) => count([suite], wanted)),
      ]);
    }
  });
  test('is red where something was not read', async () => {
    const unread = suitesOf(await xml).filter((suite) => suite['@_name'] === 'not read');
    const reasons = report.gaps.filter(({ reason }) => reason !== 'not-offered');
    expect(count(unread, 'error') > 0).toBe(reasons.length > 0);
  });
});
