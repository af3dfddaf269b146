import { describe, expect, test } from 'vitest';
import { cidr } from '../../src/model/address.ts';
import { openingCommand, openingTerraform } from '../../src/network/security-group-commands.ts';
import { grantsOf, interfaceGroups, serviceText, takesIn, touches, uncovered } from '../../src/network/security-groups.ts';
import { indexed } from '../support/build.ts';
import { dual, eni, from4, from6, fromGroup, fromList, group, list, tcp } from '../support/filters.ts';

const ingress = (...IpPermissions: NonNullable<Parameters<typeof group>[1]>['IpPermissions'] & {}) =>
  grantsOf([group('sg-1', { IpPermissions })], 'ingress', [
    list('pl-4', 'four', 'IPv4', 'AWS', ['192.0.2.0/24']),
    list('pl-6', 'six', 'IPv6'),
  ]);

describe('grantsOf', () => {
  test('takes ranges and lists for their family, and references for neither', () => {
    const [grant] = ingress({
      ...tcp(443),
      ...from4('10.0.0.0/8'),
      ...from6('::/0'),
      ...fromGroup('sg-2'),
      PrefixListIds: [{ PrefixListId: 'pl-4' }, { PrefixListId: 'pl-6' }],
    });
    expect(grant?.peers.map(({ family, text }) => `${family} ${text}`)).toEqual([
      '4 10.0.0.0/8',
      '6 ::/0',
      '4 pl-4 (four)',
      '6 pl-6 (six)',
    ]);
    expect(grant?.references).toHaveLength(1);
  });
  test('says which lists it does not know', () => expect(ingress({ ...tcp(443), ...fromList('pl-9') })[0]?.unreadLists).toEqual(['pl-9']));
  test('reads the side that was asked for', () => {
    const both = group('sg-1', { IpPermissions: [tcp(22)], IpPermissionsEgress: [tcp(443)] });
    expect(grantsOf([both], 'egress', []).map(({ service }) => serviceText(service))).toEqual(['tcp 443']);
  });
  test.each([
    [{ IpProtocol: '-1' }, 'all protocols'],
    [{ IpProtocol: 'tcp', FromPort: 0, ToPort: 65535 }, 'tcp'],
    [{ IpProtocol: '6', FromPort: 80, ToPort: 81 }, 'tcp 80-81'],
    [{ IpProtocol: 'icmp', FromPort: -1, ToPort: -1 }, 'icmp'],
    [{ IpProtocol: 'icmp', FromPort: 3, ToPort: 4 }, 'icmp type 3'],
    [{ IpProtocol: 'icmpv6' }, 'icmpv6'],
    [{ IpProtocol: '50', FromPort: 1, ToPort: 2 }, 'protocol 50'],
  ])('reads %o', (permission, text) => {
    expect(ingress(permission).map(({ service }) => serviceText(service))).toEqual([text]);
  });
});

describe('uncovered', () => {
  const service = (protocol: number, from: number, to: number) => ({ protocol, from, to });
  test('adds up the ports of several', () => {
    expect(uncovered(service(6, 80, 90), [service(6, 85, 100), service(6, 0, 84)])).toEqual([]);
    expect(uncovered(service(6, 80, 90), [service(6, 83, 84)])).toEqual([service(6, 80, 82), service(6, 85, 90)]);
  });
  test('takes all protocols for any, and nothing less for all', () => {
    expect(uncovered(service(17, 53, 53), [service(-1, 0, 65535)])).toEqual([]);
    expect(uncovered(service(-1, 0, 65535), [service(6, 0, 65535)])).toHaveLength(1);
  });
});

describe('peers', () => {
  const [range, known, unknown] =
    ingress({ IpProtocol: '-1', ...from4('10.0.0.0/8'), PrefixListIds: [{ PrefixListId: 'pl-4' }, { PrefixListId: 'pl-6' }] })[0]?.peers ??
    [];
  test('take in blocks of their family', () => {
    expect(range && takesIn(range, cidr('10.1.0.0/16'))).toBe(true);
    expect(known && touches(known, cidr('192.0.0.0/8'))).toBe(true);
    expect(known && takesIn(known, cidr('::/0'))).toBe(false);
  });
  test('do not say where the entries of a list are not known', () => expect(unknown && takesIn(unknown, cidr('::/0'))).toBeUndefined());
});

test('interfaceGroups names groups that are not visible', () => {
  const [slice] = indexed([group('sg-1')]);
  expect(slice && interfaceGroups(slice, eni('eni-1', dual, ['sg-1', 'sg-2']))).toMatchObject({
    groups: [{ id: 'sg-1' }],
    missing: ['sg-2'],
  });
});

describe('commands', () => {
  const opening = { groupId: 'sg-1', direction: 'ingress', service: { protocol: 6, from: 443, to: 443 }, peer: '::/0' } as const;
  test('name the range of either family, or the list', () => {
    expect(openingCommand('eu-central-1', opening)).toBe(
      "aws ec2 authorize-security-group-ingress --region eu-central-1 --group-id sg-1 --ip-permissions 'IpProtocol=tcp,FromPort=443,ToPort=443,Ipv6Ranges=[{CidrIpv6=::/0}]'",
    );
    expect(openingCommand('eu-central-1', { ...opening, peer: '10.0.2.10/32' })).toContain('IpRanges=[{CidrIp=10.0.2.10/32}]');
    expect(openingTerraform({ ...opening, peer: 'pl-1' })).toMatchObject([{ arguments: { prefix_list_id: 'pl-1', from_port: 443 } }]);
  });
  test('write ICMP types and all protocols as AWS does', () => {
    expect(openingCommand('r', { ...opening, service: { protocol: 58, from: 2, to: 2 } })).toContain(
      'IpProtocol=icmpv6,FromPort=2,ToPort=-1',
    );
    expect(openingCommand('r', { ...opening, service: { protocol: -1, from: 0, to: 65535 } })).toContain("'IpProtocol=-1,Ipv6Ranges");
  });
});
