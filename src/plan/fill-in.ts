import type { AddressPlan, PlannedSubnet } from '../model/checklist/address-plan.ts';
import type { IndexedSlice } from '../model/inventory.ts';
import {
  addressOf,
  expression,
  type TerraformArguments,
  type TerraformExpression,
  type TerraformResource,
  type TerraformValue,
} from '../model/terraform.ts';
import type { Fix } from '../model/verdict.ts';
import { newSubnetBlock } from '../network/zones.ts';
import { inVpc } from '../network/facts.ts';

/** What stands for the n-th /64 of a block that AWS has not given yet; the fix script asks AWS for it. */
const blockToCome = (vpcId: string, index: number): string => `<block-${index}-of-${vpcId}>`;

/** What rules write where a subnet's block is to be chosen. */
const freeBlock = '<free-64-block>';

/** Fills the address plan's blocks, and gateways where there is only one to choose, into a fix. */
export const fillIn = (fix: Fix, plan: AddressPlan | undefined, slice: IndexedSlice | undefined): Fix => {
  if (!plan) return fix;
  const rows = plan.subnets.filter(({ state }) => state === 'planned');
  const gateways = new Map(slice ? onlyGateways(plan.vpcId, slice) : []);
  const rowIn = (text: string) => rows.find(({ subnetId, zone }) => text.includes(subnetId ?? newSubnetBlock(plan.vpcId, zone)));
  const inText = (text: string): string => {
    const row = rowIn(text);
    const known = row
      ? text.replaceAll(freeBlock, blockText(plan, row)).replaceAll(newSubnetBlock(plan.vpcId, row.zone), blockText(plan, row))
      : text;
    return [...gateways].reduce((done, [from, to]) => done.replaceAll(from, to), known);
  };
  const inResource = (resource: TerraformResource): TerraformResource => {
    const row = rowIn(JSON.stringify(resource));
    return mapStrings(resource, (text) =>
      row && (text === freeBlock || text === newSubnetBlock(plan.vpcId, row.zone)) ? blockTerraform(plan, row) : inText(text),
    );
  };
  return {
    ...fix,
    ...(fix.cli ? { cli: fix.cli.map(inText) } : {}),
    ...(fix.terraform ? { terraform: fix.terraform.map(inResource) } : {}),
  };
};

const blockText = (plan: AddressPlan, row: PlannedSubnet): string =>
  plan.source === 'associated' ? row.block : blockToCome(plan.vpcId, row.index);

const blockTerraform = (plan: AddressPlan, row: PlannedSubnet) => {
  if (plan.source === 'associated') return row.block;
  const bits = 64 - Number(plan.block.split('/')[1]);
  const association = addressOf({ type: 'aws_vpc_ipv6_cidr_block_association', of: plan.vpcId });
  return expression(`cidrsubnet(${association}.ipv6_cidr_block, ${bits}, ${row.index})`);
};

/** Gateways of which the VPC has one and no more. */
const onlyGateways = (vpcId: string, slice: IndexedSlice): readonly (readonly [string, string])[] => {
  const nats = inVpc(slice, 'nat-gateway', vpcId).filter(({ data }) => data.State === 'available' && data.ConnectivityType === 'public');
  const egress = inVpc(slice, 'egress-only-internet-gateway', vpcId);
  const internet = inVpc(slice, 'internet-gateway', vpcId);
  const only = (placeholder: string, found: readonly { readonly id: string }[]) =>
    found.length === 1 ? found.map(({ id }) => [placeholder, id] as const) : [];
  return [...only('<nat-gateway>', nats), ...only('<egress-only-gateway>', egress), ...only('<internet-gateway>', internet)];
};

const mapStrings = (resource: TerraformResource, change: (text: string) => string | TerraformExpression): TerraformResource => {
  const value = (given: TerraformValue): TerraformValue => {
    if (typeof given === 'string') return change(given);
    if (Array.isArray(given)) return given.map((item: TerraformValue) => value(item)) as unknown as TerraformValue;
    const isBlock = typeof given === 'object' && !('expression' in given) && !('map' in given);
    return isBlock ? (within(given) as unknown as TerraformValue) : given;
  };
  const within = (given: TerraformArguments): TerraformArguments =>
    Object.fromEntries(Object.entries(given).map(([name, item]) => [name, value(item)]));
  return { ...resource, arguments: within(resource.arguments) };
};
