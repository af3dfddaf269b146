import { audit } from '../../src/audit/report.ts';
import type { Report } from '../../src/model/report.ts';
import { targets } from '../../src/model/verdict.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import { build, denied, inventory } from './build.ts';

/** What whoever may set a tag, or name a resource, can write into any form of the report. */
export const hostileTexts = [
  '\u001b[2J\u001b[31mred',
  'line\nbreak\r\n::error::x',
  'nul\u0000bell\u0007tab\t',
  '\u202egnp.exe\u2066x\u2069',
  'lone \ud800 surrogate \udc00',
  'not XML \ufffe\uffff ]]> <!-- --> <![CDATA[',
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '</code></summary></details><b onclick=x>',
  '`|` | `` cell | \\| `',
  '![x](http://evil.example/x.png) [click](javascript:alert(1))',
  '@org/team #1 GH-1 octo/repo#2 :tada: www.evil.example',
  '**bold** _x_ ~~~ *** <!--',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-1-1',
  '@SUM(1)',
  '\t=1+1',
  '\r=1+1',
  '  =1+1',
  '\uff1d1+1',
  'a,"b",c;d',
  '%0A::error::x%25',
  '::stop-commands::x',
  '..',
  '.',
  '../../etc/passwd',
  '&lt;b&gt; &#60;script&#62;',
  '{0} {{1}} [x](1)',
];

const options = { targets, severity: 'info', rules: catalogue, vpcs: [], tags: [] } as const;

/** The report on an account in which every name, many ids and what AWS said of a gap are hostile. */
export const hostileReport = (): Report => {
  const named = (Value: string) => [{ Key: 'Name', Value }];
  const resources = hostileTexts.flatMap((text, index) => {
    const VpcId = index % 2 === 0 ? text : `vpc-${index}`;
    const SubnetId = index % 2 === 0 ? `subnet-${index}` : text;
    return [
      build('vpc', { VpcId, CidrBlock: '10.0.0.0/16', Tags: named(text) }),
      build('subnet', { SubnetId, VpcId, CidrBlock: '10.0.0.0/24', EnableDns64: true, Ipv6Native: true, Tags: named(text) }),
    ];
  });
  const huge = 'x'.repeat(10_000_000);
  const long = build('vpc', { VpcId: 'vpc-long', CidrBlock: '10.0.0.0/16', Tags: named(huge.slice(0, 1_000_000)) });
  const gaps = [...hostileTexts, huge].map((message) => ({ ...denied('nat-gateway'), item: message, message }));
  return audit(inventory([...resources, long], [...gaps, denied('db-proxy')]), options);
};
