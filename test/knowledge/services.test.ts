import { describe, expect, test } from 'vitest';
import { services } from '../../src/aws/calls.ts';
import { servicePages } from '../../src/audit/service-pages.ts';
import { rulePages } from '../../src/cli/rule-pages.ts';
import { apiHosts } from '../../src/knowledge/api-hosts.ts';
import { migrations } from '../../src/knowledge/migration.ts';
import { serviceSupport, supportCorrections } from '../../src/knowledge/service-support.ts';

const known = Object.keys(serviceSupport.services);
const pages = servicePages(rulePages);
const page = (id: string) => pages.find((each) => each.id === id);

describe('what is known of services', () => {
  test('each has a name of its own', () => {
    const names = pages.map(({ name }) => name);
    expect(names.filter((name) => name.trim() === '')).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });
  test('is about services that are in the list', () => {
    const others = [...Object.keys(supportCorrections.services), ...Object.keys(migrations.services)];
    expect(others.filter((id) => !known.includes(id))).toEqual([]);
  });
  test('has sources that can be opened', () => {
    const sources = pages.flatMap(({ support, migration, apiHost }) => [
      support.source,
      support.correction?.source ?? support.source,
      migration?.source ?? support.source,
      apiHost?.source ?? support.source,
    ]);
    expect(sources.filter((source) => !/^https:\/\/[^ ]+$/.test(source))).toEqual([]);
  });
  test('an absence from the table that is not made up for is one of an API alone', () => {
    const silent = pages.filter(({ support }) => support.dualStack === undefined).map(({ id }) => id);
    expect(silent).toEqual(['autoscaling', 'servicequotas']);
  });
  test.each(pages.filter(({ migration }) => migration?.path === 'impossible'))(
    '$name, which cannot be moved, needs IPv4 and has no dual-stack',
    (each) => {
      expect({ needsIpv4: each.migration?.needsIpv4, dualStack: each.support.dualStack }).toEqual({ needsIpv4: true, dualStack: 'no' });
    },
  );
  test.each(pages.filter(({ support }) => support.ipv6Only === 'yes'))('$name, which can be IPv6-only, does not need IPv4', (each) => {
    expect(each.migration?.needsIpv4 ?? false).toBe(false);
  });
});

describe('API hosts', () => {
  test('every service that is read has one', () => {
    // Two services each behind one IAM prefix and one host.
    const prefixes: Readonly<Record<string, string>> = { apigatewayv2: 'apigateway', elb: 'elasticloadbalancing' };
    const read = Object.keys(services).map((service) => prefixes[service] ?? service);
    expect(read.filter((prefix) => !(prefix in apiHosts.hosts))).toEqual([]);
  });
  test.each(Object.values(apiHosts.hosts))('$host is a name', ({ host }) => {
    expect(host).toMatch(/^[a-z0-9.-]+\.(<region>|global|us-east-1)\.(api\.aws|amazonaws\.com)$/);
  });
});

describe('our rules about a service', () => {
  test('each is about one at least, if its service is known', () => {
    const told = new Set(pages.flatMap(({ rules }) => rules));
    const prefixes = new Set(pages.map(({ prefix }) => prefix));
    const known = rulePages.filter((rule) => rule.services.some((prefix) => prefixes.has(prefix)));
    expect(known.filter(({ id }) => !told.has(id)).map(({ id }) => id)).toEqual([]);
  });
  test('services that share an IAM prefix do not share rules that name one of them', () => {
    expect(page('rds-aurora')?.rules).toContain('rds-aurora-cluster-ipv4-only');
    expect(page('rds')?.rules).toContain('rds-subnet-group-not-dual-stack');
    for (const id of ['rds', 'neptune', 'docdb']) expect(page(id)?.rules).not.toContain('rds-aurora-cluster-ipv4-only');
    expect(page('neptune')?.rules).toEqual(['neptune-cluster-ipv4-only']);
  });
  test('the rest of a prefix named for no service is about all of it', () => {
    for (const id of ['fsx-openzfs', 'fsx-ontap', 'fsx-windows']) expect(page(id)?.rules).toEqual(['fsx-file-system-ipv4-only']);
  });
});

describe('corrections of the table', () => {
  test('win, and leave what the table said beside them', () => {
    expect(page('ds')?.support).toMatchObject({ dualStack: 'yes', ipv6Only: 'partial', table: { dualStack: 'no', ipv6Only: 'no' } });
    expect(page('s3')?.support).toMatchObject({ privateLink: 'yes', table: { privateLink: 'no' } });
  });
  test('say nothing where nothing was found, not even what the table says', () => {
    expect(page('mq-rabbitmq')?.support).not.toHaveProperty('ipv6Only');
  });
});
