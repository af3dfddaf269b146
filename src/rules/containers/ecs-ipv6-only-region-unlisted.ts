import { ipv6OnlyRegions } from '../../knowledge/ecs.ts';
import { fail, notApplicable, pass, saw, unknown } from '../../model/verdict.ts';
import { defineRule, rebuildFix } from '../define.ts';

const { source, verified } = ipv6OnlyRegions;
const regions: readonly string[] = ipv6OnlyRegions.regions;

export default defineRule({
  id: 'ecs-ipv6-only-region-unlisted',
  title: 'ECS cluster in a region that AWS does not list for IPv6-only subnets',
  severity: { 'ipv6-only': 'high' },
  // The list is a page of AWS that changes without notice.
  confidence: 'low',
  subjects: ['ecs-cluster'],
  docs: {
    why:
      'AWS names the regions in which ECS runs tasks in IPv6-only subnets; when the list was checked, eu-west-1, eu-north-1 and eu-central-2 were not on it. ' +
      'In a region without the feature a service with IPv6-only subnets cannot be created. The list may have grown since: it was not tried out.',
    fix: "Look the region up in AWS's list, and try a service in one IPv6-only subnet before planning the move; else keep the cluster dual-stack.",
    links: [source, 'https://aws.amazon.com/about-aws/whats-new/2025/09/amazon-ecs-ipv6-only-support/'],
    verified,
  },
  plan: {
    stage: 'containers',
    step: 'Check that ECS runs IPv6-only here',
    rollback: 'Nothing is changed, so that there is nothing to take back.',
  },
  applies: ({ data }) => data.status !== 'INACTIVE',
  check: (cluster) => {
    const {
      activeServicesCount: services,
      registeredContainerInstancesCount: instances,
      runningTasksCount: tasks,
      clusterName,
    } = cluster.data;
    if (services === 0 && instances === 0 && tasks === 0) return notApplicable;
    const evidence = saw(cluster, 'activeServicesCount', 'registeredContainerInstancesCount');
    if (regions.includes(cluster.region)) return pass(evidence);
    if (services === undefined && instances === undefined && tasks === undefined) {
      return unknown(`ECS does not say whether cluster ${clusterName} runs anything`, evidence);
    }
    return fail({
      message: `${cluster.region}, the region of cluster ${clusterName}, was not listed for IPv6-only subnets on ${verified}`,
      evidence,
      fix: rebuildFix('Check the list of AWS, else run the workload in a listed region or keep it dual-stack'),
    });
  },
});
