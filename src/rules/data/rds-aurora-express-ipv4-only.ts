import { addressOf, expression, newResource } from '../../model/terraform.ts';
import { fail, notApplicable, pass, saw, unknown } from '../../model/verdict.ts';
import { isSettled } from '../../network/databases.ts';
import { defineRule, rebuildFix } from '../define.ts';

const newCluster = (label: string) => {
  const engine = 'aurora-postgresql';
  const cluster = newResource('aws_rds_cluster', label, {
    cluster_identifier: '<new-name>',
    engine,
    db_subnet_group_name: '<dual-stack-group>',
    network_type: 'DUAL',
    master_username: '<name>',
    manage_master_user_password: true,
  });
  const cluster_identifier = expression(`${addressOf(cluster)}.id`);
  return [cluster, newResource('aws_rds_cluster_instance', label, { cluster_identifier, engine, instance_class: '<class>' })];
};

export default defineRule({
  id: 'rds-aurora-express-ipv4-only',
  title: 'Aurora express cluster has no IPv6',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['db-cluster'],
  docs: {
    why: 'Aurora PostgreSQL clusters of the express configuration stand in no VPC and are reached through an internet access gateway, over IPv4 addresses only. IPv6-only clients do not reach them without NAT64 to the internet.',
    fix: 'Make a cluster in a VPC with dual-stack subnets and move the data: the configuration cannot be changed in place.',
    links: [
      'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/CHAP_GettingStartedAurora.AuroraPostgreSQL.ExpressConfig.html',
      'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DBCluster.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Move Aurora express clusters into a VPC',
    rollback:
      'Keep the old cluster until the clients have moved; to go back, point them at it again and run delete-db-cluster on the new one.',
  },
  applies: (cluster) => cluster.data.Engine === 'aurora-postgresql' && isSettled(cluster),
  check: (cluster, context) => {
    const { VPCNetworkingEnabled: inVpc, InternetAccessGatewayEnabled: viaGateway } = cluster.data;
    const evidence = saw(cluster, 'VPCNetworkingEnabled', 'InternetAccessGatewayEnabled');
    // AWS gives both members for express clusters only: without them a cluster stands in a VPC as ever.
    if (inVpc === undefined && viaGateway === undefined) return notApplicable;
    if (inVpc === true) return pass(evidence);
    if (inVpc === undefined) return unknown(`AWS does not say whether ${cluster.id}, an express cluster, stands in a VPC`, evidence);
    return fail({
      message: `${cluster.id} is an Aurora express cluster outside any VPC, which has IPv4 addresses only`,
      evidence,
      fix: rebuildFix('Make a dual-stack cluster in a VPC and move the data', {
        cli: [
          `aws rds create-db-cluster --region ${context.region} --db-cluster-identifier <new-name> --engine aurora-postgresql --db-subnet-group-name <dual-stack-group> --network-type DUAL --master-username <name> --manage-master-user-password`,
          `aws rds create-db-instance --region ${context.region} --db-instance-identifier <new-name>-1 --db-cluster-identifier <new-name> --engine aurora-postgresql --db-instance-class <class>`,
        ],
        terraform: newCluster(`${cluster.id}-dual-stack`),
      }),
    });
  },
});
