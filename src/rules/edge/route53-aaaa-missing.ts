import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { aaaaAlias } from '../../network/alias-records.ts';
import { aaaaRecords, type AddressRecord, aliasTargetKinds, neverHasIpv6, plainName, targetOfAlias } from '../../network/alias-targets.ts';
import { defineRule, safeFix } from '../define.ts';

/** The record as the AWS CLI takes it, as an AAAA of the same routing policy. */
const upsert = ({ data }: AddressRecord, DNSName: string): string => {
  const record = { ...data, HostedZoneId: undefined, Type: 'AAAA', AliasTarget: { ...data.AliasTarget, DNSName } };
  return JSON.stringify({ Changes: [{ Action: 'UPSERT', ResourceRecordSet: record }] });
};

export default defineRule({
  id: 'route53-aaaa-missing',
  title: 'Alias to a dual-stack target without an AAAA record',
  severity: { 'dual-stack': 'high' },
  subjects: ['route53-address-record'],
  needs: ['route53-address-record'],
  consults: ['hosted-zone', ...aliasTargetKinds],
  elsewhere: aliasTargetKinds,
  docs: {
    why:
      'An alias of type A answers with IPv4 addresses alone, also where its target has IPv6. Without an AAAA alias of the same name nobody comes over IPv6, and clients that have IPv6 alone find no address. ' +
      'In a private zone it weighs less: DNS64 makes up for it, and some such zones are IPv4-only on purpose.',
    fix: 'Add an AAAA alias beside the A alias, with the same target and, where there is one, the same routing policy.',
    links: [
      'https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias.html',
      'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/cloudfront-enable-ipv6.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'load-balancers',
    step: 'Add AAAA aliases',
    rollback: 'change-resource-record-sets with the action DELETE for the AAAA record.',
    after: ['alb-ipv4-only', 'nlb-ipv4-only', 'cloudfront-ipv6-disabled', 'global-accelerator-ipv4-only', 'apigw-domain-name-ipv4'],
  },
  applies: ({ data }) => data.Type === 'A' && data.AliasTarget !== undefined && !neverHasIpv6(data.AliasTarget.DNSName),
  check: (record, context) => {
    const { HostedZoneId, Name, SetIdentifier, AliasTarget } = record.data;
    const name = plainName(Name);
    const evidence = saw(record, 'Name', 'AliasTarget', 'SetIdentifier');
    const siblings = aaaaRecords(context, HostedZoneId, Name);
    if (siblings.some(({ data }) => data.SetIdentifier === SetIdentifier))
      return pass([...evidence, ...siblings.flatMap((each) => saw(each, 'Type'))]);
    const isInZone = AliasTarget?.HostedZoneId === HostedZoneId;
    const target = isInZone ? undefined : targetOfAlias(context, AliasTarget?.DNSName);
    const hasIpv6 = isInZone ? aaaaRecords(context, HostedZoneId, AliasTarget.DNSName).length > 0 : target?.hasIpv6;
    // A target without IPv6 is the matter of the rule about the target.
    if (hasIpv6 === false) return notApplicable;
    const to = plainName(AliasTarget?.DNSName);
    if (hasIpv6 === undefined)
      return unknown(`${name} is an alias to ${to}, of which this scan does not know whether it has IPv6`, evidence);
    if (siblings.length > 0) {
      return unknown(
        `${name} has AAAA records, but none named ${SetIdentifier ?? 'without a set identifier'} as the A record is`,
        evidence,
      );
    }
    const isPrivate = context.consult('hosted-zone')?.find(({ id }) => id === HostedZoneId)?.data.Config?.PrivateZone === true;
    const ipv6Name = target?.ipv6Name ?? to;
    return fail({
      message: `${name} is an A alias to ${to}, which has IPv6, and there is no AAAA record${SetIdentifier ? ` for ${SetIdentifier}` : ''}`,
      evidence,
      ...(isPrivate ? { severity: { 'dual-stack': 'low' } } : {}),
      related: target ? [relatedTo(target.resource, 'is the target, and has IPv6')] : [],
      fix: safeFix('Add the AAAA alias', {
        cli: [`aws route53 change-resource-record-sets --hosted-zone-id ${HostedZoneId} --change-batch '${upsert(record, ipv6Name)}'`],
        terraform: [aaaaAlias(record, ipv6Name)],
      }),
    });
  },
});
