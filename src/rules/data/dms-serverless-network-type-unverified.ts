import { fail, notApplicable, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'dms-serverless-network-type-unverified',
  title: 'DMS Serverless has no setting for IPv6',
  severity: { 'dual-stack': 'info' },
  confidence: 'low',
  subjects: ['dms-replication-config'],
  needs: ['dms-subnet-group'],
  docs: {
    why: 'Replication instances of DMS have a network type; replications of DMS Serverless have none in the API, and whether they get IPv6 addresses in dual-stack subnets AWS does not say and nobody verified. Where their subnet group has subnets without IPv6, they have IPv4 only.',
    fix: 'Try whether a test replication reaches an endpoint over IPv6. Where it has to, and does not, use a replication instance of the network type DUAL.',
    links: [
      'https://docs.aws.amazon.com/dms/latest/APIReference/API_ComputeConfig.html',
      'https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.IPAddressing.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Look at the network of DMS Serverless',
    rollback: 'Nothing is changed, so that there is nothing to take back.',
  },
  // Without what it is to run on, it is a draft.
  applies: ({ data }) => data.ComputeConfig !== undefined,
  check: (replication, context) => {
    const id = replication.data.ComputeConfig?.ReplicationSubnetGroupId;
    const own = saw(replication, 'ComputeConfig');
    if (!id) return unknown(`AWS did not say in which subnet group the replication ${replication.id} runs`, own);
    const group = context.get('dms-subnet-group', id);
    if (!group) return unknown(`the subnet group ${id} of the replication ${replication.id} was not among those read`, own);
    const evidence = [...own, ...saw(group, 'SupportedNetworkTypes')];
    // Of a group that is IPv4-only dms-subnet-group-not-dual-stack speaks.
    if (!group.data.SupportedNetworkTypes?.some((type) => type.toLowerCase() === 'dual')) return notApplicable;
    return fail({
      message: `The replication ${replication.id} of DMS Serverless has no network type to set; verify whether it uses IPv6 in ${id}`,
      evidence,
      related: [relatedTo(group, 'can be dual-stack')],
    });
  },
});
