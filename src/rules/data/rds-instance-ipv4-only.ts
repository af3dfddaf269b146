import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, saw, unknown } from '../../model/verdict.ts';
import {
  canBeDualStack,
  ipv4OnlySeverity,
  ipv6OnlyReach,
  isOnOutpost,
  isSettled,
  isStandalone,
  networkTypeOf,
  reachText,
  replicaSource,
  switchInterrupts,
} from '../../network/databases.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { defineRule, disruptiveFix, safeFix } from '../define.ts';

export default defineRule({
  id: 'rds-instance-ipv4-only',
  title: 'DB instance answers over IPv4 only',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
  subjects: ['db-instance'],
  needs: ['db-instance'],
  elsewhere: ['db-instance'],
  consults: nat64Kinds,
  docs: {
    why:
      'The endpoint of the instance has an A record only. Clients in IPv6-only subnets reach it through DNS64 and NAT64, and only by its host name; where either is missing, they do not reach it at all. ' +
      'RDS is never IPv6-only: dual-stack is the most there is. AWS leaves NetworkType out of some records; they are taken for IPv4 (inferred).',
    fix: 'Switch the network type to DUAL, with nothing else in the same call and no change between Single-AZ and Multi-AZ pending. All subnets of the DB subnet group need an IPv6 block first, and the security groups rules for IPv6 clients.',
    links: [
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.RDS_Fea_Regions_DB-eng.Feature.DualStackMode.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Switch DB instances to dual-stack',
    rollback: 'modify-db-instance --network-type IPV4.',
    after: ['rds-subnet-group-not-dual-stack', 'rds-subnet-group-ipv6-only-subnet', 'rds-option-no-dual-stack'],
  },
  applies: (instance) => isStandalone(instance) && isSettled(instance) && !isOnOutpost(instance),
  check: (instance, context) => {
    const evidence = saw(instance, 'NetworkType', 'Engine', 'EngineVersion', 'DBSubnetGroup');
    const type = networkTypeOf(instance);
    if (type === 'DUAL') return pass(evidence);
    if (type !== 'IPV4') return unknown(`the network type ${type} of ${instance.id} is not a known one`, evidence);
    if (!canBeDualStack(instance)) {
      return unknown(`whether the engine ${instance.data.Engine ?? '(unsaid)'} of ${instance.id} can be dual-stack is not known`, evidence);
    }
    // A replica whose source is dual-stack is the matter of rds-replica-network-type-mismatch.
    const source = replicaSource(context.everywhere('db-instance'), instance);
    if (source && networkTypeOf(source) === 'DUAL') return notApplicable;
    const reach = ipv6OnlyReach(context, instance.vpcId);
    const pending = instance.data.PendingModifiedValues?.MultiAZ === undefined ? '' : ', once the pending Multi-AZ change is done';
    const interrupts = switchInterrupts(instance);
    return fail({
      message: `${instance.id} (${instance.data.Engine}) is IPv4-only: ${reachText[reach]}`,
      evidence,
      severity: ipv4OnlySeverity(reach),
      fix: (interrupts ? disruptiveFix : safeFix)(
        `Switch the network type to DUAL${pending}${interrupts ? '; the instance fails over or is down for a moment' : ''}`,
        {
          cli: [
            `aws rds modify-db-instance --region ${context.region} --db-instance-identifier ${instance.id} --network-type DUAL --apply-immediately`,
          ],
          terraform: [existing('aws_db_instance', instance.id, { network_type: 'DUAL' })],
        },
      ),
    });
  },
});
