import type { Resource } from '../../model/resource.ts';
import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { canBeDualStack, type DbInstance, isOnOutpost, isSettled, isStandalone, networkTypeOf } from '../../network/databases.ts';
import { defineRule, disruptiveFix } from '../define.ts';

type Option = Resource<'db-orderable-option'>;

const questionMembers = ['Engine', 'EngineVersion', 'DBInstanceClass', 'LicenseModel'] as const;

/** The rows of the answer that are about the instance: its storage, and its zone where AWS names zones. */
const rowsFor = ({ data }: DbInstance, option: Option): Option['data']['OrderableDBInstanceOptions'] =>
  option.data.OrderableDBInstanceOptions.filter(({ StorageType, AvailabilityZones = [] }) => {
    const isItsStorage = data.StorageType === undefined || StorageType === undefined || StorageType === data.StorageType;
    const zones = AvailabilityZones.flatMap(({ Name }) => Name ?? []);
    return isItsStorage && (data.AvailabilityZone === undefined || zones.length === 0 || zones.includes(data.AvailabilityZone));
  });

export default defineRule({
  id: 'rds-option-no-dual-stack',
  title: 'DB instance whose version or class has no dual-stack mode',
  severity: { 'dual-stack': 'blocker' },
  subjects: ['db-instance'],
  consults: ['db-orderable-option'],
  docs: {
    why: 'Which engine versions, instance classes and storage types take the network type DUAL differs by region, and RDS tells it for what can be ordered today. Where none of it takes DUAL, the switch of the instance is refused. Of versions that are no longer on offer RDS tells nothing: whether they can be switched is then unknown.',
    fix: 'Upgrade the engine or change the class first, to one whose orderable options name DUAL among SupportedNetworkTypes.',
    links: [
      'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeOrderableDBInstanceOptions.html',
      'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.RDS_Fea_Regions_DB-eng.Feature.DualStackMode.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Upgrade databases to versions with dual-stack',
    rollback:
      'modify-db-instance with the former class; an upgraded engine stays, but for a snapshot of before (restore-db-instance-from-db-snapshot).',
  },
  applies: (instance) => isStandalone(instance) && isSettled(instance) && !isOnOutpost(instance),
  check: (instance, context) => {
    const { Engine, EngineVersion, DBInstanceClass, StorageType } = instance.data;
    const own = saw(instance, 'NetworkType', 'Engine', 'EngineVersion', 'DBInstanceClass', 'StorageType', 'AvailabilityZone');
    if (networkTypeOf(instance) === 'DUAL') return pass(own);
    // Of network types and engines that are not known rds-instance-ipv4-only says so.
    if (networkTypeOf(instance) !== 'IPV4' || !canBeDualStack(instance)) return notApplicable;
    const what = `${Engine} ${EngineVersion ?? '(version unsaid)'} on ${DBInstanceClass ?? '(class unsaid)'}${StorageType ? ` with ${StorageType}` : ''}`;
    const options = context.consult('db-orderable-option');
    if (!options)
      return unknown(`whether ${what} takes the network type DUAL could not be asked (rds:DescribeOrderableDBInstanceOptions)`, own);
    const option = options.find(({ data }) => questionMembers.every((member) => data[member] === instance.data[member]));
    if (!option) return unknown(`whether ${what} takes the network type DUAL was not asked`, own);
    const evidence = [...own, ...saw(option, 'OrderableDBInstanceOptions')];
    const rows = rowsFor(instance, option);
    if (rows.length === 0)
      return unknown(`RDS no longer offers ${what} in ${context.region}, and so does not tell whether it takes DUAL`, evidence);
    if (rows.some(({ SupportedNetworkTypes: types }) => !types)) return unknown(`RDS named no network types of ${what}`, evidence);
    const dual = rows.filter(({ SupportedNetworkTypes: types }) => types?.includes('DUAL'));
    if (dual.length === rows.length) return pass(evidence);
    // Which of the rows is the instance's cannot be told, or AWS tells two things of it.
    if (dual.length > 0) return unknown(`RDS offers ${what} with DUAL in some places of ${context.region} only`, evidence);
    return fail({
      message: `${instance.id} cannot be switched to dual-stack: ${what} has no network type DUAL in ${context.region}`,
      evidence,
      related: [relatedTo(option, 'says what RDS offers')],
      fix: disruptiveFix('Upgrade the engine or change the class to one that takes DUAL', {
        cli: [
          `aws rds describe-orderable-db-instance-options --region ${context.region} --engine ${Engine} --vpc --query "OrderableDBInstanceOptions[?contains(SupportedNetworkTypes,'DUAL')].[EngineVersion,DBInstanceClass,StorageType]" --output text`,
          `aws rds modify-db-instance --region ${context.region} --db-instance-identifier ${instance.id} --engine-version <version> --db-instance-class <class>`,
        ],
        terraform: [existing('aws_db_instance', instance.id, { engine_version: '<version>', instance_class: '<class>' })],
      }),
    });
  },
});
