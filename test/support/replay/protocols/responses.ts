// Encodes answers and errors with the SDK's own serializers, one envelope per protocol.
import { XmlShapeSerializer } from '@aws-sdk/core/protocols';
import { JsonCodec2 } from '@smithy/core/protocols';
import { NormalizedSchema } from '@smithy/core/schema';
import type { $SchemaRef, StaticStructureSchema } from '@smithy/types';

import { membersOf, type Operation, type ProtocolName, type Service } from '../services.ts';
import { isMembers, type Members } from '../shapes.ts';

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

export interface ErrorAnswer {
  readonly code: string;
  readonly message: string;
  readonly status: number;
}

const contentTypes: Readonly<Record<ProtocolName, string>> = {
  ec2Query: 'text/xml;charset=UTF-8',
  awsQuery: 'text/xml',
  awsJson1_0: 'application/x-amz-json-1.0',
  awsJson1_1: 'application/x-amz-json-1.1',
  restJson1: 'application/json',
  restXml: 'text/xml',
};

type Member = readonly [name: string, schema: $SchemaRef];

const structure = (name: string, members: readonly Member[]): StaticStructureSchema => [
  3,
  'replay',
  name,
  0,
  members.map(([each]) => each),
  members.map(([, schema]) => schema),
];

export function encodeOutput(service: Service, operation: Operation, output: Members, requestId: string): HttpAnswer {
  const headers = {
    'content-type': contentTypes[service.protocol],
    'x-amzn-requestid': requestId,
  };
  switch (service.protocol) {
    case 'ec2Query': {
      return { status: 200, headers, body: ec2Body(service, operation, output, requestId) };
    }
    case 'awsQuery': {
      return { status: 200, headers, body: queryBody(service, operation, output, requestId) };
    }
    case 'awsJson1_0':
    case 'awsJson1_1': {
      const body = operation.output.isUnitSchema() ? '{}' : json(operation.output, output, false);
      return { status: 200, headers, body };
    }
    case 'restJson1':
    case 'restXml': {
      return restAnswer(service, operation, output, headers);
    }
  }
}

function ec2Body(service: Service, operation: Operation, output: Members, requestId: string) {
  const root = structure(`${operation.name}Response`, [['requestId', 0], ...ownMembers(operation.output)]);
  return xml(service, root, { requestId, ...output });
}

function queryBody(service: Service, operation: Operation, output: Members, requestId: string) {
  const metadata: Member = ['ResponseMetadata', () => structure('ResponseMetadata', [['RequestId', 0]])];
  const result: readonly Member[] = operation.output.isUnitSchema()
    ? []
    : [[`${operation.name}Result`, () => structure('Result', ownMembers(operation.output))]];
  return xml(service, structure(`${operation.name}Response`, [...result, metadata]), {
    [`${operation.name}Result`]: output,
    ResponseMetadata: { RequestId: requestId },
  });
}

/** Members as the schema states them, traits included, to be put under another envelope. */
function ownMembers(schema: NormalizedSchema): readonly Member[] {
  const own = schema.getSchema();
  if (!Array.isArray(own) || own[0] !== 3) return [];
  const [, , , , names, schemas] = own;
  return names.flatMap((name, index) => {
    const member = schemas[index];
    return member === undefined ? [] : [[name, member] satisfies Member];
  });
}

function xml(service: Service, schema: StaticStructureSchema, value: Members) {
  const serializer = new XmlShapeSerializer({
    timestampFormat: { useTrait: true, default: 5 },
    xmlNamespace: service.xmlNamespace,
    serviceNamespace: service.name,
  });
  serializer.write(schema, value);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${String(serializer.flush())}`;
}

function json(schema: NormalizedSchema, value: unknown, jsonName: boolean): Uint8Array {
  const serializer = new JsonCodec2({
    timestampFormat: { useTrait: true, default: 7 },
    jsonName,
  }).createSerializer();
  serializer.write(schema, value);
  // The codec's own kind of array warns when it is taken for a string; these are plain bytes.
  const { buffer, byteOffset, byteLength } = serializer.flush();
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function restAnswer(service: Service, operation: Operation, output: Members, headers: Readonly<Record<string, string>>): HttpAnswer {
  const members = membersOf(operation.output);
  const bound: Record<string, string> = { ...headers };
  let status = operation.http?.[2] ?? 200;
  for (const [name, member] of members) {
    const { httpHeader, httpPrefixHeaders, httpResponseCode } = member.getMergedTraits();
    const value = output[name];
    if (value === undefined) continue;
    if (httpHeader !== undefined) bound[httpHeader.toLowerCase()] = headerText(value);
    if (httpResponseCode !== undefined) status = Number(value);
    if (httpPrefixHeaders !== undefined && isMembers(value)) {
      for (const [key, each] of Object.entries(value)) {
        bound[`${httpPrefixHeaders}${key}`.toLowerCase()] = headerText(each);
      }
    }
  }
  return { status, headers: bound, body: restBody(service, operation, output) };
}

const headerText = (value: unknown): string => (value instanceof Date ? value.toUTCString() : String(value));

function restBody(service: Service, operation: Operation, output: Members) {
  const payload = membersOf(operation.output).find(([, member]) => member.getMergedTraits().httpPayload !== undefined);
  if (payload !== undefined) {
    const [name, member] = payload;
    const value = output[name];
    if (value instanceof Uint8Array || typeof value === 'string') return value;
    if (value === undefined) return '';
    return service.protocol === 'restJson1'
      ? json(member, value, true)
      : xml(service, structure(member.getName() ?? name, ownMembers(member)), value as Members);
  }
  const inBody = ownMembers(operation.output).filter(([name]) => {
    const traits = operation.output.getMemberSchema(name).getMergedTraits();
    return traits.httpHeader === undefined && traits.httpPrefixHeaders === undefined && traits.httpResponseCode === undefined;
  });
  const rootName = operation.output.getMergedTraits().xmlName ?? `${operation.name}Response`;
  const root = structure(rootName, inBody);
  const body = Object.fromEntries(inBody.flatMap(([name]) => (name in output ? [[name, output[name]]] : [])));
  if (service.protocol === 'restXml') return xml(service, root, body);
  return inBody.length === 0 ? '{}' : json(NormalizedSchema.of(root), body, true);
}

export function encodeError(service: Service, error: ErrorAnswer, requestId: string): HttpAnswer {
  const { code, message, status } = error;
  const headers = {
    'content-type': contentTypes[service.protocol],
    'x-amzn-requestid': requestId,
  };
  switch (service.protocol) {
    case 'ec2Query': {
      const inner = `<Errors><Error><Code>${escape(code)}</Code><Message>${escape(message)}</Message></Error></Errors>`;
      const body = `<Response>${inner}<RequestID>${requestId}</RequestID></Response>`;
      return { status, headers, body };
    }
    case 'awsQuery':
    case 'restXml': {
      const type = status < 500 ? 'Sender' : 'Receiver';
      const inner = `<Error><Type>${type}</Type><Code>${escape(code)}</Code><Message>${escape(message)}</Message></Error>`;
      const body = `<ErrorResponse xmlns="${service.xmlNamespace}">${inner}<RequestId>${requestId}</RequestId></ErrorResponse>`;
      return { status, headers, body };
    }
    case 'awsJson1_0':
    case 'awsJson1_1': {
      return { status, headers, body: JSON.stringify({ __type: code, message }) };
    }
    case 'restJson1': {
      const body = JSON.stringify({ message });
      return { status, headers: { ...headers, 'x-amzn-errortype': code }, body };
    }
  }
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
