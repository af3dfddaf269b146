import { describe, expect, test } from 'vitest';
import { clockCheck, proxyCheck } from '../../../src/cli/doctor/surroundings.ts';

describe('the clock', () => {
  test.each([
    [0, 'ok', 'agrees'],
    [-4_999, 'ok', '5 s off'],
    [90_000, 'ok', '90 s off, which AWS takes'],
    [600_000, 'lacking', '10 minutes behind that of AWS'],
    [-3_600_000, 'lacking', '60 minutes ahead of that of AWS'],
  ])('%s ms', (offset, status, says) => {
    expect(clockCheck(offset)).toMatchObject({ status, detail: expect.stringContaining(says) as string });
  });
});

describe('the proxy', () => {
  const proxy = 'http://user:secret@proxy.example:3128';
  test.each([
    [{}, '24.21.0', 'ok', 'is not set'],
    [{ HTTPS_PROXY: '' }, '24.21.0', 'ok', 'is not set'],
    [{ HTTPS_PROXY: proxy }, '24.21.0', 'ok', 'names proxy.example:3128; AWS is asked through it'],
    [{ https_proxy: proxy }, '22.21.0', 'ok', 'proxy.example:3128'],
    [{ HTTPS_PROXY: proxy }, '22.20.0', 'lacking', 'takes no notice'],
    [{ HTTPS_PROXY: proxy }, '24.4.1', 'lacking', 'takes no notice'],
    [{ HTTPS_PROXY: '///' }, '24.21.0', 'ok', 'something that is no URL'],
  ])('%j on Node %s', (environment, node, status, says) => {
    const { detail, ...check } = proxyCheck(environment, node);
    expect(check.status).toBe(status);
    expect(detail).toContain(says);
    expect(detail).not.toContain('secret');
  });
});
