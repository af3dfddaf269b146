import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { inspectUserData } from '../../src/collect/user-data.ts';

const base64 = (text: string | Buffer) => Buffer.from(text as string).toString('base64');
const script = '#!/bin/sh\namazon-linux-https disable\ncurl http://10.1.2.3/setup\n';
const multipart = (part: string) =>
  `Content-Type: multipart/mixed; boundary="==B=="\nMIME-Version: 1.0\n\n--==B==\nContent-Type: text/x-shellscript\nContent-Transfer-Encoding: base64\n\n${part}\n--==B==--\n`;
const found = { present: true, readable: true, disablesHttpsForAmazonLinux: true, hasIpv4Literals: true };

describe('inspectUserData', () => {
  test('says that there is none', () => expect(inspectUserData(undefined)).toMatchObject({ present: false, readable: true }));
  test.each([
    ['plain text', base64(script)],
    ['gzip', gzipSync(script).toString('base64')],
    ['a base64 part of MIME multipart', base64(multipart(base64(script)))],
    ['a gzip part of gzipped MIME multipart', gzipSync(multipart(gzipSync(script).toString('base64'))).toString('base64')],
  ])('reads %s', (_, data) => expect(inspectUserData(data)).toMatchObject(found));
  test('says that broken gzip is not readable', () => {
    expect(inspectUserData(base64(Buffer.from([0x1f, 0x8b, 1, 2])))).toMatchObject({ present: true, readable: false });
  });
  test.each([
    ['curl -s http://169.254.169.254/latest/meta-data/', true],
    ['curl -s http://169.254.169.254/2009-04-04/meta-data/', true],
    ['curl http://169.254.169.254/ || curl http://[fd00:ec2::254]/', false],
    ['chronyd 169.254.169.123; dig @169.254.169.253 example.com', false],
    ['# curl 169.254.169.254', false],
    ['export NO_PROXY=169.254.169.254,localhost', false],
    ['ip route add blackhole 169.254.169.254/32', false],
    ['ec2-metadata --instance-id', false],
  ])('looks for instance metadata over IPv4 in %s', (text, hardcodesImdsIpv4) =>
    expect(inspectUserData(base64(text))).toMatchObject({ hardcodesImdsIpv4 }),
  );
  test.each([
    ['#!/bin/sh\nping 127.0.0.1\ncurl http://10.1.2.3/setup', true],
    ['AGENT_VERSION=1.2.3.4\nip route add 10.0.0.0/8 via eth0', false],
  ])('looks for IPv4 literals in %s', (text, hasIpv4Literals) => expect(inspectUserData(base64(text))).toMatchObject({ hasIpv4Literals }));
  test('keeps nothing but booleans', () => {
    expect(
      Object.values(inspectUserData(base64('docker pull registry.ipv6.docker.com/x; export TOKEN=hunter2'))).every(
        (each) => typeof each === 'boolean',
      ),
    ).toBe(true);
  });
});
