import { unusual } from './page.ts';
import { readXml, type XmlDeserializer } from './read.ts';

interface Protocol {
  getShapeId(): string;
  readonly deserializer: XmlDeserializer;
}

const protocols: ReadonlySet<string> = new Set(['aws.protocols#ec2Query', 'aws.protocols#awsQuery']);

/**
 * Has an SDK client of the EC2 or AWS query protocol read its answers by `readXml`. Errors and whatever is unusual stay with
 * the SDK's own deserializer.
 */
export const fasten = (config: { readonly protocol?: unknown }): void => {
  const protocol = config.protocol as Protocol;
  if (!protocols.has(protocol.getShapeId())) return;
  const { deserializer } = protocol;
  const read = deserializer.read.bind(deserializer);
  deserializer.read = (schema, bytes, key) => {
    const value = typeof bytes === 'string' ? unusual : readXml(deserializer, schema, bytes, key);
    return value === unusual ? read(schema, bytes, key) : value;
  };
};
