import rule from '../../../src/rules/containers/ecs-gateway-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Network = NonNullable<Parameters<typeof build<'ecs-gateway'>>[1]['configuration']['hostSharedAlb']>['networkConfiguration'];
const gateway = (networkConfiguration?: Network, status: 'ACTIVE' | 'DELETED' = 'ACTIVE') =>
  build('ecs-gateway', {
    gatewayArn: 'arn:aws:ecs:eu-central-1:111122223333:gateway/shop',
    name: 'shop',
    status,
    configuration: { hostSharedAlb: networkConfiguration ? { networkConfiguration } : {} },
  });

describeRule(rule, {
  flagged: {
    'the type ipv4': { given: [gateway({ ipAddressType: 'ipv4' })], says: 'shop makes load balancers with the IP address type ipv4' },
  },
  silent: {
    'the type dualstack': { given: [gateway({ ipAddressType: 'dualstack' })] },
    'no public IPv4': { given: [gateway({ ipAddressType: 'dualstack-without-public-ipv4' })] },
    'no type, which means dualstack': { given: [gateway()] },
    'a deleted gateway': { given: [gateway({ ipAddressType: 'ipv4' }, 'DELETED')], as: 'not-applicable' },
  },
  unknown: {
    'a type of gateway that came later': { given: [build('ecs-gateway', { gatewayArn: 'arn:g', configuration: {} })], says: 'not known' },
  },
});
