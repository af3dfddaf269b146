// Who calls what where, out of the SigV4 header. The access key carries the account, so that one
// server stands for many accounts and AssumeRole needs no state.
import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

import { isMembers, type Members } from './shapes.ts';

export interface Caller {
  readonly account: string;
  readonly region: string;
  readonly service: string;
  readonly arn: string;
  readonly userId: string;
  /** The session token of an assumed role. */
  readonly session: string | undefined;
}

const accessKeyOf = (account: string): string => `AKIAREPLAY${account}`;

const secretKey = 'replay-secret-access-key';

export function environmentOf(url: string, account: string, region: string): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: accessKeyOf(account),
    AWS_SECRET_ACCESS_KEY: secretKey,
    AWS_REGION: region,
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  };
}

const scope = /Credential=(A(?:KI|SI)AREPLAY)(\d{12})\/\d{8}\/([\w-]+)\/([\w-]+)\/aws4_request/;

export function callerOf(headers: IncomingHttpHeaders): Caller | undefined {
  const match = scope.exec(headers.authorization ?? '');
  if (match === null) return undefined;
  const [, prefix = '', account = '', region = '', service = ''] = match;
  const token = headers['x-amz-security-token'];
  const session = sessionOf(token);
  const assumed = session !== undefined && prefix.startsWith('ASIA');
  return {
    account,
    region,
    service,
    arn: assumed ? session.arn : `arn:aws:iam::${account}:user/replay`,
    userId: assumed ? `AROAREPLAY:${session.name}` : 'AIDAREPLAY',
    session: assumed ? String(token) : undefined,
  };
}

interface Session {
  readonly arn: string;
  readonly name: string;
}

function sessionOf(token: string | readonly string[] | undefined): Session | undefined {
  if (typeof token !== 'string') return undefined;
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString());
    if (!isMembers(value)) return undefined;
    const { arn, name } = value;
    return typeof arn === 'string' && typeof name === 'string' ? { arn, name } : undefined;
  } catch {
    return undefined;
  }
}

const roleArn = /^arn:([\w-]+):iam::(\d{12}):role\/(?:.*\/)?([^/]+)$/;

/** What STS answers by itself; a fixture's own answers come first. */
export function answerSts(operation: string, input: Members, caller: Caller, now: Date): Members | undefined {
  if (operation === 'GetCallerIdentity') {
    return { Account: caller.account, Arn: caller.arn, UserId: caller.userId };
  }
  return operation === 'AssumeRole' ? assumeRole(input, now) : undefined;
}

function assumeRole(input: Members, now: Date): Members | undefined {
  const match = roleArn.exec(String(input.RoleArn));
  if (match === null) return undefined;
  const [, partition = '', account = '', role = ''] = match;
  const name = String(input.RoleSessionName);
  const seconds = typeof input.DurationSeconds === 'number' ? input.DurationSeconds : 3600;
  const arn = `arn:${partition}:sts::${account}:assumed-role/${role}/${name}`;
  return {
    Credentials: {
      AccessKeyId: `ASIAREPLAY${account}`,
      SecretAccessKey: secretKey,
      SessionToken: Buffer.from(JSON.stringify({ arn, name, made: randomUUID() })).toString('base64url'),
      Expiration: new Date(now.getTime() + seconds * 1000).toISOString(),
    },
    AssumedRoleUser: { AssumedRoleId: `AROAREPLAY:${name}`, Arn: arn },
  };
}
