import { type LeastPrivilege, type PolicyDocument, roleName } from '../../model/policy.ts';
import { purposeOf } from './words.ts';

const parameters = `Parameters:
  RoleName:
    Type: String
    Description: The name of the role, the same in every account.
    Default: ${roleName}
    AllowedPattern: '^[\\w+=,.@-]{1,64}$'
  TrustedPrincipalArn:
    Type: String
    Description: Who may assume the role, for example arn:aws:iam::111122223333:role/audit, or arn:aws:iam::111122223333:root for all of an account that its own policies let.
    AllowedPattern: '^arn:aws[a-z-]*:iam::\\d{12}:(root|(role|user)/[\\w+=,.@/-]+)$'
    ConstraintDescription: The ARN of a role, a user or an account's root; a wildcard is not taken.
  ExternalId:
    Type: String
    Description: Where given, the role can be assumed with this external id only (external_id in the AWS configuration file).
    Default: ''
    AllowedPattern: '^$|^[\\w+=,.@:/-]{2,1224}$'
Conditions:
  HasExternalId: !Not [!Equals [!Ref ExternalId, '']]
`;

/**
 * A template for a stack or a StackSet: nothing in it names an account, a region or a partition. IAM is global, so that a
 * StackSet needs one region of each account.
 */
export const renderCloudFormation = (policy: LeastPrivilege): string =>
  [
    '# Made by `ipv6-audit policy --format cloudformation`. As a StackSet: one region is enough, since IAM has none.',
    "AWSTemplateFormatVersion: '2010-09-09'",
    `Description: ${purposeOf(policy)}`,
    `${parameters}Resources:`,
    ...policy.parts.flatMap((part, index) => policyLines(part, nameOf(index), policy)),
    ...roleLines(policy.parts.map((_, index) => nameOf(index))),
    'Outputs:',
    '  RoleArn:',
    '    Description: The role to assume (role_arn in the AWS configuration file).',
    '    Value: !GetAtt Role.Arn',
    '',
  ].join('\n');

const nameOf = (index: number): string => `Policy${index + 1}`;

const policyLines = ({ Version, Statement }: PolicyDocument, name: string, policy: LeastPrivilege): readonly string[] => [
  `  ${name}:`,
  '    Type: AWS::IAM::ManagedPolicy',
  '    Properties:',
  `      Description: ${purposeOf(policy)}`,
  '      PolicyDocument:',
  `        Version: '${Version}'`,
  '        Statement:',
  ...Statement.flatMap(({ Effect, Action, Resource }) => [
    `          - Effect: ${Effect}`,
    '            Action:',
    ...Action.map((action) => `              - ${action}`),
    `            Resource: '${Resource}'`,
  ]),
];

const roleLines = (policies: readonly string[]): readonly string[] => [
  '  Role:',
  '    Type: AWS::IAM::Role',
  '    Properties:',
  '      RoleName: !Ref RoleName',
  '      Description: Lets ipv6-audit read, and do nothing else.',
  '      MaxSessionDuration: 3600',
  '      AssumeRolePolicyDocument:',
  "        Version: '2012-10-17'",
  '        Statement:',
  '          - Effect: Allow',
  '            Action: sts:AssumeRole',
  '            Principal:',
  '              AWS: !Ref TrustedPrincipalArn',
  "            Condition: !If [HasExternalId, {StringEquals: {'sts:ExternalId': !Ref ExternalId}}, !Ref 'AWS::NoValue']",
  '      ManagedPolicyArns:',
  ...policies.map((name) => `        - !Ref ${name}`),
];
