import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { inVpc, isIpv6Only, isShared } from '../../network/facts.ts';
import { defineRule, safeFix } from '../define.ts';

const isUp = new Set<string>(['create-complete', 'update-complete', 'update-failed', 'update-in-progress']);

export default defineRule({
  id: 'eice-ipv4-only',
  title: 'EC2 Instance Connect Endpoint that cannot reach IPv6-only instances',
  severity: { 'dual-stack': 'low', 'ipv6-only': 'medium' },
  subjects: ['instance-connect-endpoint'],
  needs: ['subnet', 'instance'],
  docs: {
    why:
      'An endpoint of type ipv4 connects to instances over IPv4, so that SSH to those in IPv6-only subnets of its VPC fails. ' +
      'Endpoints have taken IPv6 since October 2025; a VPC has one of them. Endpoints that name no type are taken for ipv4.',
    fix: 'Set the IP address type to dualstack. Preserving the client address works with ipv4 alone and has to be switched off. Terraform deletes the endpoint and makes another for it.',
    links: [
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/connect-with-ec2-instance-connect-endpoint.html',
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/DocumentHistory.html',
      'https://github.com/hashicorp/terraform-provider-aws/pull/44616',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'endpoints',
    step: 'Make Instance Connect Endpoints dual-stack',
    rollback: 'modify-instance-connect-endpoint with --ip-address-type ipv4, and with --preserve-client-ip where it was on.',
  },
  applies: ({ data }) => isUp.has(data.State ?? 'create-complete'),
  check: (endpoint, context) => {
    const evidence = saw(endpoint, 'IpAddressType', 'PreserveClientIp');
    const type = endpoint.data.IpAddressType ?? 'ipv4';
    if (type === 'dualstack' || type === 'ipv6') return pass(evidence);
    if (type !== 'ipv4') return unknown(`AWS did not say the IP address type of ${endpoint.id}`, evidence);
    if (!endpoint.vpcId) return unknown(`AWS did not say the VPC of ${endpoint.id}`, evidence);
    const native = inVpc(context, 'subnet', endpoint.vpcId).filter(isIpv6Only);
    const ids = new Set(native.map(({ id }) => id));
    const unreached = context.all('instance').filter(({ data }) => data.SubnetId !== undefined && ids.has(data.SubnetId));
    if (unreached.length === 0) {
      const shared = native.filter(isShared).map(({ id }) => id);
      if (shared.length === 0) return pass(evidence);
      return unknown(`the instances of other accounts in ${shared.join(', ')} are not visible`, evidence);
    }
    const names = unreached.map(({ id }) => id);
    const preserve = endpoint.data.PreserveClientIp === true ? ' --no-preserve-client-ip' : '';
    return fail({
      message: `${endpoint.id} connects over IPv4 only, and ${names.slice(0, 5).join(', ')}${names.length > 5 ? ` and ${names.length - 5} more` : ''} in its VPC ${names.length === 1 ? 'has' : 'have'} IPv6 alone`,
      evidence,
      related: unreached.map((instance) => relatedTo(instance, 'stands in an IPv6-only subnet')),
      fix: safeFix('Make the endpoint dual-stack', {
        cli: [
          `aws ec2 modify-instance-connect-endpoint --region ${context.region} --instance-connect-endpoint-id ${endpoint.id} --ip-address-type dualstack${preserve}`,
        ],
      }),
    });
  },
});
