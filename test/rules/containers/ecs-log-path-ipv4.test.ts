import rule from '../../../src/rules/containers/ecs-log-path-ipv4.ts';
import { definition, nat64, nativeSubnet, service } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

type Endpoint = 'default' | 'dual-stack' | 'aws-ipv4' | 'ipv4-literal' | 'other';
const logs = (logDriver: string | null, logEndpoint: Endpoint) => definition(['nginx'], {}, { logDriver, logEndpoint });
const native = service(['subnet-native']);

describeRule(rule, {
  flagged: {
    'awslogs to the IPv4-only name': {
      given: [logs('awslogs', 'aws-ipv4'), native, nativeSubnet()],
      says: 'app (awslogs) to a name of AWS with IPv4 addresses only',
      severity: { 'ipv6-only': 'medium' },
    },
    'the same with NAT64': {
      given: [logs('awslogs', 'aws-ipv4'), native, nativeSubnet(), ...nat64],
      says: 'awslogs',
      severity: { 'ipv6-only': 'low' },
    },
    'an address, which NAT64 does not help': {
      given: [logs('splunk', 'ipv4-literal'), native, nativeSubnet(), ...nat64],
      says: 'app (splunk) to an IPv4 address',
      severity: { 'ipv6-only': 'medium' },
    },
    'FireLens with an address': { given: [logs('awsfirelens', 'ipv4-literal'), native, nativeSubnet()], says: 'awsfirelens' },
  },
  silent: {
    'plain awslogs, which finds the dual-stack endpoint by itself': { given: [logs('awslogs', 'default'), native, nativeSubnet()] },
    'the dual-stack endpoint': { given: [logs('awsfirelens', 'dual-stack'), native, nativeSubnet()] },
    'the name of an endpoint in the VPC': { given: [logs('awslogs', 'other'), native, nativeSubnet()] },
    'no log driver': { given: [logs(null, 'default'), native, nativeSubnet()], as: 'not-applicable' },
    'ECS Anywhere': { given: [logs('awslogs', 'aws-ipv4'), service([], { launchType: 'EXTERNAL' })], as: 'not-applicable' },
  },
  unknown: {
    'FireLens that has its outputs in a file': { given: [logs('awsfirelens', 'default'), native, nativeSubnet()], says: 'router' },
    'a snapshot from before endpoints were looked at': {
      given: [definition(['nginx'], {}, { logDriver: 'awslogs' }), native, nativeSubnet()],
      says: 'app',
    },
  },
});
