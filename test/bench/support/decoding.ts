import { XmlShapeDeserializer } from '@aws-sdk/core/protocols';
import { readXml } from '../../../src/aws/protocol/read.ts';
import { readOutput } from '../../support/replay/fixture.ts';
import { encodeOutput } from '../../support/replay/protocols/responses.ts';
import { loadService } from '../../support/replay/services.ts';
import { makeEstate } from './estate/estate.ts';

const sdkDeserializer = new XmlShapeDeserializer({
  timestampFormat: { useTrait: true, default: 5 },
  httpBindings: false,
  xmlNamespace: '',
  serviceNamespace: '',
});

/** As EC2 lays out its answers: a line per element. */
const indent = (xml: string): string => xml.replaceAll(/>(?=<)/g, '>\n            ');

/** Pages of the EC2 answers that are the largest in an account. */
export const makePages = async (items: number) => {
  const service = await loadService('ec2');
  const estate = makeEstate('111122223333', 'eu-central-1', { vpcs: 2, instances: items / 2 });
  return ['DescribeInstances', 'DescribeNetworkInterfaces', 'DescribeSecurityGroups'].map((name) => {
    const operation = service.operations.get(name);
    if (!operation) throw new Error(`EC2 has no ${name}`);
    const output = readOutput(operation, estate(`ec2:${name}`, {}), name, []);
    const bytes = new TextEncoder().encode(indent(String(encodeOutput(service, operation, output, 'bench').body)));
    return { bytes, schema: operation.output };
  });
};
type Pages = Awaited<ReturnType<typeof makePages>>;

export const bytesOf = (pages: Pages): number => pages.reduce((sum, { bytes }) => sum + bytes.length, 0);
export const decodeOwn = (pages: Pages): readonly unknown[] => pages.map(({ bytes, schema }) => readXml(sdkDeserializer, schema, bytes));
export const decodeBySdk = (pages: Pages): readonly unknown[] =>
  pages.map(({ bytes, schema }) => sdkDeserializer.read(schema, bytes) as unknown);
