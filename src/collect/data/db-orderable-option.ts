import type { OrderableDBInstanceOption } from '@aws-sdk/client-rds';
import { keep, type Kept, type Kinds } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';

const members = [
  'StorageType',
  'AvailabilityZones',
  'SupportedNetworkTypes',
] as const satisfies readonly (keyof OrderableDBInstanceOption)[];

/** What AWS is asked: an engine, its version, a class and a licence. */
type Question = Pick<Kinds['db-instance'], 'Engine' | 'EngineVersion' | 'DBInstanceClass' | 'LicenseModel'>;

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** What RDS offers for the engine, version, class and licence of DB instances in use; an empty list where it offers that no more. */
    'db-orderable-option': Question & {
      readonly OrderableDBInstanceOptions: readonly Kept<OrderableDBInstanceOption, (typeof members)[number]>[];
    };
  }
}

const call = 'rds:DescribeOrderableDBInstanceOptions';

const nameOf = ({ Engine, EngineVersion, DBInstanceClass, LicenseModel }: Question): string =>
  [Engine, EngineVersion, DBInstanceClass, LicenseModel].filter(Boolean).join('/');

/** Of clusters' instances the cluster decides, and what is dual-stack already needs no asking. RDS Custom has other offers. */
const isWorthAsking = ({ DBClusterIdentifier, NetworkType, Engine = '' }: Kinds['db-instance']): boolean =>
  !DBClusterIdentifier && NetworkType !== 'DUAL' && !/^(aurora|custom-|docdb|neptune)/.test(Engine);

const questionOf = ({ Engine, EngineVersion, DBInstanceClass, LicenseModel }: Question): Question => ({
  ...(Engine === undefined ? {} : { Engine }),
  ...(EngineVersion === undefined ? {} : { EngineVersion }),
  ...(DBInstanceClass === undefined ? {} : { DBInstanceClass }),
  ...(LicenseModel === undefined ? {} : { LicenseModel }),
});

export default defineCollector({
  kind: 'db-orderable-option',
  calls: [call],
  after: ['db-instance'],
  identify: (question, { partition, region, account }) => ({
    id: nameOf(question),
    arn: `arn:${partition}:rds:${region}:${account}:orderable:${nameOf(question)}`,
  }),
  async *collect(aws) {
    const asking = aws.found('db-instance').filter(({ data }) => isWorthAsking(data));
    const questions = new Map(asking.map(({ data }) => [nameOf(data), questionOf(data)]));
    yield* aws.forEach([...questions.values()], nameOf, call, async (question) => {
      const options: Kept<OrderableDBInstanceOption, (typeof members)[number]>[] = [];
      const { Engine, ...rest } = question;
      for await (const option of aws.each(call, { Engine, ...rest, Vpc: true, MaxRecords: 100 }, 'OrderableDBInstanceOptions')) {
        options.push(keep(option, members));
      }
      return [{ ...question, OrderableDBInstanceOptions: options }];
    });
  },
});
