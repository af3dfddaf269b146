import type { Kinds } from '../../src/model/kinds.ts';
import type { Resource } from '../../src/model/resource.ts';
import { build } from './build.ts';
import { clusterArn, definitionArn } from './ecs.ts';

type Address = { readonly privateIpv4Address?: string; readonly ipv6Address?: string };
export const ipv4: Address = { privateIpv4Address: '10.0.2.7' };
export const both: Address = { ...ipv4, ipv6Address: '2001:db8:1::7' };

/** A running task of the service web. */
export const task = (
  name: string,
  subnet: string,
  addresses: readonly Address[],
  data: Partial<Kinds['ecs-task']> = {},
): Resource<'ecs-task'> =>
  build('ecs-task', {
    taskArn: `arn:aws:ecs:eu-central-1:111122223333:task/main/${name}`,
    clusterArn,
    group: 'service:web',
    lastStatus: 'RUNNING',
    startedAt: '2026-06-01T00:00:00.000Z',
    taskDefinitionArn: definitionArn,
    containers: [{ networkInterfaces: addresses }],
    attachments: [{ details: [{ name: 'subnetId', value: subnet }] }],
    ...data,
  });

export const setting = (name: string, value: string | null): Resource<'ecs-account-setting'> =>
  build('ecs-account-setting', { name, value });
