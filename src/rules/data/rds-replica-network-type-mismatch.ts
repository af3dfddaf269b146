import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import {
  ipv4OnlySeverity,
  ipv6OnlyReach,
  isOnOutpost,
  isSettled,
  isStandalone,
  networkTypeOf,
  replicaSource,
} from '../../network/databases.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'rds-replica-network-type-mismatch',
  title: 'IPv4-only read replica of a dual-stack instance',
  severity: { 'dual-stack': 'low', 'ipv6-only': 'high' },
  subjects: ['db-instance'],
  needs: ['db-instance'],
  elsewhere: ['db-instance'],
  consults: nat64Kinds,
  docs: {
    why: 'Read replicas are independent: switching the source to dual-stack leaves them on IPv4. Clients that reach the source over IPv6 cannot reach the replica so, and lose IPv6 when it is promoted.',
    fix: 'Switch the network type of the replica too.',
    links: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Switch read replicas to dual-stack',
    rollback: 'modify-db-instance --network-type IPV4.',
    after: ['rds-subnet-group-not-dual-stack', 'rds-subnet-group-ipv6-only-subnet'],
  },
  applies: (instance) =>
    Boolean(instance.data.ReadReplicaSourceDBInstanceIdentifier) && isStandalone(instance) && isSettled(instance) && !isOnOutpost(instance),
  check: (replica, context) => {
    const evidence = saw(replica, 'NetworkType', 'ReadReplicaSourceDBInstanceIdentifier');
    if (networkTypeOf(replica) === 'DUAL') return pass(evidence);
    const source = replicaSource(context.everywhere('db-instance'), replica);
    if (!source) {
      return unknown(`the source ${replica.data.ReadReplicaSourceDBInstanceIdentifier} of ${replica.id} is not in sight`, evidence);
    }
    // Where both are IPv4-only, rds-instance-ipv4-only speaks of each.
    if (networkTypeOf(source) !== 'DUAL') return notApplicable;
    return fail({
      message: `${replica.id} is IPv4-only, and the instance that it copies, ${source.id}, is dual-stack`,
      evidence: [...evidence, ...saw(source, 'NetworkType')],
      severity: ipv4OnlySeverity(ipv6OnlyReach(context, replica.vpcId), 'low'),
      related: [relatedTo(source, 'is dual-stack')],
      fix: disruptiveFix('Switch the network type of the replica to DUAL', {
        cli: [
          `aws rds modify-db-instance --region ${context.region} --db-instance-identifier ${replica.id} --network-type DUAL --apply-immediately`,
        ],
        terraform: [existing('aws_db_instance', replica.id, { network_type: 'DUAL' })],
      }),
    });
  },
});
