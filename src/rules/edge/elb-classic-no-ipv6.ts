import { loadBalancerTags } from '../../knowledge/eks.ts';
import { type Resource, tagKeysOf, tagOf } from '../../model/resource.ts';
import { newResource } from '../../model/terraform.ts';
import { fail, notApplicable, saw, unknown } from '../../model/verdict.ts';
import { defineRule, rebuildFix } from '../define.ts';

type Classic = Resource<'classic-load-balancer'>;

/** The cluster whose in-tree controller made it, by the tags that this leaves. */
const clusterOf = (balancer: Classic): string | undefined =>
  tagKeysOf(balancer).flatMap((key) => loadBalancerTags.inTree.exec(key)?.[1] ?? [])[0];

export default defineRule({
  id: 'elb-classic-no-ipv6',
  title: 'Classic Load Balancer, which has no IPv6',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['classic-load-balancer'],
  consults: ['eks-cluster'],
  docs: {
    why:
      'A Classic Load Balancer in a VPC has no IPv6, neither towards clients nor towards its instances, and cannot be given any: clients with IPv6 only do not reach it, and IPv6-only instances cannot stand behind it. ' +
      'The controller that is part of Kubernetes makes such load balancers for Services unless the AWS Load Balancer Controller does it.',
    fix: 'Move to an Application or a Network Load Balancer of type dualstack. For a Service of Kubernetes install the AWS Load Balancer Controller and make the Service anew with its annotations.',
    links: [
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html',
      'https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/migrate-classic-load-balancer.html',
      'https://docs.aws.amazon.com/eks/latest/best-practices/load-balancing.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'load-balancers',
    step: 'Replace Classic Load Balancers',
    rollback: 'Keep the old load balancer until the new one serves; change-resource-record-sets leads the name back to it.',
  },
  check: (balancer, context) => {
    const evidence = saw(balancer, 'VPCId', 'Scheme', 'Instances', 'Tags');
    const cluster = clusterOf(balancer);
    const clusters = context.consult('eks-cluster');
    // Deleting a cluster before its Services leaves their load balancers behind, with nothing registered.
    if (cluster !== undefined && (balancer.data.Instances ?? []).length === 0) {
      if (!clusters)
        return unknown(`whether ${balancer.id}, which has no instances, outlived its cluster ${cluster} is not known`, evidence);
      if (!clusters.some(({ id }) => id === cluster)) return notApplicable;
    }
    const service = tagOf(balancer, loadBalancerTags.inTreeService) ?? '<service>';
    const maker = `; the controller inside Kubernetes made it for ${service} of cluster ${cluster}`;
    const subnets = balancer.subnetIds?.length ? balancer.subnetIds : ['<subnets>'];
    return fail({
      message: `Classic Load Balancer ${balancer.id} has no IPv6 and cannot be given any${cluster === undefined ? '' : maker}`,
      evidence,
      fix:
        cluster === undefined
          ? rebuildFix('Replace it by an Application or a Network Load Balancer', {
              cli: [
                `aws elbv2 create-load-balancer --region ${context.region} --name <new-name> --type <application-or-network> --ip-address-type dualstack --subnets ${subnets.join(' ')}`,
              ],
              terraform: [
                newResource('aws_lb', balancer.id, {
                  name: '<new-name>',
                  load_balancer_type: '<application-or-network>',
                  ip_address_type: 'dualstack',
                  internal: balancer.data.Scheme === 'internal',
                  subnets,
                }),
              ],
            })
          : rebuildFix('Install the AWS Load Balancer Controller and make the Service anew, with these annotations', {
              cli: [
                `# in the Service ${service}: loadBalancerClass: service.k8s.aws/nlb`,
                '# service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip',
                '# service.beta.kubernetes.io/aws-load-balancer-ip-address-type: dualstack',
              ],
            }),
    });
  },
});
