import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { leastPrivilegeOf } from '../../src/cli/least-privilege.ts';
import { lengthOf, type PolicyDocument } from '../../src/model/policy.ts';
import { renderPolicy } from '../../src/report/policy/render.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import { expectValidTerraform } from '../support/terraform/check.ts';
import { parseTerraform } from '../support/terraform/parse.ts';

const surface = { columns: 80, colour: false };
const whole = leastPrivilegeOf(catalogue);
const one = leastPrivilegeOf(catalogue.slice(0, 1));

/** CloudFormation's short forms as the objects that they stand for. */
const tags = ['Ref', 'GetAtt', 'If', 'Not', 'Equals'].flatMap((name) => [
  { tag: `!${name}`, resolve: (text: string) => ({ [name]: text }) },
  { tag: `!${name}`, collection: 'seq' as const, resolve: (list: { toJSON(): unknown }) => ({ [name]: list.toJSON() }) },
]);

interface Template {
  readonly Parameters: Readonly<Record<string, { readonly AllowedPattern: string }>>;
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: { readonly PolicyDocument: PolicyDocument } }>>;
}
const template = (policy: typeof whole) =>
  parse(renderPolicy(policy, 'cloudformation', surface), { customTags: tags, logLevel: 'silent' }) as Template;

describe.each([
  ['of all rules', whole],
  ['of one rule', one],
])('the policy %s', (_name, policy) => {
  test('as JSON is one document', () => expect(JSON.parse(renderPolicy(policy, 'json', surface))).toEqual(policy.document));
  test('as CloudFormation has the same parts', () => {
    const policies = Object.values(template(policy).Resources).filter(({ Type }) => Type === 'AWS::IAM::ManagedPolicy');
    expect(policies.map(({ Properties }) => Properties.PolicyDocument)).toEqual(policy.parts);
  });
  test('as Terraform is valid, and has the same actions', async () => {
    const text = renderPolicy(policy, 'terraform', surface);
    await expectValidTerraform(text);
    const { resource } = (await parseTerraform(text)) as { readonly resource: Readonly<Record<string, object>> };
    expect(Object.keys(resource['aws_iam_policy'] ?? {}).length).toBe(policy.parts.length);
    const quoted = [...text.matchAll(/^ {10}"([\w-]+:\w+)",$/gm)].map(([, action]) => action);
    expect(quoted).toEqual(policy.document.Statement.flatMap(({ Action }) => Action));
  });
  test('in the terminal names every service', () => {
    const lines = renderPolicy(policy, 'terminal', surface).split('\n');
    for (const { Action } of policy.document.Statement) expect(lines).toContain(Action[0]?.split(':')[0]);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  });
});

test('each part fits a managed policy', () => expect(Math.max(...whole.parts.map(lengthOf))).toBeLessThanOrEqual(6144));

describe('who may assume the role', () => {
  const pattern = new RegExp(template(whole).Parameters['TrustedPrincipalArn']?.AllowedPattern ?? '', 'u');
  test.each(['arn:aws:iam::111122223333:root', 'arn:aws-cn:iam::111122223333:role/path/audit', 'arn:aws:iam::111122223333:user/a.b@c'])(
    '%s can',
    (arn) => expect(arn).toMatch(pattern),
  );
  test.each(['*', 'arn:aws:iam::*:root', 'arn:aws:iam::111122223333:role/*', 'arn:aws:iam::111122223333:*', '111122223333'])(
    '%s is refused',
    (arn) => expect(arn).not.toMatch(pattern),
  );
});
