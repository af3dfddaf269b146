import { proxyTenancy } from '../../knowledge/rds.ts';
import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw } from '../../model/verdict.ts';
import { listed } from '../../network/compute.ts';
import { isSettled, networkTypeOf } from '../../network/databases.ts';
import { inVpc } from '../../network/facts.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'rds-proxy-dedicated-tenancy',
  title: 'VPC in which no RDS Proxy can answer for its IPv4-only databases',
  severity: { 'dual-stack': 'info' },
  subjects: ['vpc'],
  needs: ['db-instance', 'db-cluster'],
  docs: {
    why: 'An RDS Proxy can answer over IPv6 for a database that has IPv4 alone, but AWS does not support it in a VPC with dedicated tenancy: creating one fails. There the databases have to become dual-stack themselves.',
    fix: 'Make the databases dual-stack where their engines take it. The tenancy of a VPC can be changed to default, for instances that are launched from then on; whether RDS takes proxies then was not verified.',
    links: [proxyTenancy.source, 'https://docs.aws.amazon.com/vpc/latest/userguide/dedicated-instance.html'],
    verified: proxyTenancy.verified,
  },
  plan: {
    stage: 'data',
    step: 'Look at the tenancy of the VPC',
    rollback: 'There is no way back: modify-vpc-tenancy sets default and nothing else.',
  },
  confidence: 'medium',
  // Absent: the documented default.
  applies: ({ data }) => proxyTenancy.without.some((tenancy) => tenancy === data.InstanceTenancy),
  check: (vpc, context) => {
    const instances = inVpc(context, 'db-instance', vpc.id).filter(({ data }) => !data.DBClusterIdentifier);
    const databases = [...instances, ...inVpc(context, 'db-cluster', vpc.id)].filter(isSettled);
    const evidence = [...saw(vpc, 'InstanceTenancy'), ...databases.flatMap((each) => saw(each, 'NetworkType'))];
    if (databases.length === 0) return notApplicable;
    const ipv4 = databases.filter((each) => networkTypeOf(each) === 'IPV4');
    if (ipv4.length === 0) return pass(evidence);
    return fail({
      message: `${vpc.id} has the tenancy ${vpc.data.InstanceTenancy}, so no RDS Proxy can answer over IPv6 for ${listed(ipv4.map(({ id }) => id))}`,
      evidence,
      related: ipv4.map((each) => relatedTo(each, 'is IPv4-only')),
      fix: safeFix('Change the tenancy for what is launched from then on', {
        cli: [`aws ec2 modify-vpc-tenancy --region ${context.region} --vpc-id ${vpc.id} --instance-tenancy default`],
        terraform: [existing('aws_vpc', vpc.id, { instance_tenancy: 'default' })],
      }),
    });
  },
});
