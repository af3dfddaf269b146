import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import type { FixEntry, FixSet } from '../../src/model/checklist/fix-set.ts';
import { existing, newResource } from '../../src/model/terraform.ts';
import type { Fix } from '../../src/model/verdict.ts';
import { shellScript } from '../../src/report/fixes/shell-script.ts';
import { terraformFile } from '../../src/report/fixes/terraform-file.ts';

const entry = (number: number, fix: Partial<Fix>): FixEntry => ({
  step: { number, title: 'Do it', need: 'required', rollback: 'Undo it.' },
  resource: `resource-${number}`,
  fix: { effect: 'safe', summary: 'Do this', ...fix },
});
const set = (...entries: readonly FixEntry[]): FixSet => ({
  account: '111122223333',
  region: 'eu-central-1',
  vpcId: 'vpc-1',
  name: 'shop',
  entries,
  known: new Map([['aws_subnet.subnet-1', { vpc_id: 'vpc-1', cidr_block: '10.0.0.0/24' }]]),
});
/** What the script prints where it stands, and what it would have run: `aws` is a stub that notes its arguments. */
const run = (script: string, ...args: readonly string[]) =>
  execFileSync('bash', ['-c', 'aws() { printf "RAN"; printf " [%s]" "$@"; echo; }; export -f aws; bash -s -- "$@"', 'bash', ...args], {
    input: script,
    encoding: 'utf8',
  });

describe('the script', () => {
  const safe = entry(1, { cli: ["aws ec2 create-tags --resources subnet-1 --tags 'Key=a b,Value=$HOME'"] });
  test('only prints unless it is told to apply', () => {
    const script = shellScript([set(safe)]);
    expect(run(script)).toBe(String.raw`+ aws ec2 create-tags --resources subnet-1 --tags Key=a\ b\,Value=\$HOME` + '\n');
    expect(run(script, '--apply')).toContain('RAN [ec2] [create-tags] [--resources] [subnet-1] [--tags] [Key=a b,Value=$HOME]');
    expect(() => run(script, '--aply')).toThrow(/usage/);
  });
  test('leaves out what restarts, rebuilds, needs a value, or means something to the shell', () => {
    const script = shellScript([
      set(
        entry(1, { effect: 'disruptive', cli: ['aws rds modify-db-instance --db-instance-identifier a'] }),
        entry(2, { effect: 'rebuild', cli: ['aws rds delete-db-instance --db-instance-identifier a'] }),
        entry(3, { cli: ['aws ec2 create-route --nat-gateway-id <nat-gateway>'] }),
        entry(4, { cli: ['aws autoscaling update-auto-scaling-group --auto-scaling-group-name $(reboot)'] }),
        entry(5, { cli: ["aws autoscaling update-auto-scaling-group --auto-scaling-group-name 'x'; reboot '"] }),
        entry(6, { cli: ['aws a b --name x\nreboot'] }),
      ),
    ]);
    expect(run(script, '--apply')).toBe('');
    for (const word of ['DISRUPTIVE', 'REBUILD', 'NEEDS A VALUE', 'CHECK THE QUOTING', 'back: Undo it.']) expect(script).toContain(word);
  });
  test('asks AWS for blocks and subnets that are not known yet, and only when it applies', () => {
    const script = shellScript([
      set(entry(1, { cli: ['aws ec2 associate-subnet-cidr-block --subnet-id subnet-1 --ipv6-cidr-block <block-3-of-vpc-1>'] })),
    ]);
    expect(run(script)).toContain(String.raw`--ipv6-cidr-block \<block-3-of-vpc-1\>`);
    const answering = (block: string) =>
      execFileSync(
        'bash',
        ['-c', `aws() { case "$*" in *describe-vpcs*) echo '${block}';; *) echo "RAN $*";; esac; }; export -f aws; bash -s -- --apply`],
        {
          input: script,
          encoding: 'utf8',
        },
      );
    expect(answering('2001:db8:0:aa00::/56')).toContain('--ipv6-cidr-block 2001:db8:0:aa03::/64');
    expect(answering('2001:db8::/56')).toContain('--ipv6-cidr-block 2001:db8:0:3::/64');
    expect(answering('2001:db8:1:500::/56')).toContain('--ipv6-cidr-block 2001:db8:1:503::/64');
  });
});

describe('the Terraform file', () => {
  test('joins what concerns one resource and adds what an import would lose', () => {
    const text = terraformFile(
      set(
        entry(1, { terraform: [existing('aws_subnet', 'subnet-1', { ipv6_cidr_block: '2001:db8::/64' })] }),
        entry(2, { terraform: [existing('aws_subnet', 'subnet-1', { enable_dns64: true })] }),
        entry(3, { effect: 'rebuild', terraform: [newResource('aws_lb', 'new', { name: 'new' })] }),
        entry(4, { terraform: [newResource('aws_route', 'r', { nat_gateway_id: '<nat-gateway>' })] }),
      ),
    );
    expect(text).toContain(
      [
        '# Step 1: Do this',
        '# Step 2: Do this',
        'import {',
        '  to = aws_subnet.subnet-1',
        '  id = "subnet-1"',
        '}',
        '',
        '# Only what changes: keep the other arguments that the resource has.',
        'resource "aws_subnet" "subnet-1" {',
        '  vpc_id          = "vpc-1"',
        '  cidr_block      = "10.0.0.0/24"',
        '  ipv6_cidr_block = "2001:db8::/64"',
        '  enable_dns64    = true',
        '}',
      ].join('\n'),
    );
    expect(text).toMatch(/# REBUILD: step 3[^]*# resource "aws_lb"/);
    expect(text).toMatch(/# NEEDS A VALUE: step 4[^]*# resource "aws_route"/);
    expect(text).not.toMatch(/^resource "aws_(lb|route)"/m);
  });
});
