import { describe, expect, test } from 'vitest';
import { bindsIpv4Only, namesIpv4Host, variableNamesIpv4Host } from '../../src/model/container-text.ts';

describe('a host named by its IPv4 address', () => {
  test.each([
    'http://10.0.1.5:8080/health',
    '10.0.1.5',
    '--host=172.20.3.4',
    '3.120.14.77',
    '8.8.8.8',
    'redis://:secret@5.6.7.8:6379/0',
    '5.6.7.8:443',
    'a,192.168.1.9,b',
    'nc -z 10.0.0.9 5432',
  ])('is found in %j', (text) => expect(namesIpv4Host(text)).toBe(true));
  test.each([
    '127.0.0.1:9000',
    '0.0.0.0',
    'http://169.254.170.2/v2/credentials',
    'http://169.254.170.23/v1/credentials',
    '10.0.0.0/8',
    '203.0.113.7,2001:db8::/32',
    '0.0.0.0/0,::/0',
    '1.2.3.4',
    'app-3.120.14.77',
    'pip install thing==1.2.3.4',
    '255.255.255.0',
    'host.example.com',
    '',
  ])('is not found in %j', (text) => expect(namesIpv4Host(text)).toBe(false));
  test.each([
    ['APP_VERSION', false],
    ['IMAGE_TAG', false],
    ['NO_PROXY', false],
    ['HTTP_PROXY', true],
    ['STAGE', true],
  ])('is looked for in the variable %s: %s', (name, expected) => expect(variableNamesIpv4Host(name, '10.0.1.5')).toBe(expected));
});

describe('listening on IPv4 alone', () => {
  test.each(['0.0.0.0', '--bind=0.0.0.0:8000', 'tcp://0.0.0.0:80'])('is found in %j', (text) => expect(bindsIpv4Only(text)).toBe(true));
  test.each(['[::]:8000', '0.0.0.0:80 [::]:80', '0.0.0.0/0', '10.0.0.0', '::'])('is not found in %j', (text) =>
    expect(bindsIpv4Only(text)).toBe(false),
  );
});
