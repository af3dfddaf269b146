import { byItsOwner, isDualStack, isVacant } from '../../network/facts.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { existing } from '../../model/terraform.ts';
import { defineRule, safeFix } from '../define.ts';

export default defineRule({
  id: 'subnet-hostname-type-ip-name',
  title: 'Dual-stack subnet whose instance names have no AAAA record',
  severity: { 'dual-stack': 'low' },
  subjects: ['subnet'],
  docs: {
    why:
      'Names after the IPv4 address (ip-10-0-0-1…) answer with an A record only, so hosts that call each other by private DNS name stay on IPv4, and IPv6-only callers take the way through NAT64. ' +
      'It does not matter where nobody resolves instance names.',
    fix: 'Name new instances after their id and let the name answer with AAAA too. Running instances keep their names: change those with modify-private-dns-name-options while stopped.',
    links: ['https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/hostname-types.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'subnets',
    step: 'Name new instances by id, with AAAA',
    rollback:
      'modify-subnet-attribute --private-dns-hostname-type-on-launch ip-name, and --no-enable-resource-name-dns-aaaa-record-on-launch.',
    after: ['subnet-ipv6-cidr-missing'],
  },
  // In a vacant subnet there is no name to resolve.
  applies: (subnet) => isDualStack(subnet) && !isVacant(subnet),
  check: (subnet, context) => {
    const evidence = saw(subnet, 'PrivateDnsNameOptionsOnLaunch');
    const { HostnameType, EnableResourceNameDnsAAAARecord } = subnet.data.PrivateDnsNameOptionsOnLaunch ?? {};
    if (HostnameType === undefined || EnableResourceNameDnsAAAARecord === undefined) {
      return unknown(`AWS did not say how instances in ${subnet.id} are named`, evidence);
    }
    const isNamedById = HostnameType === 'resource-name';
    if (isNamedById && EnableResourceNameDnsAAAARecord) return pass(evidence);
    const modify = `aws ec2 modify-subnet-attribute --region ${context.region} --subnet-id ${subnet.id}`;
    const answers = EnableResourceNameDnsAAAARecord ? '' : ' and whose id names answer without AAAA';
    return fail({
      message: isNamedById
        ? `${subnet.id} names instances by id and answers without AAAA records`
        : `${subnet.id} names instances after their IPv4 address${answers}`,
      evidence,
      fix: safeFix(`Name new instances by id, with AAAA records${byItsOwner(subnet)}`, {
        // The API takes one attribute per call.
        cli: [
          ...(isNamedById ? [] : [`${modify} --private-dns-hostname-type-on-launch resource-name`]),
          ...(EnableResourceNameDnsAAAARecord ? [] : [`${modify} --enable-resource-name-dns-aaaa-record-on-launch`]),
        ],
        terraform: [
          existing('aws_subnet', subnet.id, {
            private_dns_hostname_type_on_launch: 'resource-name',
            enable_resource_name_dns_aaaa_record_on_launch: true,
          }),
        ],
      }),
    });
  },
});
