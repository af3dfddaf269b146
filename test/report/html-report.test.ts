import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Exhibits } from '../../src/model/picture.ts';
import { exhibitsOf } from '../../src/plan/exhibits.ts';
import { surfaceOf } from '../../src/cli/output.ts';
import { renderHtml } from '../../src/report/scan/html.ts';
import { build, denied, inventory } from '../support/build.ts';
import { manyFindings } from '../support/many-findings.ts';
import { reports } from '../support/reports.ts';
import { main, native, natGateway, natTable, publicSubnet, type Routes, toNat } from '../support/nat64-scene.ts';

const toInternet = { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active' } as const;
const onwards = { DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1', State: 'active' } as const;
const local = { DestinationIpv6CidrBlock: '2001:db8::/56', GatewayId: 'local', State: 'active' } as const;
const scene = (routes: Routes = [toNat, onwards], natRoutes: Routes = [local, toInternet]) => [
  build('vpc', { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16', Tags: [{ Key: 'Name', Value: '</svg><script>' }] }),
  native,
  publicSubnet,
  natGateway({ NatGatewayAddresses: [{ PrivateIp: '10.0.0.9', PublicIp: '198.51.100.9', NetworkInterfaceId: 'eni-nat' }] }),
  main(...routes),
  natTable(...natRoutes),
  build('vpc-block-public-access', { InternetGatewayBlockMode: 'off', State: 'default-state' }),
  build('internet-gateway', { InternetGatewayId: 'igw-1', Attachments: [{ VpcId: 'vpc-1' }] }),
  build('network-acl', {
    NetworkAclId: 'acl-1',
    VpcId: 'vpc-1',
    IsDefault: true,
    Associations: [{ SubnetId: 'subnet-native' }, { SubnetId: 'subnet-public' }],
    Entries: [true, false].flatMap((Egress) => [
      { Egress, RuleNumber: 100, Protocol: '-1', RuleAction: 'allow', CidrBlock: '0.0.0.0/0' },
      { Egress, RuleNumber: 101, Protocol: '-1', RuleAction: 'allow', Ipv6CidrBlock: '::/0' },
    ]),
  }),
];

const surface = surfaceOf(true);
const decoded = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');
const inner = (tag: string, page: string) => page.match(new RegExp(`<${tag}>(.*?)</${tag}>`, 's'))?.[1] ?? '';
const bare = (page: string) => page.replaceAll(/<(style|script)>.*?<\/\1>/gs, '');
const hash = (source: string) => `'sha256-${createHash('sha256').update(source).digest('base64')}'`;

describe.each(reports)('the page of %s', (name, report) => {
  const page = renderHtml(report, surface);
  const markup = bare(page);
  test('has every verdict of the report, with its rule, resource and message', () => {
    const rows = [...markup.matchAll(/<tr role="row" data-s="(\w+)".*?<\/tr>/gs)];
    expect(rows.map(([, status]) => status)).toEqual(report.verdicts.map(({ status }) => status));
    if (name === 'hostile') return;
    rows.forEach(([row], index) => {
      const text = decoded(row.replaceAll(/<[^>]*>/g, ''));
      const verdict = report.verdicts[index];
      for (const told of [verdict?.rule, verdict?.message, verdict?.resource?.id, verdict?.fix?.summary])
        if (told) expect(text).toContain(told);
    });
  });
  test('allows its own style and script by their hashes, loads nothing, and links only to what is there', () => {
    expect(decoded(markup)).toContain(
      `default-src 'none'; style-src ${hash(inner('style', page))}; script-src ${hash(inner('script', page))}; base-uri 'none'; form-action 'none'`,
    );
    const attributes = [...markup.matchAll(/\s([a-z-]+)="/g)].map(([, key]) => key ?? '');
    expect(attributes.filter((key) => /^(src|srcset|style|data|poster|on.*)$/.test(key) && name !== 'hostile')).toEqual([]);
    expect(markup).not.toMatch(/<(script|img|iframe|link|base|object|form)\b/);
    const ids = [...markup.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(ids).toEqual([...new Set(ids)]);
    const wanted = [...markup.matchAll(/href="#([^"]*)"/g)].map(([, id]) => id);
    expect(wanted.filter((id) => !ids.includes(id))).toEqual([]);
  });
  test('leaves no control character, direction override or half of a character', () => {
    // oxlint-disable-next-line no-control-regex -- the control characters are the point
    expect(page).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Cs}/u);
  });
  test('is the same every time', () => expect(renderHtml(report, surface)).toBe(page));
});

test('what is unknown is told loudly, and what was accepted is not among the open', () => {
  const page = (name: string) => renderHtml(reports.find(([each]) => each === name)?.[1] as (typeof reports)[number][1], surface);
  expect(page('demo')).toMatch(/class="alarm"><h3>Not everything is known: 5 unknown/);
  expect(page('playground')).not.toContain('class="alarm"');
  expect(page('empty')).toContain('Nothing was read');
  expect([...page('accepted').matchAll(/data-a="1"/g)].length).toBeGreaterThan(20);
});

test('5,000 findings are written in a second or so', () => {
  const report = manyFindings(5000);
  const began = performance.now();
  const page = renderHtml(report, surface);
  expect(performance.now() - began).toBeLessThan(10_000);
  expect([...page.matchAll(/ data-s="fail"/g)]).toHaveLength(5000);
});

describe('the picture', () => {
  const exhibits = (given: Parameters<typeof inventory>, ids = ['vpc-1']): Exhibits =>
    exhibitsOf(inventory(...given), { readiness: ids.map((vpcId) => ({ vpcId })) });
  const standings = ({ pictures }: Exhibits) =>
    (pictures[0]?.edges ?? []).flatMap((e) => (e.carries === 'NAT64' ? [`${e.from} ${e.to} ${e.standing}`] : []));
  const page = (given: Exhibits) => renderHtml(reports[0]?.[1] as (typeof reports)[number][1], surface, given);

  test('draws a sound NAT64 path as sound, hop by hop', () => {
    const given = exhibits([scene()]);
    expect(given.pictures[0]?.subnets.find(({ nat64 }) => nat64)?.nat64).toEqual({
      standing: 'ok',
      text: 'nat-1 translates and igw-1 leads on',
    });
    expect(standings(given)).toEqual(['subnet-native nat-1 ok', 'nat-1 igw-1 ok']);
    expect(page(given)).toContain('NAT64 ✓');
    expect(page(given)).not.toContain('NAT64 ✗</text>');
  });
  test('draws it red at the hop that fails', () => {
    expect(standings(exhibits([scene([onwards])]))).toEqual(['subnet-native eigw-1 failing']);
    expect(standings(exhibits([scene([toNat, onwards], [])]))).toEqual(['subnet-native nat-1 ok', 'nat-1 nowhere failing']);
  });
  test.each(['nat-gateway', 'route-table', 'prefix-list', 'network-acl'] as const)(
    'draws no path as sound where %s was not read',
    (kind) => {
      const given = exhibits([scene().filter((each) => each.kind !== kind), [denied(kind)]]);
      expect(standings(given).filter((each) => each.endsWith(' ok') && !each.startsWith('subnet-native nat-1'))).toEqual([]);
      expect(given.pictures[0]?.subnets.find(({ id }) => id === 'subnet-native')?.nat64?.standing).toBe('unknown');
      expect(given.pictures[0]?.unread).toContain(kind);
      expect(page(given)).toContain('More may be there than is shown');
    },
  );
  test('many subnets that are alike are one box, and all stand in the table', () => {
    const many = Array.from({ length: 200 }, (_, index) =>
      build('subnet', { SubnetId: `subnet-m${index}`, VpcId: 'vpc-1', CidrBlock: `10.0.${index}.0/28`, AvailabilityZone: 'a' }),
    );
    const html = page(exhibits([[...scene(), ...many]]));
    expect(html).toContain('200 subnets alike');
    expect(html).toContain('subnet-m199');
  });
});
