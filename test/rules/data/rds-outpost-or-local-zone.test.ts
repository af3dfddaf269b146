import rule from '../../../src/rules/data/rds-outpost-or-local-zone.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const group = (Name: string, Arn?: string) =>
  build('db-subnet-group', {
    DBSubnetGroupName: 'data',
    Subnets: [{ SubnetIdentifier: 'subnet-1', SubnetAvailabilityZone: { Name }, ...(Arn ? { SubnetOutpost: { Arn } } : {}) }],
  });

describeRule(rule, {
  flagged: {
    'a subnet on an Outpost': { given: [group('eu-central-1a', 'arn:aws:outposts:op-1')], says: 'subnet-1 on arn:aws:outposts:op-1' },
  },
  silent: {
    'ordinary zones': { given: [group('eu-central-1a')] },
    'an empty Outpost, as AWS writes it for subnets of the region': {
      given: [
        build('db-subnet-group', {
          DBSubnetGroupName: 'data',
          Subnets: [{ SubnetIdentifier: 'subnet-1', SubnetAvailabilityZone: { Name: 'eu-central-1b' }, SubnetOutpost: {} }],
        }),
      ],
    },
  },
  unknown: { 'a zone that looks like a Local Zone': { given: [group('eu-central-1-ham-1a')], says: 'eu-central-1-ham-1a' } },
});
