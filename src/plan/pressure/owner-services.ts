import { ownerServices, type OwnerService } from '../../knowledge/interface-owners.ts';
import { migrations } from '../../knowledge/migration.ts';

/** The owners of interfaces by the ids under which it is known how services move. */
const names: Readonly<Partial<Record<OwnerService, string>>> = {
  alb: 'elasticloadbalancing',
  'amazon-mq': 'mq-activemq',
  'app-runner-vpc-connector': 'apprunner',
  'classic-elb': 'elasticloadbalancing',
  'directory-service': 'ds',
  'ec2-instance': 'ec2',
  'ecs-task': 'ecs',
  'efs-mount-target': 'elasticfilesystem',
  'eks-control-plane': 'eks',
  'eks-node': 'eks',
  'eks-vpc-cni': 'eks',
  elb: 'elasticloadbalancing',
  emr: 'elasticmapreduce',
  gwlb: 'elasticloadbalancing',
  msk: 'kafka',
  nlb: 'elasticloadbalancing',
  opensearch: 'es',
  'rds-family': 'rds',
  'sagemaker-notebook': 'sagemaker',
  'sagemaker-studio': 'sagemaker',
  'transit-gateway': 'tgw',
  'vpc-endpoint': 'vpce',
  'vpc-lattice-resource-gateway': 'vpc-lattice',
};

/** On whose word it is known what an owner needs. */
export const sourceOf = (service: OwnerService): string => migrations.services[names[service] ?? service]?.source ?? ownerServices.source;
