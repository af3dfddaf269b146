import rule from '../../../src/rules/storage/kms-custom-key-store-ipv4.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const store = (more: Parameters<typeof build<'kms-custom-key-store'>>[1]) =>
  build('kms-custom-key-store', { CustomKeyStoreId: 'cks-1', CustomKeyStoreName: 'vault', ConnectionState: 'CONNECTED', ...more });

describeRule(rule, {
  flagged: {
    'a CloudHSM cluster': {
      given: [store({ CustomKeyStoreType: 'AWS_CLOUDHSM', CloudHsmClusterId: 'cluster-1' })],
      says: 'KMS reaches the CloudHSM cluster cluster-1 of key store vault over IPv4 only',
    },
    'an external key store': {
      given: [store({ CustomKeyStoreType: 'EXTERNAL_KEY_STORE', ConnectionState: 'FAILED' })],
      says: 'the proxy of the external key store of key store vault',
    },
  },
  silent: {
    'a store that is disconnected': {
      given: [store({ CustomKeyStoreType: 'AWS_CLOUDHSM', ConnectionState: 'DISCONNECTED' })],
      as: 'not-applicable',
    },
    'a store that is being disconnected': {
      given: [store({ CustomKeyStoreType: 'EXTERNAL_KEY_STORE', ConnectionState: 'DISCONNECTING' })],
      as: 'not-applicable',
    },
  },
  unknown: { 'a store of no known type': { given: [store({})], says: 'cks-1 of type (unsaid)' } },
});
