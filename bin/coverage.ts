import { services } from '../src/knowledge/services.ts';
import { fieldReport } from '../src/knowledge/statements.ts';
import { compare } from '../src/model/order.ts';
import type { RulePage } from '../src/model/rule-page.ts';
import { severities, targets } from '../src/model/verdict.ts';
import { code, prose, table } from '../src/report/rule-markdown.ts';

/** The section of the README that says how much the catalogue covers. */
export const coverageSummary = (pages: readonly RulePage[]): string =>
  [
    `${pages.length} rules; each has [its page](docs/rules/README.md), and [docs/coverage.md](docs/coverage.md) lists them by AWS service.`,
    '',
    ...table(
      ['Rules by severity', ...severities, 'all'],
      targets.map((target) => [
        target,
        ...severities.map((severity) => String(pages.filter((page) => page.severity[target] === severity).length)),
        String(pages.filter((page) => page.severity[target]).length),
      ]),
    ),
    '',
  ].join('\n');

/** The document of what the catalogue covers: services, and what was once said of IPv6 on AWS. */
export const coverageMarkdown = (pages: readonly RulePage[]): string =>
  [
    '# What is covered',
    '',
    '## Rules by AWS service',
    '',
    ...serviceTable(pages),
    '',
    `## ${fieldReport.title}`,
    '',
    fieldReport.about,
    '',
    ...statementTable(),
    '',
  ].join('\n');

const link = (id: string): string => `[${code(id)}](rules/${id}.md)`;
const links = (ids: readonly string[]): string => ids.toSorted(compare).map(link).join(', ');

const serviceTable = (pages: readonly RulePage[]): readonly string[] => {
  const prefixes = [...new Set(pages.flatMap(({ services }) => services))];
  const rows = prefixes.map((prefix) => {
    const name = services.names[prefix] ?? prefix;
    const ids = pages.filter((page) => page.services.includes(prefix)).map(({ id }) => id);
    return { name, prefix, ids };
  });
  return table(
    ['Service', 'IAM prefix', 'Rules', 'Which'],
    rows
      .toSorted((a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()))
      .map(({ name, prefix, ids }) => [name, code(prefix), String(ids.length), links(ids)]),
  );
};

const statementTable = (): readonly string[] =>
  table(
    ['Said in 2022', `True in ${fieldReport.verified.slice(0, 4)}`, 'Rules'],
    fieldReport.statements.map(({ said, now, source, rules }) => [
      prose(said),
      `${prose(now)} ([source](${source}))`,
      rules.length > 0 ? links(rules) : 'nothing to find in an account',
    ]),
  );
