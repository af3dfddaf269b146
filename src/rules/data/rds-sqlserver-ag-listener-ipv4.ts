import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { isSettled, networkTypeOf } from '../../network/databases.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'rds-sqlserver-ag-listener-ipv4',
  title: 'Availability group listener of SQL Server is IPv4-only',
  severity: { 'dual-stack': 'info', 'ipv6-only': 'info' },
  subjects: ['db-instance'],
  docs: {
    why: 'The instance is dual-stack, but its availability group listener is not: RDS for SQL Server gives that endpoint an A record only. Clients that connect through the listener stay on IPv4, and IPv6-only ones need DNS64 and NAT64.',
    fix: 'Nothing makes the listener dual-stack. Let clients that want IPv6 connect to the endpoint of the instance, and keep NAT64 for the others.',
    links: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'clients',
    step: 'Look at clients of the SQL Server listener',
    rollback: 'Point the clients back at the listener, which stays as it is.',
  },
  applies: (instance) => (instance.data.Engine ?? '').startsWith('sqlserver-') && isSettled(instance) && networkTypeOf(instance) !== 'IPV4',
  check: (instance) => {
    const evidence = saw(instance, 'Engine', 'NetworkType', 'ListenerEndpoint');
    const listener = instance.data.ListenerEndpoint?.Address;
    if (!listener) return pass(evidence);
    const type = networkTypeOf(instance);
    if (type !== 'DUAL') return unknown(`the network type ${type} of ${instance.id} is not a known one`, evidence);
    return fail({ message: `${instance.id} is dual-stack, but its listener ${listener} answers over IPv4 only`, evidence });
  },
});
