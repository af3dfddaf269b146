import type { FixEntry, FixSet } from '../../model/checklist/fix-set.ts';
import { sanitise } from '../sanitise.ts';
import { placeholder } from './terraform-file.ts';

const prologue = String.raw`#!/usr/bin/env bash
# Made by ipv6-audit checklist. Prints the commands of the safe set; with --apply it runs them, in this order, and stops
# at the first that fails. What restarts or rebuilds something, or needs a value from you, stands in comments.
set -euo pipefail

apply=false
case "${'$'}{1:-}" in
  --apply) apply=true ;;
  '') ;;
  *) echo "usage: $0 [--apply]" >&2; exit 2 ;;
esac

run() {
  printf '+'; printf ' %q' "$@"; printf '\n'
  if $apply; then "$@"; fi
}

# The n-th /64 of the IPv6 block of a VPC, which AWS chose when it was associated: block_of REGION VPC N
block_of() {
  $apply || { printf '<block-%s-of-%s>' "$3" "$2"; return; }
  local block='' try
  for try in $(seq 30); do
    block=$(aws ec2 describe-vpcs --region "$1" --vpc-ids "$2" --output text \
      --query "Vpcs[0].Ipv6CidrBlockAssociationSet[?Ipv6CidrBlockState.State=='associated'].Ipv6CidrBlock | [0]")
    case "$block" in */*) break ;; esac
    sleep 2
  done
  case "$block" in */*) ;; *) echo "$2 has no associated IPv6 block yet" >&2; return 1 ;; esac
  local -a parts
  IFS=: read -ra parts <<<"${'$'}{block%%::*}"
  printf '%s:%s:%s:%x::/64' "${'$'}{parts[0]}" "${'$'}{parts[1]:-0}" "${'$'}{parts[2]:-0}" "$((16#${'$'}{parts[3]:-0} + $3))"
}

# The IPv6-only subnet that was made in a zone: subnet_in REGION VPC ZONE
subnet_in() {
  $apply || { printf '<new-subnet-in-%s-of-%s>' "$3" "$2"; return; }
  aws ec2 describe-subnets --region "$1" --output text --query 'Subnets[0].SubnetId' \
    --filters "Name=vpc-id,Values=$2" "Name=availability-zone,Values=$3" 'Name=ipv6-native,Values=true'
}
`;

/** The safe set of all VPCs as a script that only prints unless it is run with --apply. */
export const shellScript = (sets: readonly FixSet[]): string => {
  const told = new Set<string>();
  return `${[prologue, ...sets.flatMap((set) => setLines(set, told))].join('\n')}\n`;
};

const setLines = (set: FixSet, told: Set<string>): readonly string[] => {
  const lines = set.entries.flatMap((entry) => entryLines(entry, set.region, told));
  return [`# ---------- Account ${set.account}, ${set.region}, ${set.vpcId ?? 'outside any VPC'} ----------`, ...lines, ''];
};

const entryLines = ({ step, resource, fix }: FixEntry, region: string, told: Set<string>): readonly string[] => {
  const commands = (fix.cli ?? []).filter((text) => !text.startsWith('#')).map((text) => withFunctions(text, region));
  if (commands.length === 0) return [];
  const trouble = troubleOf(fix.effect, commands);
  const about = `# Step ${step.number}, ${sanitise(resource)}: ${oneLine(fix.summary)}`;
  if (trouble === undefined) {
    // Two findings may have one mend; AWS refuses some commands the second time.
    const fresh = commands.filter((text) => !told.has(text));
    for (const text of fresh) told.add(text);
    return ['', about, ...(fresh.length > 0 ? fresh.map((text) => `run ${text}`) : ['# (by the commands above)'])];
  }
  return ['', `${about} [${trouble}; back: ${oneLine(step.rollback)}]`, ...commands.map((text) => `# ${oneLine(text)}`)];
};

const troubleOf = (effect: string, commands: readonly string[]): string | undefined => {
  if (effect !== 'safe') return effect.toUpperCase();
  if (commands.some((text) => placeholder.test(text))) return 'NEEDS A VALUE';
  return commands.every(isPlainCommand) ? undefined : 'CHECK THE QUOTING: a name in it means something to the shell';
};

const withFunctions = (text: string, region: string): string =>
  text
    .replaceAll(/<block-(\d+)-of-(vpc-[\w-]+)>/g, (_, index: string, vpc: string) => `"$(block_of ${region} ${vpc} ${index})"`)
    .replaceAll(/<new-subnet-in-([\w-]+?)-of-(vpc-[\w-]+)>/g, (_, zone: string, vpc: string) => `"$(subnet_in ${region} ${vpc} ${zone})"`);

/**
 * Whether a shell takes a command for what it looks like: words of harmless characters, quoted words without the quote in
 * them, and this script's own functions. Names of Auto Scaling groups and tags may hold anything.
 */
const isPlainCommand = (text: string): boolean =>
  /^aws(?: (?:[\w./:=,@%+-]|'[^'\n]*'|"[^"$`\\\n]*"|"\$\((?:block_of|subnet_in)(?: [\w-]+){3}\)")+)+$/.test(text);

const oneLine = (text: string): string => sanitise(text.replaceAll(/\s+/g, ' '));
