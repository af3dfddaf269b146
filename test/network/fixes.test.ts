import { describe, expect, test } from 'vitest';
import { twinNumber } from '../../src/network/acl.ts';
import { replacedOption } from '../../src/network/dhcp-fixes.ts';
import { doorOf } from '../../src/network/endpoint-groups.ts';
import { movedRoute } from '../../src/network/route-fixes.ts';
import { terraformText } from '../../src/model/terraform.ts';
import { build } from '../support/build.ts';
import { endpoint } from '../support/endpoints.ts';
import { acl, dual, entry } from '../support/filters.ts';
import { expectValidTerraform } from '../support/terraform/check.ts';

describe('twinNumber', () => {
  const ask = (...entries: Parameters<typeof acl>[2]) => twinNumber(acl('acl-1', [dual], entries), false);
  const open = entry(100, 'allow', false, '0.0.0.0/0');
  test('is 101 beside an open default ACL', () => expect(ask(open)).toBe(101));
  test('is the next one that is free', () => expect(ask(open, entry(101, 'deny', false, '192.0.2.0/24'))).toBe(102));
  test('counts each direction by itself', () => expect(ask(open, entry(101, 'allow', true, '0.0.0.0/0'))).toBe(101));
  test('is left open where IPv4 is open in part', () => expect(ask(entry(100, 'allow', false, '10.0.0.0/8'))).toBeUndefined());
  test('is left open where an entry denies IPv6', () => expect(ask(open, entry(50, 'deny', false, '::/0'))).toBeUndefined());
});

test('replacedOption repeats the other options', async () => {
  const options = build('dhcp-options', {
    DhcpOptionsId: 'dopt-1',
    DhcpConfigurations: [
      { Key: 'domain-name', Values: [{ Value: 'example.com' }] },
      { Key: 'domain-name-servers', Values: [{ Value: '10.0.0.9' }] },
      { Key: 'ntp-servers', Values: [{ Value: '10.0.0.7' }, { Value: '10.0.0.8' }] },
    ],
  });
  const fix = replacedOption(build('vpc', { VpcId: 'vpc-1' }), options, 'domain-name-servers', ['AmazonProvidedDNS']);
  expect(fix.cli?.[0]).toContain(
    "'Key=domain-name,Values=example.com' 'Key=ntp-servers,Values=10.0.0.7,10.0.0.8' 'Key=domain-name-servers,Values=AmazonProvidedDNS'",
  );
  const text = typeof fix.terraform === 'object' ? terraformText(fix.terraform) : '';
  expect(text).toContain('ntp_servers         = ["10.0.0.7", "10.0.0.8"]');
  await expectValidTerraform(text);
});

test('movedRoute names table and destination as the import does', () => {
  expect(movedRoute('rtb-1', { DestinationPrefixListId: 'pl-1' }, { nat_gateway_id: 'nat-1' })).toMatchObject({
    importId: 'rtb-1_pl-1',
    arguments: { route_table_id: 'rtb-1', destination_prefix_list_id: 'pl-1', nat_gateway_id: 'nat-1' },
  });
});

test('doorOf tells what is shut to IPv6 and what was not read', () => {
  const own = endpoint({ Groups: [{ GroupId: 'sg-1' }, { GroupId: 'sg-2' }] });
  const https = { IpProtocol: 'tcp', FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '10.0.0.0/16' }] };
  const group = build('security-group', { GroupId: 'sg-1', IpPermissions: [https] });
  expect(doorOf([group], own, [])).toMatchObject({ shut: [{ protocol: 6, from: 443, to: 443 }], unread: ['sg-2'], namesIpv4: true });
});
