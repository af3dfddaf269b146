import { describe, expect, test } from 'vitest';
import type { RulePage } from '../../src/model/rule-page.ts';
import { prose, rulePageMarkdown, rulesIndexMarkdown } from '../../src/report/rule-markdown.ts';
import { renderRulePage } from '../../src/report/rule-page.ts';

const subnet = { kind: 'subnet', actions: ['ec2:DescribeSubnets'] } as const;
const page: RulePage = {
  id: 'a-rule',
  topic: 'dns',
  title: 'Something | amiss',
  severity: { 'dual-stack': 'low', 'ipv6-only': 'blocker' },
  confidence: 'medium',
  subjects: [subnet],
  needs: [subnet, { kind: 'vpc', actions: ['ec2:DescribeVpcs'] }],
  consults: [],
  services: ['ec2'],
  why: 'Because.',
  fix: 'Do it.',
  stage: 'nat64',
  step: 'Do it',
  rollback: 'Undo it.',
  links: ['https://example.com/a_b'],
  verified: '2026-11-23',
};

describe('text in Markdown', () => {
  test.each([
    ['a <b> | *c* [d](e)', String.raw`a &lt;b> \| \*c\* \[d\](e)`],
    ['`<b> | *c*` stays', '`<b> | *c*` stays'],
    ['aws_route and _this_', String.raw`aws_route and \_this\_`],
    ['2001:db8:100::/48, ::/0 and 64:ff9b::/96.', '`2001:db8:100::/48`, `::/0` and `64:ff9b::/96`.'],
    ['ec2:DescribeVpcs at 10:30, ratio 1:2', 'ec2:DescribeVpcs at 10:30, ratio 1:2'],
    ['arn:aws:s3:::bucket and https://[::1]:80/', String.raw`arn:aws:s3:::bucket and https://\[` + '`::1`' + String.raw`\]:80/`],
    ['a plain sentence: nothing else', 'a plain sentence: nothing else'],
  ])('%j', (text, expected) => expect(prose(text)).toBe(expected));
});

describe('the page of a rule', () => {
  test('in Markdown has one row per kind', () => {
    const lines = rulePageMarkdown(page).split('\n');
    expect(lines[0]).toBe(String.raw`# Something \| amiss`);
    expect(lines).toContain('| `subnet` | is judged; must be read in full, else the verdict is unknown | `ec2:DescribeSubnets` |');
    expect(lines.filter((line) => line.startsWith('| `subnet`'))).toHaveLength(1);
    expect(lines).toContain('Do it (stage: DNS64 and NAT64). Back: Undo it.');
    expect(lines).toContain('- <https://example.com/a_b>');
  });
  test('in a terminal leaves out what is empty, and keeps the width', () => {
    const text = renderRulePage({ ...page, why: 'word '.repeat(60) }, 'terminal', { columns: 60, colour: false });
    expect(text).not.toContain('Consults');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(60);
    expect(text).toContain('dual-stack low, ipv6-only blocker');
  });
  test('the index names each with its severities', () => {
    expect(rulesIndexMarkdown([page]).split('\n')).toContain(
      String.raw`| [` + '`a-rule`' + String.raw`](a-rule.md) | Something \| amiss | low | blocker |`,
    );
  });
});
