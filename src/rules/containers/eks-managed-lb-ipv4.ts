import { loadBalancerTags } from '../../knowledge/eks.ts';
import { fail, notApplicable, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { type Controller, controllerOf, isInternetFacing, isOnOutpost, isUsable, nameOfBalancer } from '../../network/load-balancers.ts';
import { defineRule, safeFix } from '../define.ts';

const annotations = {
  ingress: 'alb.ingress.kubernetes.io/ip-address-type',
  service: 'service.beta.kubernetes.io/aws-load-balancer-ip-address-type',
} as const;

const commandsFor = ({ cluster, made, isAutoMode }: Controller): readonly string[] => {
  const from = made?.from ?? 'ingress';
  const [namespace, name] = made?.name.includes('/') ? made.name.split('/') : ['<namespace>', `<each-${from}>`];
  const mode = isAutoMode && from === 'ingress' ? ['# EKS Auto Mode: ipAddressType: dualstack in the IngressClassParams'] : [];
  return [
    ...mode,
    `kubectl annotate --context <${cluster}> --namespace ${namespace} ${from} ${name} --overwrite ${annotations[from]}=dualstack`,
  ];
};

const madeFor = ({ cluster, made }: Controller): string => (made ? `${made.from} ${made.name} of ${cluster}` : cluster);

export default defineRule({
  id: 'eks-managed-lb-ipv4',
  title: 'Load balancer of a Kubernetes controller without IPv6',
  severity: { 'dual-stack': 'medium' },
  // What the tag of EKS Auto Mode is, AWS's guide does not say.
  confidence: 'medium',
  subjects: ['load-balancer'],
  needs: ['load-balancer-tags'],
  docs: {
    why:
      'A controller inside the cluster made this load balancer as its Ingress or Service says, and both say ipv4 unless told otherwise: its name has no AAAA record. ' +
      'A change made through AWS the controller takes back. It stands here in place of alb-ipv4-only and nlb-ipv4-only; which tag EKS Auto Mode sets was not verified.',
    fix: 'Set the address type by annotation, or in the IngressClassParams, once the subnets have IPv6. Pods of an IPv6 cluster need the target type ip and the AWS Load Balancer Controller 2.3.1 or later.',
    links: [
      loadBalancerTags.source,
      'https://docs.aws.amazon.com/eks/latest/userguide/cni-ipv6.html',
      'https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2668',
    ],
    verified: loadBalancerTags.verified,
  },
  plan: {
    stage: 'load-balancers',
    step: 'Make load balancers of controllers dual-stack',
    rollback: 'kubectl annotate with the address type ipv4.',
  },
  applies: (balancer) =>
    balancer.data.Type !== 'gateway' && balancer.data.IpAddressType === 'ipv4' && isUsable(balancer) && !isOnOutpost(balancer),
  check: (balancer, context) => {
    const tags = context.get('load-balancer-tags', balancer.id);
    const evidence = saw(balancer, 'IpAddressType', 'Scheme');
    if (!tags) return unknown(`the tags of ${nameOfBalancer(balancer)}, which tell who made it, are not visible`, evidence);
    const controller = controllerOf(tags);
    if (!controller) return notApplicable;
    return fail({
      message: `${nameOfBalancer(balancer)} answers over IPv4 only, and its controller keeps it so for ${madeFor(controller)}`,
      evidence: [...evidence, ...saw(tags, 'Tags')],
      ...(isInternetFacing(balancer) ? { severity: { 'dual-stack': 'high' } as const } : {}),
      related: (balancer.subnetIds ?? []).map((id) => relatedTo({ kind: 'subnet', id }, 'must have an IPv6 block')),
      fix: safeFix('Have the controller make it dual-stack', { cli: commandsFor(controller) }),
    });
  },
});
