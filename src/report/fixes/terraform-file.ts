import type { FixEntry, FixSet } from '../../model/checklist/fix-set.ts';
import { addressOf, mergeResources, type TerraformResource, terraformText } from '../../model/terraform.ts';
import { sanitise } from '../sanitise.ts';

/** A placeholder that only the user can fill. */
export const placeholder = /<[a-z][\w./ -]*>/i;

/** The reviewable Terraform of one VPC: the safe set as resources, everything else as comments. */
export const terraformFile = (set: FixSet): string => {
  const told = set.entries.filter(({ fix }) => fix.terraform && fix.terraform.length > 0);
  const safe = told.filter((entry) => isComplete(entry));
  const rest = told.filter((entry) => !isComplete(entry));
  const resources = mergeResources(safe.flatMap((entry) => resourcesOf(entry, set)));
  const lines = [
    ...headLines(set),
    ...resources.flatMap((resource) => ['', ...reasonsFor(resource, safe), terraformText([resource])]),
    ...(rest.length > 0 ? ['', '# ---------- Not in the safe set: read, complete and uncomment what you want ----------'] : []),
    ...rest.flatMap((entry) => ['', ...aboutLines(entry), ...commented(terraformText(resourcesOf(entry, set)))]),
  ];
  return `${lines.join('\n')}\n`;
};

const isComplete = ({ fix }: FixEntry): boolean =>
  fix.effect === 'safe' && fix.terraform !== undefined && !placeholder.test(terraformText(fix.terraform));

const resourcesOf = ({ fix }: FixEntry, { known }: FixSet): readonly TerraformResource[] =>
  (fix.terraform ?? []).map((resource) => ({
    ...resource,
    arguments: { ...known.get(addressOf(resource)), ...resource.arguments },
  }));

const headLines = ({ account, region, vpcId, name }: FixSet): readonly string[] => [
  `# Account ${account}, ${region}, ${vpcId ?? 'outside any VPC'}${name ? ` (${sanitise(name)})` : ''}`,
  '# Made by ipv6-audit checklist for review; nothing has been applied. It belongs to a provider of that account and region.',
  '# Resources that are there come with an import block and with the arguments that change or that an import would lose.',
  '# Where another state already holds a resource, take its arguments over there and leave the block here out.',
  '# Run terraform plan, and complete the imported resources until it shows no more than the changes named here.',
];

const reasonsFor = (resource: TerraformResource, entries: readonly FixEntry[]): readonly string[] =>
  entries
    .filter(({ fix }) => fix.terraform?.some((each) => addressOf(each) === addressOf(resource)))
    .map(({ step, fix }) => `# Step ${step.number}: ${oneLine(fix.summary)}`);

const aboutLines = ({ step, resource, fix }: FixEntry): readonly string[] => [
  `# ${fix.effect === 'safe' ? 'NEEDS A VALUE' : fix.effect.toUpperCase()}: step ${step.number}, ${sanitise(resource)}: ${oneLine(fix.summary)}`,
  `# Back: ${oneLine(step.rollback)}`,
];

const oneLine = (text: string): string => sanitise(text.replaceAll('\n', ' '));

const commented = (text: string): readonly string[] => text.split('\n').map((line) => (line === '' ? '#' : `# ${line}`));
