import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { lookUpSubnets } from '../../network/eks.ts';
import { isIpv6Only } from '../../network/facts.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'batch-subnet-ipv6-only-unverified',
  title: 'Batch in an IPv6-only subnet',
  severity: { 'ipv6-only': 'high' },
  confidence: 'low',
  subjects: ['batch-compute-environment'],
  needs: ['subnet'],
  docs: {
    why:
      'AWS does not document that Batch runs in IPv6-only subnets, and its API has no setting for it. If it does not, jobs there stay in RUNNABLE. ' +
      'That nothing is said is no proof: Batch starts its jobs through ECS, which has an IPv6-only mode, and reports IPv6 addresses of jobs. Nobody verified it, so try it, and until then assume that it does not work. Where Batch runs on EKS, the nodes always need IPv4.',
    fix: 'Run a test job there. Until one has run, keep the compute environment in dual-stack subnets.',
    links: [
      'https://docs.aws.amazon.com/batch/latest/APIReference/API_ComputeResource.html',
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html',
      'https://docs.aws.amazon.com/eks/latest/userguide/network-reqs.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Run Batch in dual-stack subnets',
    rollback: 'update-compute-environment with the former subnets.',
  },
  applies: ({ data }) => data.status !== 'DELETING' && data.status !== 'DELETED',
  check: (environment, context) => {
    const { type, computeResources } = environment.data;
    // The machines of an unmanaged environment are the user's own, and Batch does not know their subnets.
    if (type === 'UNMANAGED') return notApplicable;
    const own = saw(environment, 'computeResources');
    const ids = computeResources?.subnets ?? [];
    if (ids.length === 0) return unknown(`AWS named no subnets of the compute environment ${environment.id}`, own);
    const { seen, unseen } = lookUpSubnets(context, ids);
    const native = seen.filter(isIpv6Only);
    const evidence = [...own, ...seen.flatMap((subnet) => saw(subnet, 'Ipv6Native'))];
    if (native.length === 0 && unseen.length > 0) return unknown(`subnets ${unseen.join(', ')} were not among those read`, evidence);
    if (native.length === 0) return pass(evidence);
    const kept = [...ids.filter((id) => !native.some((subnet) => subnet.id === id)), '<dual-stack-subnets>'];
    return fail({
      message: `The compute environment ${environment.id} uses IPv6-only subnets, which AWS does not document for Batch; verify that jobs run in ${native.map(({ id }) => id).join(', ')}`,
      evidence,
      related: native.map((subnet) => relatedTo(subnet, 'has no IPv4 addresses')),
      fix: disruptiveFix('Unless a test job runs there, leave only dual-stack subnets in the compute environment', {
        cli: [
          `aws batch update-compute-environment --region ${context.region} --compute-environment ${environment.id} --compute-resources subnets=${kept.join(',')}`,
        ],
        terraform: [existing('aws_batch_compute_environment', environment.id, { compute_resources: [{ subnets: kept }] })],
      }),
    });
  },
});
