import { fitsPattern, type Ipv4Denial } from '../../model/ipv4-denials.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { listed } from '../../network/compute.ts';
import { defineRule, safeFix } from '../define.ts';

/** Whether the statement is for the role: by its ARN, by its account, or for everybody. */
const isFor = ({ principals }: Ipv4Denial, role: string): boolean => {
  const account = role.split(':')[4] ?? '';
  return principals.some((each) => each === '*' || each === role || each === account || each.endsWith(`:${account}:root`));
};

const shutsOut = (denial: Ipv4Denial, role: string): boolean =>
  isFor(denial, role) && !denial.spares.some((pattern) => fitsPattern(pattern, role));

export default defineRule({
  id: 'dax-ipv6-policy-block',
  title: 'Table policy that shuts DAX out with all of IPv4',
  severity: { 'ipv6-only': 'info' },
  confidence: 'medium',
  subjects: ['dynamodb-table-policy'],
  needs: ['dax-cluster'],
  docs: {
    why: 'A DAX cluster calls DynamoDB from IPv4 addresses, in IPv6-only networks too. Where the policy of a table denies all IPv4 addresses and does not spare the cluster’s role, the cluster cannot read the table: its clients get AccessDenied for what is not in the cache. Which tables a cluster is used for AWS does not tell, so that all of the region are looked at.',
    fix: 'Add a condition ArnNotEquals on aws:PrincipalArn with the role of the cluster to the statement.',
    links: ['https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/DAX.create-cluster.DAX_and_IPV6.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'clients',
    step: 'Spare the role of DAX clusters',
    rollback: 'put-resource-policy with the document that get-resource-policy gave before.',
  },
  check: (policy, context) => {
    const evidence = saw(policy, 'Ipv4Denials');
    const denials = policy.data.Ipv4Denials;
    const clusters = context.all('dax-cluster').filter(({ data }) => data.Status !== 'deleting');
    if (clusters.length === 0) return notApplicable;
    if (!denials)
      return unknown(`the policy of table ${policy.id} is not a policy document that can be read: look for aws:SourceIp in it`, evidence);
    const nameless = clusters.filter(({ data }) => !data.IamRoleArn);
    const found = clusters.flatMap((cluster) => {
      const role = cluster.data.IamRoleArn ?? '';
      return denials.filter((denial) => role && shutsOut(denial, role)).map((denial) => ({ cluster, role, denial }));
    });
    const sure = found.filter(({ denial }) => !denial.isNarrowed);
    if (sure.length > 0) {
      const roles = [...new Set(sure.map(({ role }) => role))];
      const statements = [...new Set(sure.map(({ denial }) => denial.statement))];
      return fail({
        message: `The policy of table ${policy.id} denies all IPv4 addresses (${listed(statements)}) and does not spare ${listed(roles)}, the role of DAX`,
        evidence,
        related: [...new Set(sure.map(({ cluster }) => cluster))].map((cluster) => relatedTo(cluster, 'could not read the table')),
        fix: safeFix('Spare the role of the cluster', {
          cli: [
            `aws dynamodb get-resource-policy --region ${context.region} --resource-arn ${policy.arn} --query Policy --output text > policy.json`,
            `# add "ArnNotEquals": {"aws:PrincipalArn": ${JSON.stringify(roles)}} to the conditions of ${listed(statements)} in policy.json`,
            `aws dynamodb put-resource-policy --region ${context.region} --resource-arn ${policy.arn} --policy file://policy.json`,
          ],
        }),
      });
    }
    if (nameless.length > 0 && denials.length > 0) return unknown(`AWS did not name the role of DAX cluster ${nameless[0]?.id}`, evidence);
    const narrowed = found.find(({ denial }) => denial.isNarrowed);
    if (!narrowed) return pass(evidence);
    return unknown(
      `whether ${narrowed.denial.statement} of the policy of table ${policy.id} holds for ${narrowed.role} depends on its other conditions`,
      evidence,
    );
  },
});
