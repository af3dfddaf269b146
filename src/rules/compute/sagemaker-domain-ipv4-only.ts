import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'sagemaker-domain-ipv4-only',
  title: 'SageMaker domain without IPv6',
  severity: { 'dual-stack': 'low', 'ipv6-only': 'low' },
  subjects: ['sagemaker-domain'],
  docs: {
    why: 'The applications of the domain have IPv4 addresses in its subnets and no IPv6 ones. A domain that names no type has the default, which is IPv4; SageMaker has no IPv6-only mode.',
    fix: 'Set the IP address type of the domain to dualstack. Its subnets need IPv6 blocks first. Whether running applications take it up before they are started anew is not documented.',
    links: ['https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DomainSettingsForUpdate.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'compute',
    step: 'Make SageMaker domains dual-stack',
    rollback: 'update-domain --domain-settings-for-update IpAddressType=ipv4.',
  },
  applies: ({ data }) => data.Status !== 'Deleting' && data.Status !== 'Failed',
  check: (domain, context) => {
    const evidence = saw(domain, 'DomainSettings', 'SubnetIds', 'AppNetworkAccessType');
    const subnets = domain.data.SubnetIds ?? [];
    // Without subnets it stands in a network of AWS's, and nothing of the user's waits for its IPv6.
    if (subnets.length === 0) return notApplicable;
    const type: string = domain.data.DomainSettings?.IpAddressType ?? 'ipv4';
    if (type === 'dualstack') return pass(evidence);
    if (type !== 'ipv4') return unknown(`the address type ${type} of ${domain.id} is not a known one`, evidence);
    return fail({
      message: `SageMaker domain ${domain.data.DomainName ?? domain.id} (${domain.id}) is IPv4-only`,
      evidence,
      related: subnets.map((id) => relatedTo({ kind: 'subnet', id }, 'must have an IPv6 block')),
      // The provider has no argument for it as of 2026.
      fix: disruptiveFix('Make the domain dual-stack', {
        cli: [
          `aws sagemaker update-domain --region ${context.region} --domain-id ${domain.id} --domain-settings-for-update IpAddressType=dualstack`,
        ],
      }),
    });
  },
});
