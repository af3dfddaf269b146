import type { ActionCheck, CheckStatus, Diagnosis } from '../model/doctor.ts';
import { sanitise } from './sanitise.ts';
import { makeStyle, type Style, type Surface } from './style.ts';

export const doctorFormats = ['terminal', 'json'] as const;
export type DoctorFormat = (typeof doctorFormats)[number];

const words: Record<CheckStatus, string> = { ok: 'ok', lacking: 'lacking', 'could-not-tell': 'could not tell' };

const mark = (status: CheckStatus, { paint }: Style): string => {
  const text = words[status];
  if (status === 'ok') return paint.green(text);
  return status === 'lacking' ? paint.red.bold(text) : paint.magenta(text);
};

const renderTerminal = (diagnosis: Diagnosis, surface: Surface): string => {
  const style = makeStyle(surface);
  const { tool, account, region, checks, actions } = diagnosis;
  return `${[
    ...style.block(0, style.paint.bold(`${tool.name} ${tool.version} doctor`)),
    ...checks.flatMap(({ title, status, detail }) => [
      ...style.block(2, `${mark(status, style)}  ${style.paint.bold(title)}: ${sanitise(detail)}`),
    ]),
    ...(account === undefined
      ? []
      : ['', ...style.block(0, `IAM actions of account ${account}, tried in ${region} and on services without regions`)]),
    ...[...Map.groupBy(actions, ({ action }) => action.split(':')[0] ?? '')].flatMap(([service, each]) =>
      serviceLines(service, each, style),
    ),
    '',
    ...summary(diagnosis).flatMap((text) => style.block(0, text)),
  ].join('\n')}\n`;
};

/** One line for a service where all is well; otherwise what is not, and what follows. */
const serviceLines = (service: string, actions: readonly ActionCheck[], style: Style): readonly string[] => {
  const granted = actions.filter(({ status }) => status === 'ok').length;
  const open = actions.filter(({ status }) => status === 'could-not-tell');
  const lacking = actions.filter(({ status }) => status === 'lacking');
  const worst = lacking.length > 0 ? 'lacking' : open.length > 0 ? 'could-not-tell' : 'ok';
  return [
    ...style.block(2, `${mark(worst, style)}  ${style.paint.bold(service)}: ${granted} of ${actions.length} granted`),
    ...lacking.flatMap((check) => [
      ...style.block(6, `${style.paint.red('lacks')} ${check.action}`),
      ...style.block(8, style.paint.dim(sanitise(check.detail))),
      ...style.block(8, consequence(check)),
    ]),
    ...[...Map.groupBy(open, ({ detail }) => detail)].flatMap(([detail, each]) =>
      style.block(6, style.paint.dim(`could not tell ${each.map(({ action }) => action.split(':')[1]).join(', ')}: ${sanitise(detail)}`)),
    ),
  ];
};

const consequence = ({ action, kinds, unknown, weaker }: ActionCheck): string => {
  if (action === 'ec2:DescribeRegions') return 'then regions must be named with --region';
  if (kinds.length === 0)
    return 'then a service that a region does not have looks like one that cannot be reached, and its kinds are unknown';
  const more = weaker.length > 0 ? `; ${weaker.length} more know less` : '';
  return `unknown then: ${few(kinds)}; without a verdict: ${unknown.length} ${unknown.length === 1 ? 'rule' : 'rules'}${unknown.length > 0 ? ` (${few(unknown)})` : ''}${more}`;
};

const few = (names: readonly string[]): string =>
  names.length > 4 ? `${names.slice(0, 4).join(', ')} and ${names.length - 4} more` : names.join(', ');

const summary = ({ checks, actions }: Diagnosis): readonly string[] => {
  const count = (status: CheckStatus) => [...checks, ...actions].filter((each) => each.status === status).length;
  const unknown = new Set(actions.flatMap((check) => (check.status === 'lacking' ? check.unknown : [])));
  return [
    `${count('ok')} ok, ${count('lacking')} lacking, ${count('could-not-tell')} could not be told${unknown.size > 0 ? `; ${unknown.size} rules would be unknown` : ''}`,
    ...(actions.some(({ status }) => status === 'lacking') ? ['The policy with all of these: ipv6-audit policy --format json'] : []),
  ];
};

const renderers: Record<DoctorFormat, (diagnosis: Diagnosis, surface: Surface) => string> = {
  terminal: renderTerminal,
  json: (diagnosis) => `${JSON.stringify(diagnosis, null, 2)}\n`,
};

export const renderDoctor = (diagnosis: Diagnosis, format: DoctorFormat, surface: Surface): string => renderers[format](diagnosis, surface);
