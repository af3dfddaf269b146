import { clusterSubnetAddresses } from '../../knowledge/eks.ts';
import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { isLocalToOutpost, isRunByEks, lookUpSubnets } from '../../network/eks.ts';
import { isIpv6Only } from '../../network/facts.ts';
import { defineRule, disruptiveFix } from '../define.ts';

const { minimum, recommended } = clusterSubnetAddresses;

export default defineRule({
  id: 'eks-cluster-subnet-low-ipv4',
  title: 'EKS cluster subnet short of IPv4 addresses',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['eks-cluster'],
  needs: ['subnet'],
  docs: {
    why:
      'EKS puts interfaces of the control plane into the cluster subnets and asks for six free IPv4 addresses in each, better 16 (its error message has been seen to say five), whichever family the cluster has. ' +
      'A running cluster goes on working with fewer, because its interfaces are already placed; the next version upgrade or change of subnets fails.',
    fix: 'Free addresses in the subnet, or give the cluster other subnets in the same Availability Zones.',
    links: [clusterSubnetAddresses.source, 'https://docs.aws.amazon.com/eks/latest/best-practices/subnets.html'],
    verified: clusterSubnetAddresses.verified,
  },
  plan: {
    stage: 'containers',
    step: 'Give clusters subnets with free IPv4 addresses',
    rollback: 'update-cluster-config with the former subnets.',
  },
  applies: (cluster) => isRunByEks(cluster) && !isLocalToOutpost(cluster),
  check: (cluster, context) => {
    const { seen, unseen } = lookUpSubnets(context, cluster.subnetIds ?? []);
    // An IPv6-only subnet has no addresses at all, which eks-subnet-without-ipv4 says.
    const judged = seen.filter((subnet) => !isIpv6Only(subnet));
    const free = (subnet: (typeof seen)[number]) => subnet.data.AvailableIpAddressCount;
    const evidence = judged.flatMap((subnet) => saw(subnet, 'AvailableIpAddressCount'));
    const low = judged.filter((subnet) => (free(subnet) ?? recommended) < recommended);
    const uncounted = [...unseen, ...judged.filter((subnet) => free(subnet) === undefined).map(({ id }) => id)];
    const short = low.filter((subnet) => (free(subnet) ?? 0) < minimum);
    if (short.length === 0 && uncounted.length > 0) {
      return unknown(`the free IPv4 addresses of subnets ${uncounted.join(', ')} are not known`, evidence);
    }
    if (judged.length === 0) return notApplicable;
    if (low.length === 0) return pass(evidence);
    const listed = low.map((subnet) => `${subnet.id} (${free(subnet)})`).join(', ');
    return fail({
      message: `subnets of ${cluster.id} have fewer free IPv4 addresses than the ${short.length > 0 ? `${minimum} that EKS needs` : `${recommended} that EKS recommends`}: ${listed}`,
      evidence,
      ...(short.length > 0 ? {} : { severity: { 'dual-stack': 'low', 'ipv6-only': 'low' } }),
      related: low.map((subnet) => relatedTo(subnet, 'is short of IPv4 addresses')),
      fix: disruptiveFix('Move the cluster to subnets with more free addresses, in the same Availability Zones', {
        cli: [
          `aws eks update-cluster-config --region ${context.region} --name ${cluster.id} --resources-vpc-config subnetIds=<subnets-with-free-addresses>`,
        ],
        terraform: [existing('aws_eks_cluster', cluster.id, { vpc_config: [{ subnet_ids: ['<subnets-with-free-addresses>'] }] })],
      }),
    });
  },
});
