import { interfaceOwners, needNoIpv6, type OwnerService } from '../../knowledge/interface-owners.ts';
import type { Resource } from '../../model/resource.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { hasIpv6Address } from '../../network/family-parity.ts';
import { isDualStack, isShared } from '../../network/facts.ts';
import { interfacesIn, holdingsOf, interfaceOwner } from '../../network/interface-owners.ts';
import { defineRule } from '../define.ts';

/** Services whose resources are judged themselves, by rules that know how to mend them. */
const judgedThemselves: ReadonlySet<OwnerService> = new Set<OwnerService>([
  'alb',
  'amazon-mq',
  'app-runner-vpc-connector',
  'classic-elb',
  'client-vpn',
  'dax',
  'directory-service',
  'dms',
  'ec2-instance',
  'ec2-instance-connect-endpoint',
  'ecs-task',
  'efs-mount-target',
  'eks-branch-eni',
  'eks-control-plane',
  'eks-node',
  'eks-vpc-cni',
  'eks-windows-eni',
  'elasticache',
  'elb',
  'emr',
  'glue',
  'gwlb',
  'lambda',
  'msk',
  'nlb',
  'opensearch',
  'rds-family',
  'rds-proxy',
  'redshift',
  'route53-resolver-endpoint',
  'sagemaker-notebook',
  'sagemaker-studio',
  'vpc-endpoint',
  'workspaces',
]);

/** Whether a service that nothing else here speaks of holds the interface. Interfaces of nobody and of unknown owners have rules of their own. */
const isOpen = (eni: Resource<'network-interface'>): boolean => {
  const owner = interfaceOwner(eni);
  if (owner.type === 'service') return !judgedThemselves.has(owner.service) && !needNoIpv6.services.includes(owner.service);
  return owner.type === 'principal';
};

export default defineRule({
  id: 'eni-ipv4-only-in-dual-stack-subnet',
  title: 'Services that are on IPv4 alone in a dual-stack subnet',
  severity: { 'dual-stack': 'low' },
  // Who holds an interface is told from its description, of which AWS documents few.
  confidence: 'medium',
  subjects: ['subnet'],
  needs: ['network-interface'],
  docs: {
    why: 'The subnet could give these interfaces IPv6 addresses, and the services behind them took none: they come from before the migration, or the service has to be told. What is behind them goes on reaching, and being reached, over IPv4. Only services that no other rule speaks of are counted here.',
    fix: 'Look up each service in the list of `ipv6-audit services`: where it takes IPv6, set its network type or make it anew in this subnet; where it does not, keep IPv4 for it.',
    links: [interfaceOwners.source, needNoIpv6.source, 'https://docs.aws.amazon.com/vpc/latest/userguide/aws-ipv6-support.html'],
    verified: interfaceOwners.verified,
  },
  plan: {
    stage: 'data',
    step: 'Give the remaining services IPv6',
    rollback: 'Set the network type of the service back, or keep the old resource until the new one serves and point the clients back.',
  },
  applies: isDualStack,
  check: (subnet, context) => {
    const own = interfacesIn(context.all('network-interface'), subnet.id).filter(isOpen);
    const without = own.filter((eni) => !hasIpv6Address(eni));
    const evidence = [
      ...saw(subnet, 'Ipv6CidrBlockAssociationSet'),
      ...without.slice(0, 10).flatMap((eni) => saw(eni, 'Description', 'InterfaceType', 'Ipv6Addresses')),
    ];
    if (without.length > 0) {
      const owners = holdingsOf(without).map(({ owner, interfaces }) => `${owner} (${interfaces})`);
      return fail({
        message: `${subnet.id} is dual-stack, and these hold interfaces without IPv6 in it: ${owners.join(', ')}`,
        evidence,
        related: without.map((eni) => relatedTo(eni, 'has no IPv6 address')),
      });
    }
    if (isShared(subnet)) return unknown(`interfaces of other accounts in shared subnet ${subnet.id} are not visible`, evidence);
    return own.length > 0 ? pass(evidence) : notApplicable;
  },
});
