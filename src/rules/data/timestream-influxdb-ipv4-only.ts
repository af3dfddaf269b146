import type { Resource } from '../../model/resource.ts';
import { newResource } from '../../model/terraform.ts';
import { fail, type Fix, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule, rebuildFix } from '../define.ts';

const unsettled = new Set<string>(['CREATING', 'DELETING', 'DELETED', 'FAILED']);

const fixOf = ({ id, data }: Resource<'influxdb-database'>, region: string): Fix => {
  const type = data.dbInstanceType ?? '<type>';
  const common = {
    name: '<new-name>',
    db_instance_type: type,
    vpc_subnet_ids: ['<dual-stack-subnets>'],
    vpc_security_group_ids: ['<as-before>'],
    network_type: 'DUAL',
  };
  const ofInstances = { allocated_storage: '<gib>', organization: '<name>', bucket: '<name>', username: '<name>', password: '<password>' };
  return rebuildFix('Make a new dual-stack database, and move data and clients', {
    cli: [
      `aws timestream-influxdb create-db-${data.isCluster ? 'cluster' : 'instance'} --region ${region} --name <new-name> --db-instance-type ${type} --vpc-subnet-ids <dual-stack-subnets> --vpc-security-group-ids <as-before> --network-type DUAL <as-before>`,
    ],
    terraform: [
      data.isCluster
        ? newResource('aws_timestreaminfluxdb_db_cluster', `${id}-dual-stack`, common)
        : newResource('aws_timestreaminfluxdb_db_instance', `${id}-dual-stack`, { ...common, ...ofInstances }),
    ],
  });
};

export default defineRule({
  id: 'timestream-influxdb-ipv4-only',
  title: 'InfluxDB of Timestream answers over IPv4 only',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'medium' },
  subjects: ['influxdb-database'],
  docs: {
    why: 'The endpoint has an A record only, and the network type is fixed when the database is made. Clients in IPv6-only subnets reach it through DNS64 and NAT64, and only by its host name; the listing does not tell its VPC, so whether they have those is not looked at. AWS leaves networkType out of some records; they are taken for IPv4 (inferred).',
    fix: 'Make a new database of the network type DUAL in subnets with IPv6 blocks, move the data, and then the clients.',
    links: [
      'https://docs.aws.amazon.com/ts-influxdb/latest/ts-influxdb-api/API_CreateDbInstance.html',
      'https://docs.aws.amazon.com/ts-influxdb/latest/ts-influxdb-api/API_UpdateDbInstance.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Replace InfluxDB databases with dual-stack ones',
    rollback:
      'Keep the old database until the clients have moved; to go back, point them at it again and run delete-db-instance or delete-db-cluster on the new one.',
  },
  applies: ({ data }) => !unsettled.has(data.status ?? ''),
  check: (database, context) => {
    const evidence = saw(database, 'networkType', 'endpoint');
    const type: string = database.data.networkType ?? 'IPV4';
    if (type === 'DUAL') return pass(evidence);
    const name = `${database.data.name ?? database.id} (${database.id})`;
    if (type !== 'IPV4') return unknown(`the network type ${type} of ${name} is not a known one`, evidence);
    const what = database.data.isCluster ? 'cluster' : 'instance';
    return fail({
      message: `The InfluxDB ${what} ${name} is IPv4-only, which cannot be changed in place`,
      evidence,
      fix: fixOf(database, context.region),
    });
  },
});
