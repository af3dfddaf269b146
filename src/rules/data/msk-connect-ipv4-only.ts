import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule, rebuildFix } from '../define.ts';

export default defineRule({
  id: 'msk-connect-ipv4-only',
  title: 'MSK Connect connector speaks IPv4 only',
  severity: { 'dual-stack': 'low', 'ipv6-only': 'low' },
  subjects: ['msk-connector'],
  docs: {
    why: 'The workers of the connector have no IPv6 addresses: they reach brokers, sources and sinks over IPv4 only, and their subnets have to keep IPv4. A connector that names no network type has the default, which is IPv4.',
    fix: 'The network type is fixed when the connector is made. Make it anew with the type DUAL, in subnets with IPv6 blocks, with the same offsets and the old one deleted first.',
    links: [
      'https://docs.aws.amazon.com/MSKC/latest/mskc/API_CreateConnector.html',
      'https://docs.aws.amazon.com/MSKC/latest/mskc/API_UpdateConnector.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Remake MSK connectors as dual-stack',
    rollback: 'delete-connector, and create-connector again with the networkType IPV4.',
    after: ['msk-cluster-ipv4-only'],
  },
  applies: ({ data }) => data.connectorState !== 'CREATING' && data.connectorState !== 'DELETING' && data.connectorState !== 'FAILED',
  check: (connector, context) => {
    const evidence = saw(connector, 'networkType', 'subnets');
    // AWS: "Defaults to IPV4".
    const type: string = connector.data.networkType ?? 'IPV4';
    if (type === 'DUAL') return pass(evidence);
    if (type !== 'IPV4') return unknown(`the network type ${type} of ${connector.id} is not a known one`, evidence);
    return fail({
      message: `The connector ${connector.id} of MSK Connect is IPv4-only, which cannot be changed in place`,
      evidence,
      // The provider has no argument for it as of 2026.
      fix: rebuildFix('Make the connector anew with the network type DUAL', {
        cli: [
          `aws kafkaconnect delete-connector --region ${context.region} --connector-arn ${connector.arn}`,
          `# in connector.json: the connector as it was, with "networkType": "DUAL"`,
          `aws kafkaconnect create-connector --region ${context.region} --cli-input-json file://connector.json`,
        ],
      }),
    });
  },
});
