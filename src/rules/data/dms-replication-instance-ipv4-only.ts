import { existing } from '../../model/terraform.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'dms-replication-instance-ipv4-only',
  title: 'DMS replication instance is IPv4-only',
  severity: { 'dual-stack': 'low', 'ipv6-only': 'low' },
  subjects: ['dms-replication-instance'],
  docs: {
    why: 'The replication instance has no IPv6 address and speaks to sources and targets over IPv4 only. DMS has no IPv6-only mode, and most migrations are over before it matters. AWS leaves NetworkType out of some records; they are taken for IPv4 (inferred).',
    fix: 'Switch the network type to DUAL. All subnets of the replication subnet group need an IPv6 block first.',
    links: ['https://docs.aws.amazon.com/dms/latest/userguide/CHAP_ReplicationInstance.IPAddressing.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Switch DMS replication instances to dual-stack',
    rollback: 'modify-replication-instance --network-type IPV4.',
    after: ['dms-subnet-group-not-dual-stack'],
  },
  applies: ({ data }) => !/^(creating|deleting|deleted)$/.test(data.ReplicationInstanceStatus ?? ''),
  check: (instance, context) => {
    const evidence = saw(instance, 'NetworkType', 'ReplicationInstanceIpv6Addresses');
    // AWS types it as any text; its CLI writes IPV4 and DUAL.
    const type = (instance.data.NetworkType ?? 'IPV4').toUpperCase();
    if (type === 'DUAL') return pass(evidence);
    if (type !== 'IPV4') return unknown(`the network type ${instance.data.NetworkType} of ${instance.id} is not a known one`, evidence);
    return fail({
      message: `${instance.id} (DMS) is IPv4-only`,
      evidence,
      fix: disruptiveFix('Switch the network type to DUAL', {
        cli: [
          `aws dms modify-replication-instance --region ${context.region} --replication-instance-arn ${instance.arn} --network-type DUAL --apply-immediately`,
        ],
        terraform: [existing('aws_dms_replication_instance', instance.id, { network_type: 'DUAL' })],
      }),
    });
  },
});
