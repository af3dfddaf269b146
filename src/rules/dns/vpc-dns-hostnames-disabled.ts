import { byItsOwner, inVpc, isShared } from '../../network/facts.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { existing } from '../../model/terraform.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'vpc-dns-hostnames-disabled',
  title: 'VPC without DNS hostnames that relies on private names',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
  subjects: ['vpc-attributes'],
  needs: ['vpc', 'vpc-endpoint', 'subnet'],
  docs: {
    why:
      'Private DNS names of interface endpoints, IPv6 names of gateway endpoints, instance names with AAAA records, private hosted zones and public dual-stack hostnames all need DNS hostnames to be on. ' +
      'Private hosted zones are not read, so a VPC that shows no other use is unknown.',
    fix: 'Turn DNS hostnames on.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/AmazonDNS-concepts.html',
      'https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'vpc',
    step: 'Turn DNS hostnames on',
    rollback: 'modify-vpc-attribute --no-enable-dns-hostnames.',
    after: ['vpc-dns-support-disabled'],
  },
  check: (attributes, context) => {
    const evidence = saw(attributes, 'EnableDnsSupport', 'EnableDnsHostnames');
    const { EnableDnsSupport, EnableDnsHostnames } = attributes.data;
    if (EnableDnsHostnames === null) return unknown(`AWS did not say whether DNS hostnames are on in ${attributes.id}`, evidence);
    if (EnableDnsHostnames) return pass(evidence);
    // Hostnames depend on DNS support; vpc-dns-support-disabled says that first.
    if (EnableDnsSupport === false) return notApplicable;
    const vpc = context.get('vpc', attributes.id);
    if (!vpc) return unknown(`the VPC ${attributes.id} was not among those read`, evidence);
    const endpoints = inVpc(context, 'vpc-endpoint', vpc.id).filter(
      ({ data }) =>
        data.PrivateDnsEnabled === true ||
        (data.VpcEndpointType === 'Gateway' && (data.DnsOptions?.DnsRecordIpType ?? 'service-defined') !== 'service-defined'),
    );
    const subnets = inVpc(context, 'subnet', vpc.id).filter(
      ({ data }) => data.PrivateDnsNameOptionsOnLaunch?.HostnameType === 'resource-name',
    );
    const users = [
      ...endpoints.map((endpoint) => relatedTo(endpoint, 'relies on private names')),
      ...subnets.map((subnet) => relatedTo(subnet, 'names instances by id')),
    ];
    if (users.length === 0) {
      const rest = isShared(vpc) ? `what account ${vpc.data.OwnerId} has in it and its private hosted zones` : 'private hosted zones of it';
      return unknown(`DNS hostnames are off in ${vpc.id}; ${rest}, which would need them, are not visible`, evidence);
    }
    return fail({
      message: `DNS hostnames are off in ${vpc.id}, and ${users.map(({ id, why }) => `${id} ${why}`).join(', ')}`,
      evidence: [
        ...evidence,
        ...endpoints.flatMap((each) => saw(each, 'PrivateDnsEnabled', 'DnsOptions')),
        ...subnets.flatMap((each) => saw(each, 'PrivateDnsNameOptionsOnLaunch')),
      ],
      related: [relatedTo(vpc, 'has DNS hostnames off'), ...users],
      fix: safeFix(`Turn DNS hostnames on${byItsOwner(vpc)}`, {
        cli: [`aws ec2 modify-vpc-attribute --region ${context.region} --vpc-id ${vpc.id} --enable-dns-hostnames`],
        terraform: [existing('aws_vpc', vpc.id, { enable_dns_hostnames: true })],
      }),
    });
  },
});
