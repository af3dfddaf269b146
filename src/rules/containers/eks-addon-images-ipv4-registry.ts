import { ecrNames } from '../../knowledge/registries.ts';
import { fail, notApplicable, saw } from '../../model/verdict.ts';
import { listed } from '../../network/compute.ts';
import { isLocalToOutpost, isRunByEks } from '../../network/eks.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'eks-addon-images-ipv4-registry',
  title: 'EKS add-ons take their images from a registry name without IPv6',
  severity: { 'ipv6-only': 'info' },
  subjects: ['eks-cluster'],
  needs: ['eks-addon'],
  // Which images an add-on runs is not in the API.
  confidence: 'low',
  docs: {
    why: 'The add-ons that EKS installs name their images <account>.dkr.ecr.<region>.amazonaws.com, a host with IPv4 addresses only. Nodes pull them over IPv4, which every EKS node still has, also in IPv6 clusters: it does no harm today, but it is one more thing that ties nodes to IPv4. The images themselves are not in the EKS API (derived from reports of users).',
    fix: 'Nothing to mend today. In subnets without a way to the IPv4 internet keep VPC endpoints for ECR, or NAT, for the nodes.',
    links: [ecrNames.source, 'https://github.com/aws/containers-roadmap/issues/2739'],
    verified: ecrNames.verified,
  },
  plan: {
    stage: 'containers',
    step: 'Look at where add-ons pull images',
    rollback: 'Nothing is changed, so that there is nothing to take back.',
  },
  applies: (cluster) => isRunByEks(cluster) && !isLocalToOutpost(cluster),
  check: (cluster, context) => {
    const own = context.all('eks-addon').filter(({ data }) => data.clusterName === cluster.id && data.status !== 'DELETING');
    if (own.length === 0) return notApplicable;
    return fail({
      message: `the images of ${listed(own.map(({ id, data }) => data.addonName ?? id))} in ${cluster.id} come from a registry name without IPv6`,
      evidence: own.flatMap((addon) => saw(addon, 'addonName', 'addonVersion')),
    });
  },
});
