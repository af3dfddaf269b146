import { globSync, readFileSync } from 'node:fs';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, PutUserPolicyCommand } from '@aws-sdk/client-iam';
import type { PolicyDocument } from '../../src/model/policy.ts';
import type { Report } from '../../src/model/report.ts';
import { runProgram } from '../support/program.ts';
import type { Moto } from './moto.ts';

const root = new URL('../..', import.meta.url).pathname;

/** Every action of the policy that the program hands out. */
export const policyActions: readonly string[] = globSync('docs/iam/policy-[0-9].json', { cwd: root }).flatMap((file) =>
  (JSON.parse(readFileSync(root + file, 'utf8')) as PolicyDocument).Statement.flatMap(({ Action }) => Action),
);

/** What moto takes for the action: it knows the methods of API Gateway and the paths of Batch, and hands S3 Files to S3. */
const motoName = (action: string): string => {
  if (action === 'apigateway:GET') return 'apigateway:Get*';
  if (action.startsWith('s3files:')) return 's3files:*';
  return action.startsWith('batch:') ? action.toLowerCase() : action;
};

/** A user, and for what it may do the keys to do it with. The estate is there already: moto asks nobody for permission until then. */
export const userWith = async (
  { env }: Pick<Moto, 'env'>,
  UserName: string,
): Promise<(actions: readonly string[]) => Promise<Readonly<Record<string, string>>>> => {
  const iam = new IAMClient({ endpoint: env['AWS_ENDPOINT_URL'] ?? '' });
  await iam.send(new CreateUserCommand({ UserName }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
  const keys = { AWS_ACCESS_KEY_ID: AccessKey?.AccessKeyId ?? '', AWS_SECRET_ACCESS_KEY: AccessKey?.SecretAccessKey ?? '' };
  // After how many calls moto begins to ask: http://docs.getmoto.org/en/latest/docs/iam.html
  const enforceAfter = (calls: number) =>
    fetch(`${env['AWS_ENDPOINT_URL']}/moto-api/reset-auth`, { method: 'POST', body: calls === Infinity ? 'inf' : String(calls) });
  return async (actions) => {
    const Statement = [{ Effect: 'Allow', Action: actions.map(motoName), Resource: '*' }];
    await enforceAfter(Infinity);
    await iam.send(
      new PutUserPolicyCommand({ UserName, PolicyName: 'audit', PolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }) }),
    );
    await enforceAfter(0);
    return keys;
  };
};

/** Scans as a user who may do only this. */
export const scannerWith = async (moto: Moto): Promise<(actions: readonly string[]) => Promise<Report>> => {
  const keysWith = await userWith(moto, 'auditor');
  return async (actions) => {
    const keys = await keysWith(actions);
    const args = ['scan', '--region', 'us-east-1', '--format', 'json', '--quiet'];
    const { stdout, stderr } = await runProgram(args, { ...moto.env, ...keys, AWS_MAX_ATTEMPTS: '1' });
    if (!stdout.startsWith('{')) throw new Error(`the scan gave no report: ${stderr}`);
    return JSON.parse(stdout) as Report;
  };
};
