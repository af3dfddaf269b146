import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { bundledPackages } from './third-party.ts';

const root = new URL('..', import.meta.url).pathname;

interface Component {
  readonly 'bom-ref': string;
  readonly name: string;
  readonly scope?: string;
  readonly properties?: readonly { readonly name: string }[];
}
interface Sbom {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: readonly string[] }[];
}

/** npm takes all that is bundled for the tools of development, which users need not have: here it is what they get. */
const asShipped = ({ properties = [], ...component }: Component): Component => ({
  ...component,
  scope: 'required',
  properties: properties.filter(({ name }) => name !== 'cdx:npm:package:development'),
});

/** What npm says of the lock file in CycloneDX 1.5, of the packages whose code is in the bundle. */
export const softwareBill = (all: Sbom, bundled: readonly string[]): Sbom => {
  const refs = new Set(bundled);
  const components = all.components.filter((component) => refs.has(component['bom-ref'])).map(asShipped);
  const listed = new Set(components.map((component) => component['bom-ref']));
  const missing = bundled.filter((id) => !listed.has(id));
  if (missing.length > 0) throw new Error(`in the bundle and not in the lock file; run npm ci: ${missing.join(', ')}`);
  const program = all.metadata.component['bom-ref'];
  return {
    ...all,
    metadata: { ...all.metadata, component: { ...all.metadata.component, name: program.replace(/@[^@]*$/, '') } },
    components,
    dependencies: all.dependencies
      .filter(({ ref }) => listed.has(ref) || ref === program)
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((each) => listed.has(each)) })),
  };
};

if (import.meta.main) {
  const args = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only'];
  const all = JSON.parse(execFileSync('npm', args, { cwd: root, encoding: 'utf8', maxBuffer: 2 ** 26 })) as Sbom;
  const bill = softwareBill(all, bundledPackages(`${root}dist`));
  const file = process.argv[2] ?? 'sbom.cdx.json';
  writeFileSync(file, `${JSON.stringify(bill, null, 2)}\n`);
  process.stdout.write(`${file}: ${bill.components.length} packages\n`);
}
