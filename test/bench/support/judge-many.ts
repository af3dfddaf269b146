// The process of the bench `audit`: judges so many accounts, one after the other, and says how long that took.
import { audit } from '../../../src/audit/report.ts';
import { catalogue } from '../../../src/rules/catalogue.ts';
import { accountId, makeInventory } from './estate/inventory.ts';

const [accounts = 1, vpcs = 1] = process.argv.slice(2).map(Number);
let [seconds, parsing, resources, verdicts] = [0, 0, 0, 0];
for (let index = 0; index < accounts; index += 1) {
  const inventory = await makeInventory(accountId(index), { vpcs, instances: 30 });
  const start = performance.now();
  // As a scan of several accounts is judged for the terminal.
  const report = audit(inventory, {
    targets: ['dual-stack', 'ipv6-only'],
    severity: 'info',
    rules: catalogue,
    vpcs: [],
    tags: [],
    passes: 'counted',
    terraform: 'left-out',
  });
  seconds += (performance.now() - start) / 1000;
  const texts = inventory.slices.flatMap((slice) => slice.resources.map((resource) => JSON.stringify(resource)));
  const parsed = performance.now();
  for (const text of texts) JSON.parse(text);
  parsing += (performance.now() - parsed) / 1000;
  resources += inventory.slices.reduce((sum, slice) => sum + slice.resources.length, 0);
  verdicts += report.summary.fail + report.summary.unknown + report.summary.pass;
}
process.stdout.write(JSON.stringify({ seconds, parsing, resources, verdicts }));
