import rule from '../../../src/rules/data/timestream-influxdb-ipv4-only.ts';
import type { Kinds } from '../../../src/model/kinds.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const instance = (data: Partial<Kinds['influxdb-database']> = {}) =>
  build('influxdb-database', { isCluster: false, id: 'i1', name: 'metrics', arn: 'arn:1', status: 'AVAILABLE', ...data });
const cluster = (data: Partial<Kinds['influxdb-database']> = {}) =>
  build('influxdb-database', { isCluster: true, id: 'c1', name: 'events', arn: 'arn:2', status: 'AVAILABLE', ...data });

describeRule(rule, {
  flagged: {
    'an IPv4-only instance': { given: [instance({ networkType: 'IPV4' })], says: 'InfluxDB instance metrics (i1) is IPv4-only' },
    'an IPv4-only cluster': { given: [cluster({ networkType: 'IPV4' })], says: 'InfluxDB cluster events (c1)' },
    'one of which AWS says nothing': { given: [instance()], says: 'IPv4-only' },
  },
  silent: {
    'a dual-stack instance': { given: [instance({ networkType: 'DUAL' })] },
    'a dual-stack cluster': { given: [cluster({ networkType: 'DUAL' })] },
    'an instance that is being made': { given: [instance({ status: 'CREATING' })], as: 'not-applicable' },
  },
  unknown: { 'a network type that is not known': { given: [instance({ networkType: 'IPV6' as 'IPV4' })], says: 'IPV6' } },
});
