import rule from '../../../src/rules/dns/vpc-dns-hostnames-disabled.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const attributes = (EnableDnsHostnames: boolean | null, EnableDnsSupport = true) =>
  build('vpc-attributes', { VpcId: 'vpc-1', EnableDnsSupport, EnableDnsHostnames });
const vpc = build('vpc', { VpcId: 'vpc-1' });
const endpoint = (data: Parameters<typeof build<'vpc-endpoint'>>[1]) =>
  build('vpc-endpoint', { VpcEndpointId: 'vpce-1', VpcId: 'vpc-1', VpcEndpointType: 'Interface', ...data });
const subnet = (HostnameType: 'ip-name' | 'resource-name') =>
  build('subnet', { SubnetId: 'subnet-1', VpcId: 'vpc-1', PrivateDnsNameOptionsOnLaunch: { HostnameType } });
const gateway = (DnsRecordIpType: 'service-defined' | 'dualstack') =>
  endpoint({ VpcEndpointType: 'Gateway', DnsOptions: { DnsRecordIpType } });

describeRule(rule, {
  flagged: {
    'a VPC with private endpoint names': { given: [attributes(false), vpc, endpoint({ PrivateDnsEnabled: true })], says: 'vpce-1 relies' },
    'a VPC with a dual-stack gateway endpoint': { given: [attributes(false), vpc, gateway('dualstack')], says: 'vpce-1' },
    'a VPC that names instances by id': { given: [attributes(false), vpc, subnet('resource-name')], says: 'subnet-1 names instances' },
  },
  silent: {
    'DNS hostnames on': { given: [attributes(true), vpc, endpoint({ PrivateDnsEnabled: true })] },
    'DNS support off, which says it already': { given: [attributes(false, false), vpc, subnet('resource-name')], as: 'not-applicable' },
  },
  unknown: {
    'a VPC with no visible use, since private hosted zones are not read': {
      given: [attributes(false), vpc, endpoint({ PrivateDnsEnabled: false }), subnet('ip-name')],
      says: 'private hosted zones',
    },
    'a gateway endpoint with names as the service defines them': { given: [attributes(false), vpc, gateway('service-defined')] },
    'a shared VPC, whose endpoints are out of sight': {
      given: [attributes(false), build('vpc', { VpcId: 'vpc-1', OwnerId: '999999999999' })],
      says: '999999999999',
    },
    'a value that AWS left out': { given: [attributes(null), vpc], says: 'did not say' },
    'a VPC that was not read': { given: [attributes(false)], says: 'vpc-1' },
  },
});
