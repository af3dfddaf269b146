// Values that fit the names of AWS's members, where no fixture says anything better.
import type { NormalizedSchema } from '@smithy/core/schema';
import { membersOf } from '../replay/services.ts';

export const estateAccount = '123456789012';
export const estateRegion = 'us-east-1';

/** What the values of one answer are made by. */
export interface Maker {
  readonly service: string;
  /** Enumerations of the client by their names in lower case. */
  readonly enums: ReadonlyMap<string, readonly string[]>;
  /** Which of several equal resources it is, from 1: it is part of every name. */
  readonly ordinal: number;
}

const policy = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Deny', Principal: '*', Action: '*', Resource: '*', Condition: { NotIpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } },
  ],
});

const known: readonly (readonly [RegExp, string])[] = [
  [/policy(text|document)?$|^document$/i, policy],
  [/vpc-?id$/i, 'vpc-0demo000000000a1'],
  [/subnet-?(id|identifier)?s?$/i, 'subnet-0demo0000000app-a'],
  [/security-?group(id)?s?$/i, 'sg-0demo000000000a2'],
  [/network-?interface-?id$/i, 'eni-0demo00000000a1'],
  [/imageid$/i, 'ami-0demo000000al23'],
  [/instancetype|instanceclass|nodetype/i, 'm6i.large'],
  [/ipv6cidr/i, '2a05:d014:abc:de00::/56'],
  [/cidr/i, '10.20.0.0/16'],
  [/ipv6addr|addrs6|ipv6$/i, '2a05:d014:abc:de00::5'],
  [/ipaddress|privateip|publicip|ipv4addr/i, '10.20.0.5'],
  [/owner(id|account)?$|accountid$|^account$/i, estateAccount],
  [/availabilityzone(name)?s?$|^zonename$/i, `${estateRegion}a`],
  [/region$/i, estateRegion],
  [/engineversion/i, '16.9'],
  [/url$/i, `https://sqs.${estateRegion}.amazonaws.com/${estateAccount}/queue`],
  [/endpoint$|dnsname$|^domainname$|hostname$/i, 'name.example.com'],
];

const instances = ['i-0demo000000000w1', 'i-0demo000000000a1'];

/** The values of an enumeration by which a resource is in use and not yet migrated. */
const usual = /^(available|active|inservice|in_service|running|ready|enabled|associated|ipv4|created|online|deployed)$/i;

const enumOf = ({ enums }: Maker, entity: string, name: string): string | undefined => {
  const values = enums.get(name.toLowerCase()) ?? enums.get(`${entity}${name}`.toLowerCase());
  return values?.find((value) => usual.test(value)) ?? values?.[0];
};

const textOf = (maker: Maker, entity: string, name: string): string => {
  if (/^instance-?id$/i.test(name)) return instances[maker.ordinal % 2] ?? '';
  const fixed = known.find(([pattern]) => pattern.test(name))?.[1];
  const chosen = enumOf(maker, entity, name);
  if (chosen !== undefined && (fixed === undefined || !/id$/i.test(name))) return chosen;
  const full = /^(id|name|arn|identifier)$/i.test(name) ? `${entity}${name}` : name;
  const stem = full.replace(/(Id|Name|Arn|ARN|Identifier|s)$/, '').toLowerCase() || 'it';
  if (/arns?$/i.test(name)) return `arn:aws:${maker.service}:${estateRegion}:${estateAccount}:${stem}/${stem}-${maker.ordinal}`;
  if (fixed !== undefined) return /url$/i.test(name) ? `${fixed}-${maker.ordinal}` : fixed;
  return `${stem}-${maker.ordinal}`;
};

const singular = (name: string): string =>
  name
    .replace(/(Summary|Detail|Description|Info)?(List|Set)$/, '')
    .replace(/(ie)?s$/, (end) => (end === 'ies' ? 'y' : ''))
    .replace(/Summary$/, '');

/** Deeper than this nothing is looked at. */
const deepest = 7;

/** A value of the schema; every member is there but for page tokens and what would never end. */
export const valueOf = (maker: Maker, schema: NormalizedSchema, entity: string, name: string, above: readonly string[] = []): unknown => {
  if (schema.isDocumentSchema()) return {};
  if (schema.isStructSchema()) {
    const own = schema.getName() ?? '';
    if (above.length > deepest || above.includes(own)) return undefined;
    const members = membersOf(schema).map(
      ([key, member]) => [key, valueOf(maker, member, singular(name) || entity, key, [...above, own])] as const,
    );
    return Object.fromEntries(members.filter(([key, value]) => value !== undefined && !isToken.test(key)));
  }
  if (schema.isListSchema()) {
    const item = valueOf(maker, schema.getValueSchema(), singular(name), name, [...above, '']);
    return item === undefined ? [] : [item];
  }
  if (schema.isMapSchema())
    return { [/attributes$/i.test(name) ? 'Policy' : 'key']: valueOf(maker, schema.getValueSchema(), entity, 'policy', above) };
  if (schema.isBooleanSchema()) return !isOff.test(name) && maker.ordinal % 2 === 1;
  if (schema.isNumericSchema() || schema.isBigIntegerSchema() || schema.isBigDecimalSchema())
    return /port$/i.test(name) ? 443 : maker.ordinal;
  if (schema.isTimestampSchema()) return '2026-01-02T03:04:05Z';
  if (schema.isBlobSchema()) return Buffer.from('#!/bin/sh\ncurl http://10.0.0.1/\n').toString('base64');
  return textOf(maker, entity, name);
};

const isToken = /^(next)?(page)?(token|marker)$|^position$|^continuationtoken$|^LastEvaluatedTableName$/i;
const isOff = /truncated|additionalroutes|^deleted$|^staging$/i;
