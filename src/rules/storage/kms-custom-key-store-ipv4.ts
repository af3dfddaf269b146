import { customKeyStores } from '../../knowledge/kms.ts';
import { fail, saw, unknown } from '../../model/verdict.ts';
import { defineRule } from '../define.ts';

/** Stores that KMS was told to have no connection with. */
const apart = new Set(['DISCONNECTED', 'DISCONNECTING']);

export default defineRule({
  id: 'kms-custom-key-store-ipv4',
  title: 'Key store that KMS speaks with over IPv4 only',
  severity: { 'ipv6-only': 'info' },
  subjects: ['kms-custom-key-store'],
  docs: {
    why: 'KMS takes requests over IPv6, but reaches CloudHSM clusters and the proxies of external key stores over IPv4 alone. Only that leg is concerned, not the callers of KMS: the cluster, or the proxy, has to keep an IPv4 address, or encryption with its keys stops.',
    fix: 'Nothing to mend today: leave the CloudHSM cluster or the proxy of the external key store in subnets with IPv4.',
    links: [customKeyStores.source, 'https://docs.aws.amazon.com/kms/latest/developerguide/key-store-overview.html'],
    verified: customKeyStores.verified,
  },
  plan: {
    stage: 'data',
    step: 'Look at key stores that need IPv4',
    rollback: 'Nothing is changed: the key store stays as it is.',
  },
  applies: ({ data }) => !apart.has(data.ConnectionState ?? ''),
  check: (store) => {
    const { CustomKeyStoreName, CustomKeyStoreType: type, CloudHsmClusterId } = store.data;
    const evidence = saw(store, 'CustomKeyStoreType', 'ConnectionState', 'CloudHsmClusterId');
    const what = type && customKeyStores.ipv4Only[type];
    if (!what) return unknown(`what stands behind the key store ${store.id} of type ${type ?? '(unsaid)'} is not known`, evidence);
    return fail({
      message:
        `KMS reaches the ${what} ${CloudHsmClusterId ?? ''} of key store ${CustomKeyStoreName ?? store.id} over IPv4 only`.replaceAll(
          '  ',
          ' ',
        ),
      evidence,
    });
  },
});
