import rule from '../../../src/rules/containers/ecs-cloudmap-no-aaaa.ts';
import { build } from '../../support/build.ts';
import { service } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const registryArn = 'arn:aws:servicediscovery:eu-central-1:111122223333:service/srv-1';
const web = service(['subnet-dual'], { serviceRegistries: [{ registryArn }] });
const registry = (types: readonly ('A' | 'AAAA' | 'SRV')[], Type: 'DNS' | 'HTTP' | 'DNS_HTTP' = 'DNS_HTTP') =>
  build('cloud-map-service', {
    Arn: registryArn,
    Name: 'web',
    Type,
    DnsConfig: { DnsRecords: types.map((each) => ({ Type: each, TTL: 10 })) },
  });

describeRule(rule, {
  flagged: {
    'A records alone': { given: [web, registry(['A'])], says: 'in web of Cloud Map, which makes A records and no AAAA records' },
    'A and SRV records': { given: [web, registry(['A', 'SRV'])], says: 'no AAAA' },
    'the registry of a task set': {
      given: [
        service([], {
          deploymentController: { type: 'EXTERNAL' },
          taskSets: [{ status: 'PRIMARY', serviceRegistries: [{ registryArn }] }],
        }),
        registry(['A']),
      ],
      says: 'no AAAA',
    },
  },
  silent: {
    'both types': { given: [web, registry(['A', 'AAAA'])] },
    'SRV alone, for the modes bridge and host': { given: [web, registry(['SRV'])] },
    'a registry without DNS': { given: [web, registry([], 'HTTP')], as: 'not-applicable' },
    'a service without registries': { given: [service(['subnet-dual'])], as: 'not-applicable' },
  },
  unknown: { "another account's registry": { given: [web], says: 'srv-1' } },
});
