import { knowledge, staleOn } from '../knowledge/age.ts';
import { apiHosts } from '../knowledge/api-hosts.ts';
import { migrations } from '../knowledge/migration.ts';
import { serviceSupport, supportCorrections } from '../knowledge/service-support.ts';
import { UserError } from '../model/failure.ts';
import { nearest } from '../model/nearest.ts';
import { compare } from '../model/order.ts';
import type { Report } from '../model/report.ts';
import type { RulePage } from '../model/rule-page.ts';
import type { ServicePage, ServiceSupport } from '../model/service-page.ts';

/** Every service that is known, with our rules about it. */
export const servicePages = (rules: readonly RulePage[]): readonly ServicePage[] =>
  Object.entries(serviceSupport.services)
    .map(([id, { name, prefix }]) => pageOf(id, name, prefix, rules))
    .toSorted((a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()));

const pageOf = (id: string, name: string, prefix: string, rules: readonly RulePage[]): ServicePage => {
  const migration = migrations.services[id];
  const apiHost = apiHosts.hosts[prefix];
  return {
    id,
    name,
    prefix,
    support: supportOf(id),
    ...(migration ? { migration: { ...migration, verified: migrations.verified } } : {}),
    ...(apiHost ? { apiHost: { ...apiHost, source: apiHosts.source, verified: apiHosts.verified } } : {}),
    rules: rules.filter((rule) => isAbout(rule, id, prefix)).map((rule) => rule.id),
  };
};

const supportOf = (id: string): ServicePage['support'] => {
  const { source, verified } = serviceSupport;
  const table = tableOf(id);
  const correction = supportCorrections.services[id];
  if (!correction) return { ...table, source, verified };
  const { dualStack, ipv6Only, privateLink, ...why } = correction;
  const { dualStack: _dualStack, ipv6Only: _ipv6Only, ...endpoints } = table ?? {};
  return {
    dualStack,
    ...(ipv6Only ? { ipv6Only } : {}),
    ...endpoints,
    ...(privateLink ? { privateLink } : {}),
    correction: { ...why, verified: supportCorrections.verified },
    ...(table ? { table } : {}),
    source,
    verified,
  };
};

const tableOf = (id: string): ServiceSupport | undefined => {
  const cells = serviceSupport.services[id]?.table?.split(' ');
  if (!cells) return undefined;
  const members = ['dualStack', 'ipv6Only', 'publicEndpoint', 'privateLink'];
  return Object.fromEntries(members.map((member, index) => [member, cells[index] ?? '-']).filter(([, cell]) => cell !== '-'));
};

/**
 * Services that share an IAM prefix (RDS, Aurora, Neptune) share its rules too, unless the id of a rule begins with that
 * of a service: then it is about that one, the longest where there are several, or about the one that the prefix is named for.
 */
const isAbout = (rule: RulePage, id: string, prefix: string): boolean => {
  if (!rule.services.includes(prefix)) return false;
  const sharing = Object.entries(serviceSupport.services).flatMap(([each, service]) => (service.prefix === prefix ? [each] : []));
  const meant = sharing.filter((each) => rule.id.startsWith(`${each}-`)).toSorted((a, b) => b.length - a.length)[0];
  if (meant !== undefined) return meant === id;
  return sharing.includes(prefix) ? id === prefix : true;
};

/** Those whose id, IAM prefix or name has this in it. None at all is a mistake of whoever asked, and told as one. */
export const servicesNamed = (pages: readonly ServicePage[], given: string): readonly ServicePage[] => {
  const wanted = given.toLowerCase();
  const found = pages.filter((page) => namesOf(page).some((name) => name.includes(wanted)));
  if (found.length > 0) return found;
  const words = pages.flatMap(namesOf).flatMap((name) => [name, ...name.split(/[^a-z0-9]+/).filter((word) => word.length > 2)]);
  const close = nearest(wanted, [...new Set(words)]);
  throw new UserError(`No service is known as "${given}"${close === undefined ? '.' : `; did you mean "${close}"?`}`);
};

const namesOf = ({ id, prefix, name }: ServicePage): readonly string[] => [id, prefix, name.toLowerCase()];

const modules = new Set(['api-hosts', 'migration', 'service-support']);

/** What of all this was last checked too long ago. */
export const serviceKnowledgeOn = (asOf: string): Report['knowledge'] => {
  const known = knowledge.filter(({ name }) => modules.has(name.split('.')[0] ?? ''));
  return { asOf, stale: staleOn(asOf, known).map((each) => ({ ...each })) };
};
