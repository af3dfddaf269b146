import type { Checklist } from '../../src/model/checklist/checklist.ts';
import type { Step, StepItem } from '../../src/model/checklist/step.ts';
import { networkCost } from '../../src/plan/cost.ts';
import { ipv4Pressure } from '../../src/plan/pressure.ts';
import { build, denied, home, indexed } from './build.ts';

const place = { account: home.account, region: home.region };

const reference = (id: string, name: string | null) => ({ kind: 'subnet', id, arn: `arn:aws:ec2:::${id}`, name, vpcIds: ['vpc-1'] });

const item = (id: string, name: string, given: Partial<StepItem> = {}): StepItem => ({
  fingerprint: `finding-${id}`,
  resource: reference(id, name),
  state: 'to-do',
  when: 'now',
  severity: 'high',
  message: `${id} (${name}) has no \`IPv6\` block`,
  evidence: [{ resource: id, member: 'Ipv6CidrBlockAssociationSet', value: [{ name }] }],
  missing: [],
  fix: null,
  ...given,
});

const step = (number: number, given: Partial<Step> = {}): Step => ({
  id: `${home.account}/${home.region}/vpc-1/step-${number}`,
  number,
  stage: 'subnets',
  title: 'Give subnets IPv6 blocks',
  rule: 'subnet-ipv6-cidr-missing',
  ...place,
  vpcId: 'vpc-1',
  need: 'required',
  state: 'to-do',
  risk: 'in place',
  rollback: 'Run `disassociate-subnet-cidr-block`.',
  proof: 'ipv6-audit scan --rule subnet-ipv6-cidr-missing',
  after: [],
  items: [],
  ...given,
});

const steps = (name: string): Checklist['steps'] => {
  const command = `aws ec2 associate-subnet-cidr-block --region eu-central-1 --subnet-id subnet-1 --ipv6-cidr-block 2001:db8::/64 --tag '${name}'`;
  const fix = { effect: 'disruptive', summary: `Associate a block with ${name}`, cli: [command, `${command} --again`] } as const;
  return [
    step(1, { stage: 'address-plan', title: 'Settle the address plan', rule: null, risk: null }),
    step(2, {
      stage: 'vpc',
      title: 'Give the VPC an IPv6 block',
      state: 'done',
      items: [item('vpc-1', name, { state: 'done', message: '' })],
    }),
    step(3, {
      after: [step(1).id],
      risk: 'restart',
      items: [
        item('subnet-1', name, { fix: { ...fix, cli: [...fix.cli], terraform: `resource "aws_subnet" "a" {\n  tags = "${name}"\n}` } }),
        item('subnet-2', name, { when: 'later' }),
        item('subnet-3', name, { state: 'done', message: '' }),
      ],
    }),
    step(4, {
      stage: 'data',
      title: 'Add dual-stack endpoints to RDS Proxies',
      need: 'recommended',
      state: 'check-by-hand',
      risk: 'rebuild',
      items: [
        item('', name, {
          resource: null,
          state: 'check-by-hand',
          message: 'db-proxy could not be read',
          evidence: [],
          missing: ['rds:DescribeDBProxies'],
        }),
      ],
    }),
    step(5, { stage: 'clients', title: 'Mend the clients', vpcId: null, need: 'optional', items: [item('client', name)] }),
  ];
};

const network = (name: string) =>
  indexed(
    [
      build('vpc', { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16', Tags: [{ Key: 'Name', Value: name }] }),
      build('subnet', {
        SubnetId: 'subnet-1',
        VpcId: 'vpc-1',
        CidrBlock: '10.0.0.0/24',
        AvailableIpAddressCount: 2,
        Tags: [{ Key: 'Name', Value: name }],
      }),
      build('instance', { InstanceId: 'i-1', InstanceType: 'm7g.large', Tags: [{ Key: 'Name', Value: name }] }),
      build('instance-type', { InstanceType: 'm7g.large', Hypervisor: 'nitro' }),
      build('network-interface', {
        NetworkInterfaceId: 'eni-1',
        VpcId: 'vpc-1',
        SubnetId: 'subnet-1',
        Attachment: { InstanceId: 'i-1' },
        Association: { PublicIp: '203.0.113.1', IpOwnerId: 'amazon' },
        PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.4' }],
      }),
      build('nat-gateway', { NatGatewayId: 'nat-1', VpcId: 'vpc-1', State: 'available', Tags: [{ Key: 'Name', Value: name }] }),
    ],
    [denied('service-quota'), denied('elastic-ip')],
  );

const addressPlan = (name: string): Checklist['addressPlans'][number] => ({
  ...place,
  vpcId: 'vpc-1',
  name,
  ipv4: ['10.0.0.0/16'],
  block: '2001:db8:0:aa00::/56',
  source: 'amazon',
  ipamPoolId: null,
  subnets: [
    {
      subnetId: 'subnet-1',
      name,
      zone: 'eu-central-1a',
      ipv4: '10.0.0.0/24',
      block: '2001:db8:0:aa00::/64',
      index: 0,
      role: 'dual-stack',
      state: 'associated',
    },
    {
      subnetId: null,
      name: null,
      zone: 'eu-central-1b',
      ipv4: null,
      block: '2001:db8:0:aa20::/64',
      index: 32,
      role: 'ipv6-only',
      state: 'planned',
    },
  ],
  room: [{ zone: 'eu-central-1a', free: 31 }],
  problems: [`no room for ${name}`],
});

/** A checklist with everything that one can hold, and this name wherever AWS lets people choose one. */
export const checklistOf = (name: string, collectedAt = '2026-11-23T10:00:00.000Z'): Checklist => ({
  format: 'ipv6-audit-checklist',
  version: '1.0',
  tool: { name: 'ipv6-audit', version: '0.0.0-test' },
  collectedAt,
  target: 'ipv6-only',
  vpcs: ['vpc-1'],
  settings: { skippedRules: [], leftOut: 0 },
  summary: {
    required: { 'to-do': 2, 'check-by-hand': 0, accepted: 0, done: 1 },
    recommended: { 'to-do': 0, 'check-by-hand': 1, accepted: 0, done: 0 },
    optional: { 'to-do': 1, 'check-by-hand': 0, accepted: 0, done: 0 },
  },
  addressPlans: [addressPlan(name)],
  steps: steps(name),
  workloads: [
    { ...place, resource: { ...reference('i-1', name), kind: 'instance' }, state: 'waiting', own: [3], before: [1] },
    { ...place, resource: { ...reference('orders', null), kind: 'db-instance' }, state: 'ready', own: [], before: [] },
  ],
  pressure: ipv4Pressure(network(name)),
  cost: networkCost(network(name)),
  gaps: [{ ...denied('db-proxy'), action: 'rds:DescribeDBProxies', message: `AccessDenied: ${name} is not authorized` }],
});

const marked = '<script>window.hacked = true</script><img src=x onerror="window.hacked = true">';

/** Names as someone chooses who means harm, or who does not think of a page 390 pixels wide. */
export const hostileNames: Readonly<Record<string, string>> = {
  markup: `</script></style></title></pre>${marked}`,
  attributes: `" onmouseover="window.hacked = true" style="color:red" x='`,
  comment: `<!-- ${marked} --> ]]> &lt;script&gt;`,
  terminal: '\u001b[2J\u001b[31mred\u0007\u009b1m',
  direction: '\u202egnp.exe\u2066x\u2069 شبكة',
  halves: '\ud800 and \udfff',
  lines: 'one\r\ntwo\u2028three',
  long: 'a'.repeat(10_000),
};
