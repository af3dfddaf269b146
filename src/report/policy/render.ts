import type { LeastPrivilege, PolicyDocument } from '../../model/policy.ts';
import type { Surface } from '../style.ts';
import { renderCloudFormation } from './cloudformation.ts';
import { renderPolicyTerminal } from './terminal.ts';
import { renderTerraform } from './terraform.ts';

export const policyFormats = ['terminal', 'json', 'cloudformation', 'terraform'] as const;
export type PolicyFormat = (typeof policyFormats)[number];

export const renderPolicyDocument = (document: PolicyDocument): string => `${JSON.stringify(document, null, 2)}\n`;

const renderers: Record<PolicyFormat, (policy: LeastPrivilege, surface: Surface) => string> = {
  terminal: renderPolicyTerminal,
  json: ({ document }) => renderPolicyDocument(document),
  cloudformation: renderCloudFormation,
  terraform: renderTerraform,
};

export const renderPolicy = (policy: LeastPrivilege, format: PolicyFormat, surface: Surface): string => renderers[format](policy, surface);
