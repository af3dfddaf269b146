import rule from '../../../src/rules/dns/dhcp-ntp-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const vpc = build('vpc', { VpcId: 'vpc-1', DhcpOptionsId: 'dopt-1' });
const options = (Key: string, ...servers: string[]) =>
  build('dhcp-options', { DhcpOptionsId: 'dopt-1', DhcpConfigurations: [{ Key, Values: servers.map((Value) => ({ Value })) }] });

describeRule(rule, {
  flagged: { 'IPv4 time servers': { given: [vpc, options('ntp-servers', '10.0.5.5', '10.0.6.6')], says: '10.0.5.5, 10.0.6.6' } },
  silent: {
    'the Amazon Time Sync Service': { given: [vpc, options('ntp-servers', '169.254.169.123')] },
    'an IPv6 time server': { given: [vpc, options('ntp-servers', '10.0.5.5', 'fd00:ec2::123')] },
    'no time servers': { given: [vpc, options('domain-name-servers', '10.0.5.5')] },
    'no option set': { given: [build('vpc', { VpcId: 'vpc-1', DhcpOptionsId: 'default' })] },
  },
  unknown: { 'an option set that was not read': { given: [vpc], says: 'dopt-1' } },
});
