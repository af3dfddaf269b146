import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { ipv4OnlySeverity, reachText } from '../../network/databases.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { reachBySubnets } from '../../network/service-reach.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'redshift-serverless-ipv4-only',
  title: 'Redshift Serverless workgroup answers over IPv4 only',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
  subjects: ['redshift-workgroup'],
  consults: nat64Kinds,
  docs: {
    why: 'The endpoint of the workgroup has an A record only. Clients in IPv6-only subnets reach it through DNS64 and NAT64, and not at all where either is missing. A workgroup without the word ipAddressType is taken for IPv4 (inferred).',
    fix: 'Switch the IP address type to dualstack. All subnets of the workgroup need an IPv6 block first.',
    links: ['https://docs.aws.amazon.com/redshift-serverless/latest/APIReference/API_UpdateWorkgroup.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Switch Redshift workgroups to dual-stack',
    rollback: 'update-workgroup --ip-address-type ipv4.',
  },
  applies: ({ data }) => data.status !== 'CREATING' && data.status !== 'DELETING',
  check: (workgroup, context) => {
    const evidence = saw(workgroup, 'ipAddressType', 'subnetIds');
    const type = (workgroup.data.ipAddressType ?? 'ipv4').toLowerCase();
    if (type === 'dualstack') return pass(evidence);
    if (type !== 'ipv4') return unknown(`the IP address type ${type} of ${workgroup.id} is not a known one`, evidence);
    const reach = reachBySubnets(context, workgroup.subnetIds);
    return fail({
      message: `${workgroup.id} (Redshift Serverless) is IPv4-only: ${reachText[reach]}`,
      evidence,
      severity: ipv4OnlySeverity(reach),
      fix: disruptiveFix('Switch the IP address type to dualstack', {
        cli: [
          `aws redshift-serverless update-workgroup --region ${context.region} --workgroup-name ${workgroup.id} --ip-address-type dualstack`,
        ],
      }),
    });
  },
});
