import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule, disruptiveFix } from '../define.ts';

/** States of a directory that is not there yet, or no more. */
const isAway = new Set<string>(['Requested', 'Creating', 'Created', 'Deleting', 'Deleted', 'Failed']);

export default defineRule({
  id: 'ds-directory-ipv4-only',
  title: 'Directory that answers over IPv4 only',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
  subjects: ['directory'],
  docs: {
    why:
      'Domain controllers and DNS servers of a directory of type IPv4 have IPv4 addresses alone: members that have IPv6 alone cannot join it or resolve its names. ' +
      'Directory Service has had dual-stack and IPv6 directories since September 2025; older ones name no type and are IPv4 (inferred). A replicated directory is judged in each region.',
    fix: 'Give its subnets IPv6 blocks and switch the network type to Dual-stack, which cannot be undone. An AD Connector needs IPv6 addresses of the DNS servers it asks. Terraform cannot make the change.',
    links: ['https://docs.aws.amazon.com/directoryservice/latest/admin-guide/ms_ad_update-directory-type.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Make directories dual-stack',
    rollback: 'There is no way back: update-directory-setup does not return a directory to IPv4.',
  },
  // A directory that another account shares is that account's to change.
  applies: ({ data }) => data.Type !== 'SharedMicrosoftAD' && !isAway.has(data.Stage ?? 'Active'),
  check: (directory, context) => {
    const evidence = saw(directory, 'NetworkType', 'Type', 'DnsIpv6Addrs');
    const type: string = directory.data.NetworkType ?? 'IPv4';
    if (type === 'Dual-stack' || type === 'IPv6') return pass(evidence);
    if (type !== 'IPv4') return unknown(`the network type ${type} of ${directory.id} is not a known one`, evidence);
    const servers = directory.data.Type === 'ADConnector' ? ',CustomerDnsIpsV6=<ipv6-dns-servers>' : '';
    return fail({
      message: `${directory.data.Name ?? 'directory'} (${directory.id}) answers over IPv4 only`,
      evidence,
      fix: disruptiveFix('Switch the network type to Dual-stack; there is no way back', {
        cli: [
          `aws ds update-directory-setup --region ${context.region} --directory-id ${directory.id} --update-type NETWORK --network-update-settings NetworkType=Dual-stack${servers}`,
        ],
      }),
    });
  },
});
