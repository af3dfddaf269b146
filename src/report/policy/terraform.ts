import { type LeastPrivilege, type PolicyDocument, roleName } from '../../model/policy.ts';
import { purposeOf } from './words.ts';

const variables = `variable "role_name" {
  type        = string
  description = "The name of the role, the same in every account."
  default     = "${roleName}"
}

variable "trusted_principal_arn" {
  type        = string
  description = "Who may assume the role: the ARN of a role or a user, or of an account's root for all whom its own policies let."

  validation {
    condition     = can(regex("^arn:aws[a-z-]*:iam::[0-9]{12}:(root|(role|user)/[A-Za-z0-9_+=,.@/-]+)$", var.trusted_principal_arn))
    error_message = "The ARN of a role, a user or an account's root; a wildcard is not taken."
  }
}

variable "external_id" {
  type        = string
  description = "Where given, the role can be assumed with this external id only (external_id in the AWS configuration file)."
  default     = null
}
`;

const role = `resource "aws_iam_role" "ipv6_audit" {
  name                 = var.role_name
  description          = "Lets ipv6-audit read, and do nothing else."
  max_session_duration = 3600

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Action    = "sts:AssumeRole"
      Principal = { AWS = var.trusted_principal_arn }
      # An empty condition is none.
      Condition = { for operator, keys in { StringEquals = { "sts:ExternalId" = var.external_id } } : operator => keys if var.external_id != null }
    }]
  })
}
`;

/** A module without providers or data of its own: variables, the role, its policies. */
export const renderTerraform = (policy: LeastPrivilege): string =>
  [
    `# Made by \`ipv6-audit policy --format terraform\`. ${purposeOf(policy)}`,
    '',
    variables,
    role,
    ...policy.parts.map((part, index) => policyBlocks(part, index + 1, policy)),
    'output "role_arn" {',
    '  description = "The role to assume (role_arn in the AWS configuration file)."',
    '  value       = aws_iam_role.ipv6_audit.arn',
    '}',
    '',
  ].join('\n');

const policyBlocks = ({ Version, Statement }: PolicyDocument, number: number, policy: LeastPrivilege): string => {
  const label = `ipv6_audit_${number}`;
  return [
    `resource "aws_iam_policy" "${label}" {`,
    `  name        = "\${var.role_name}-${number}"`,
    `  description = "${purposeOf(policy)}"`,
    '',
    '  policy = jsonencode({',
    `    Version = "${Version}"`,
    '    Statement = [',
    ...Statement.flatMap(({ Effect, Action, Resource }) => [
      '      {',
      `        Effect   = "${Effect}"`,
      `        Resource = "${Resource}"`,
      '        Action = [',
      ...Action.map((action) => `          "${action}",`),
      '        ]',
      '      },',
    ]),
    '    ]',
    '  })',
    '}',
    '',
    `resource "aws_iam_role_policy_attachment" "${label}" {`,
    '  role       = aws_iam_role.ipv6_audit.name',
    `  policy_arn = aws_iam_policy.${label}.arn`,
    '}',
    '',
  ].join('\n');
};
