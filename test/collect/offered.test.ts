import { describe, expect, test } from 'vitest';
import type { Call } from '../../src/aws/calls.ts';
import type { Door } from '../../src/aws/door.ts';
import { withoutAbsentServices } from '../../src/collect/offered.ts';
import type { Gap } from '../../src/model/gap.ts';
import { home } from '../support/build.ts';

const gap = (action: string, reason: Gap['reason'] = 'not-offered'): Gap => ({
  kind: 'vpc',
  account: home.account,
  region: home.region,
  reason,
  action,
  message: 'getaddrinfo ENOTFOUND',
});
const root = '/aws/service/global-infrastructure/services';

/** A Parameter Store that lists these, and otherwise fails so. */
const store = (listed: readonly string[], failure = 'ParameterNotFound') => {
  const asked: string[] = [];
  const call = (_region: string, _call: Call, { Name = '' }: { readonly Name?: string }) => {
    asked.push(Name);
    return listed.includes(Name)
      ? Promise.resolve({ Parameter: { Name } })
      : Promise.reject(Object.assign(new Error('no'), { name: failure }));
  };
  return { asked, door: { call, homeRegion: () => Promise.resolve(home.region), close: () => undefined } as unknown as Door };
};
const left = async (gaps: readonly Gap[], { door }: ReturnType<typeof store>) =>
  (await withoutAbsentServices(door, home, gaps)).map(({ action, reason }) => `${reason} ${action}`);

describe('what a region does not offer', () => {
  test('is no gap where AWS lists the service, and not in this region', async () => {
    const gaps = [gap('apprunner:ListServices'), gap('apprunner:ListServices', 'dependency'), gap('ec2:DescribeVpcs', 'access-denied')];
    expect(await left(gaps, store([`${root}/apprunner`]))).toEqual(['access-denied ec2:DescribeVpcs']);
  });
  test('is asked for under the name in AWS’s own list', async () => {
    const parameters = store([`${root}/emr`]);
    expect(await left([gap('elasticmapreduce:ListClusters')], parameters)).toEqual([]);
    expect(parameters.asked).toEqual([`${root}/emr`, `${root}/emr/regions/${home.region}`]);
  });
  test.each([
    [
      'lists the service in this region: then the resolver hides it',
      store([`${root}/apprunner`, `${root}/apprunner/regions/${home.region}`]),
    ],
    ['does not know the service at all', store([])],
    ['denies the question', store([], 'AccessDeniedException')],
    ['denies the second question', store([`${root}/apprunner`], 'AccessDeniedException')],
  ])('stays a gap where AWS %s', async (_, parameters) => {
    expect(await left([gap('apprunner:ListServices')], parameters)).toEqual(['not-offered apprunner:ListServices']);
  });
  test('costs no call where nothing looks absent', async () => {
    const parameters = store([]);
    await left([gap('ec2:DescribeVpcs', 'access-denied')], parameters);
    expect(parameters.asked).toEqual([]);
  });
});
