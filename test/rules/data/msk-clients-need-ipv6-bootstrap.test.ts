import rule from '../../../src/rules/data/msk-clients-need-ipv6-bootstrap.ts';
import { provisioned, serverless } from '../../support/msk.ts';
import { describeRule } from '../../support/rule-test.ts';

const dual = { ConnectivityInfo: { NetworkType: 'DUAL' } } as const;

describeRule(rule, {
  flagged: {
    'a dual-stack cluster with ZooKeeper': {
      given: [provisioned(dual, { ZookeeperConnectString: 'z-1.events:2181' })],
      says: 'its ZooKeeper over IPv4 only',
      severity: { 'ipv6-only': 'medium' },
    },
    'a dual-stack cluster without ZooKeeper': {
      given: [provisioned(dual)],
      says: 'events answers over IPv6 at bootstrap strings of their own only',
      severity: { 'ipv6-only': 'info' },
    },
  },
  silent: {
    'an IPv4-only cluster, of which another rule speaks': { given: [provisioned()], as: 'not-applicable' },
    'a serverless cluster': { given: [serverless({ NetworkType: 'DUAL' })], as: 'not-applicable' },
  },
  unknown: {
    'a network type that is not known': { given: [provisioned({ ConnectivityInfo: { NetworkType: 'IPV6' as 'DUAL' } })], says: 'IPV6' },
  },
});
