import { existing } from '../../model/terraform.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { ipv4OnlySeverity, ipv6OnlyReach, reachText } from '../../network/databases.ts';
import { nat64Kinds } from '../../network/nat64.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'opensearch-domain-ipv4-only',
  title: 'OpenSearch domain answers over IPv4 only',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
  subjects: ['opensearch-domain'],
  consults: nat64Kinds,
  docs: {
    why: 'The endpoint of the domain has an A record only; clients in IPv6-only subnets reach it through DNS64 and NAT64, and not at all where either is missing. A domain without the word IPAddressType is IPv4. After the switch the old endpoint stays IPv4: only the new one (EndpointV2, under on.aws) has both.',
    fix: 'Switch the IP address type to dualstack, which cannot be taken back, and move the clients to the new endpoint. The subnets of a domain in a VPC need IPv6 blocks first.',
    links: ['https://docs.aws.amazon.com/opensearch-service/latest/developerguide/createupdatedomains.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Switch OpenSearch domains to dual-stack',
    rollback: 'There is no way back: dualstack cannot become ipv4 again, but the old endpoint goes on answering over IPv4.',
  },
  applies: ({ data }) => data.Deleted !== true,
  check: (domain, context) => {
    const evidence = saw(domain, 'IPAddressType', 'EndpointV2', 'Endpoints', 'VPCOptions');
    const type = domain.data.IPAddressType ?? 'ipv4';
    if (type === 'dualstack') return pass(evidence);
    if (type !== 'ipv4') return unknown(`the IP address type ${String(type)} of ${domain.id} is not a known one`, evidence);
    const reach = ipv6OnlyReach(context, domain.vpcId);
    return fail({
      message: `${domain.id} (OpenSearch) is IPv4-only: ${reachText[reach]}`,
      evidence,
      severity: ipv4OnlySeverity(reach),
      fix: disruptiveFix('Switch to dualstack, which cannot be taken back, then move the clients to EndpointV2', {
        cli: [
          `aws opensearch update-domain-config --region ${context.region} --domain-name ${domain.id} --ip-address-type dualstack`,
          `aws opensearch describe-domain --region ${context.region} --domain-name ${domain.id} --query 'DomainStatus.[EndpointV2,Endpoints]'`,
        ],
        terraform: [existing('aws_opensearch_domain', domain.id, { ip_address_type: 'dualstack' })],
      }),
    });
  },
});
