import type { Exhibits } from '../../model/picture.ts';
import type { Report } from '../../model/report.ts';
import type { Surface } from '../style.ts';
import { type Child, el } from '../html/element.ts';
import { htmlPage } from '../html/page.ts';
import { name } from '../html/parts.ts';
import { number, short } from './html/cells.ts';
import { findingsSection } from './html/findings.ts';
import { filterScript } from './html/filter.ts';
import { overview } from './html/overview.ts';
import { rulesSection } from './html/rules.ts';
import { reportStyles } from './html/styles.ts';
import { vpcId, vpcSections } from './html/vpcs.ts';

/** A scan's report as one file for a browser: pictures of the VPCs, every verdict, every rule. Nothing is loaded or sent. */
export const renderHtml = (report: Report, _surface: Surface, exhibits: Exhibits = { pictures: [], addresses: [] }): string => {
  const { tool, collectedAt, summary, options } = report;
  const limits = [
    ...(options.vpcs.length > 0 ? [`the VPCs ${options.vpcs.join(', ')} and what stands in none`] : []),
    ...(options.tags.length > 0 ? [`what is tagged ${options.tags.join(' or ')}`] : []),
    ...(options.severity === 'info' ? [] : [`findings of severity ${options.severity} or worse`]),
  ];
  return htmlPage({
    title: 'IPv6 readiness report',
    about: [
      el(
        'p',
        {},
        `${tool.name} ${tool.version}, from what was read at ${collectedAt.slice(0, 16).replace('T', ' ')} UTC, for ${options.targets.join(' and ')}. Nothing has been changed.`,
      ),
      limits.length > 0 && el('p', {}, 'Only ', name(limits.join('; ')), '.'),
    ],
    contents: {
      label: 'Contents',
      entries: [
        entry('overview', 'Overview'),
        ...exhibits.pictures.map((picture, index) =>
          entry(vpcId(index), picture.name === null ? picture.vpcId : short(picture.name), `${picture.account} ${picture.region}`),
        ),
        entry(
          'findings',
          'Findings',
          `${number(summary.fail)} failing, ${number(summary.unknown)} unknown, ${number(summary.pass)} passing`,
        ),
        entry('rules', 'Rules'),
      ],
    },
    main: [overview(report), ...vpcSections(exhibits), findingsSection(report), rulesSection(report)],
    footer: [el('p', {}, `Made by ${tool.name} ${tool.version} from what was read at ${collectedAt}.`)],
    styles: reportStyles,
    script: filterScript,
  });
};

const entry = (id: string, label: Child, more = ''): Child =>
  el('li', {}, el('a', { href: `#${id}` }, el('span', {}, label), more !== '' && el('small', {}, more)));
