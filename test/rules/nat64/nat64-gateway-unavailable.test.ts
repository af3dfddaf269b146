import rule from '../../../src/rules/nat64/nat64-gateway-unavailable.ts';
import {
  asParticipant,
  ipv4ToTgw,
  main,
  native,
  natGateway,
  natTable,
  publicSubnet,
  toEigw,
  toNat,
  working,
} from '../../support/nat64-scene.ts';
import { describeRule } from '../../support/rule-test.ts';

const failed = natGateway({ State: 'failed', FailureCode: 'Gateway.NotAttached', FailureMessage: 'Network vpc-1 has no Internet gateway' });

describeRule(rule, {
  flagged: {
    'a NAT gateway that failed': { given: [native, main(toNat), failed], says: 'which is failed (Gateway.NotAttached' },
    'a NAT gateway that is being deleted': { given: [native, main(toNat), natGateway({ State: 'deleting' })], says: 'deleting' },
    'a deleted one that AWS still lists': { given: [native, main(toNat), natGateway({ State: 'deleted' })], says: 'deleted' },
    'one that AWS lists no longer': { given: [native, main(toNat)], says: 'does not exist' },
  },
  silent: {
    'an available one': { given: [native, ...working] },
    'an available one without the internet, which is another matter': {
      given: [native, publicSubnet, natGateway(), main(toNat), natTable()],
    },
    'an available one behind which sight ends': { given: [native, publicSubnet, natGateway(), main(toNat), natTable(ipv4ToTgw)] },
    'a blackhole, which route-ipv6-blackhole tells': {
      given: [native, main({ ...toNat, State: 'blackhole' }), natGateway({ State: 'deleted' })],
      as: 'not-applicable',
    },
    'no route': { given: [native, main(toEigw)], as: 'not-applicable' },
  },
  unknown: {
    'one in the making': { given: [native, main(toNat), natGateway({ State: 'pending' })], says: 'pending' },
    'one of the account that shares the subnet': { given: [asParticipant(native), main(toNat)], says: '999999999999' },
  },
});
