import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pythonWithMoto } from '../support/python.ts';

const root = new URL('../..', import.meta.url).pathname;
const bin = dirname(pythonWithMoto());

const run = (program: string, args: readonly string[]) =>
  new Promise<{ readonly code: number; readonly output: string }>((resolve) => {
    const child = execFile(`${bin}/${program}`, args, { cwd: root }, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr });
    });
    child.stdin?.end();
  });
const sound = { code: 0, output: '' };

describe("other people's linters have nothing against", () => {
  test.each(['docs/iam/role.cloudformation.yaml', 'docs/scale/distributed-map.cloudformation.yaml'])('%s (cfn-lint)', async (file) => {
    expect(await run('cfn-lint', [file])).toEqual(sound);
  });
  test.each(['docs/ci/Dockerfile', 'docs/scale/Dockerfile'])('%s (hadolint)', async (file) =>
    expect(await run('hadolint', [file])).toEqual(sound),
  );
  test.each([
    ['vendor.github-actions', '.github/actions/*/action.yml'],
    ['vendor.github-workflows', '.github/workflows/*.yml'],
    ['vendor.gitlab-ci', 'docs/ci/gitlab.yml'],
  ])('the schema of SchemaStore: %s', async (schema, pattern) => {
    const files = globSync(pattern, { cwd: root });
    expect(files.length).toBeGreaterThan(0);
    const { code, output } = await run('check-jsonschema', ['--builtin-schema', schema, '--data-transform', 'gitlab-ci', ...files]);
    expect({ code, output }).toEqual({ code: 0, output: 'ok -- validation done\n' });
  });
});

/** Actions that IAM has, and parliament 1.6.4 does not know yet. */
const newer = new Set(['ecs:DescribeGateway', 'ecs:ListGateways', 's3files:ListMountTargets']);

test('IAM knows every action of the policy (parliament)', async () => {
  const script = [
    'import json, sys, warnings',
    'warnings.filterwarnings("ignore")',
    'from parliament import analyze_policy_string',
    'findings = [f for path in sys.argv[1:] for f in analyze_policy_string(open(path).read()).findings]',
    'print(json.dumps([[f.issue, f.location.get("string")] for f in findings if f.issue not in ("RESOURCE_STAR", "RESOURCE_MISMATCH")]))',
  ].join('\n');
  // Not of interest: that `*` could be narrowed to resources that are known beforehand, and that ARNs of public parameters have no account.
  const { output } = await run('python', ['-c', script, ...globSync('docs/iam/policy*.json', { cwd: root })]);
  const findings = JSON.parse(output) as readonly (readonly [issue: string, action: string])[];
  expect(findings.filter(([, action]) => !newer.has(action))).toEqual([]);
});
