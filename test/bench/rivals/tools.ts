import { globSync, readFileSync } from 'node:fs';
import { collectors } from '../../../src/collect/collectors.ts';
import type { Report } from '../../../src/model/report.ts';
import { catalogue } from '../../../src/rules/catalogue.ts';
import { pythonWith } from '../../support/python.ts';
import { program } from '../support/measure.ts';

/** By subnet, whether its routes make it public; what a tool does not speak of is absent. */
export type Verdicts = ReadonlyMap<string, boolean>;

export interface Tool {
  readonly name: string;
  /** What it did not see, in words; empty where that cannot be told. */
  readonly remark: (output: string) => string;
  /** What it means of a subnet that its verdicts do not name it; absent where that means nothing. */
  readonly silence?: boolean;
  /** Where its verdict on a subnet is taken from. */
  readonly comparedBy: string;
  readonly command: string;
  /** To write into this folder, which is empty, about these regions. */
  readonly args: (folder: string, regions: readonly string[]) => readonly string[];
  readonly verdicts: (folder: string, output: string) => Verdicts;
}

const kindsOfServices = new Set(
  collectors.flatMap(({ kind, calls }) => (calls.every((call) => /^(ec2|elasticloadbalancing):/.test(call)) ? [kind] : [])),
);
/** Rules about what EC2 (and with it VPC) and Elastic Load Balancing describe. */
export const rules = catalogue.filter(({ subjects }) => subjects.every((kind) => kindsOfServices.has(kind)));

const reportOf = (output: string): Report => JSON.parse(output) as Report;

const own: Tool = {
  name: 'ipv6-audit',
  remark: (output) => {
    const { gaps } = reportOf(output);
    return `${gaps.length} gaps${gaps.length > 0 ? `: ${[...new Set(gaps.map(({ action, kind }) => action ?? kind))].join(', ')}` : ''}`;
  },
  // A finding names every subnet that has a way out: any other has no internet gateway to go to.
  silence: false,
  comparedBy: 'finding of `route-ipv6-default-missing` that names the subnet, with an internet gateway as the way of its IPv4',
  command: process.execPath,
  args: (_, regions) => [
    program,
    'scan',
    '--format=json',
    '--quiet',
    '--fail-on=none',
    ...regions.flatMap((region) => ['--region', region]),
    ...rules.flatMap(({ id }) => ['--rule', id]),
  ],
  verdicts: (_, output) => {
    const findings = reportOf(output).verdicts.filter(({ rule, status }) => rule === 'route-ipv6-default-missing' && status === 'fail');
    const subnets = findings.flatMap(({ message }) => (/ to igw-/.test(message) ? (message.match(/subnet-\w+/g) ?? []) : []));
    return new Map(subnets.map((id) => [id, true]));
  },
};

interface ProwlerFinding {
  readonly status_detail: string;
  readonly metadata: { readonly event_code: string };
}

const prowler = (bin: string): Tool => ({
  name: 'Prowler',
  remark: () => '',
  comparedBy:
    'check `ec2_instance_port_ssh_exposed_to_internet`, which says of an instance whether it stands in a public or a private subnet',
  command: `${bin}/prowler`,
  args: (folder, regions) => [
    ...'aws --no-banner --no-color --ignore-exit-code-3 -M json-ocsf -F report --services vpc ec2 elb elbv2'.split(' '),
    '-o',
    folder,
    '--region',
    ...regions,
  ],
  verdicts: (folder) => {
    const found = JSON.parse(readFileSync(`${folder}/report.ocsf.json`, 'utf8')) as readonly ProwlerFinding[];
    const ssh = found.filter(({ metadata }) => metadata.event_code === 'ec2_instance_port_ssh_exposed_to_internet');
    const said = ssh.flatMap(({ status_detail: text }) => {
      const [, kind, id] = /(public|private) subnet (subnet-\w+)/.exec(text) ?? [];
      return id === undefined ? [] : [[id, kind === 'public'] as const];
    });
    return new Map(said);
  },
});

const policies = new URL('policies.yml', import.meta.url).pathname;

const custodian = (bin: string): Tool => ({
  name: 'Cloud Custodian',
  remark: () => '',
  comparedBy: 'policy `public-instance`: filter `subnet` with `igw: true` on `aws.ec2`',
  command: `${bin}/custodian`,
  args: (folder, regions) => ['run', '-s', folder, '-f', 'memory', ...regions.flatMap((region) => ['--region', region]), policies],
  verdicts: (folder) => {
    // With several regions each has a folder of its own.
    const subnetsOf = (policy: string): readonly string[] =>
      globSync(`${folder}/**/${policy}/resources.json`).flatMap((file) =>
        (JSON.parse(readFileSync(file, 'utf8')) as readonly { readonly SubnetId: string }[]).map(({ SubnetId }) => SubnetId),
      );
    const open = new Set(subnetsOf('public-instance'));
    return new Map(subnetsOf('instance-without-ipv6').map((id) => [id, open.has(id)]));
  },
});

/** Each with a Python of its own, since they ask for different versions of boto3. */
export const makeTools = (): readonly Tool[] => [
  own,
  prowler(pythonWith('test/bench/rivals/prowler.txt', '.venv-prowler')),
  custodian(pythonWith('test/bench/rivals/custodian.txt', '.venv-custodian')),
];
