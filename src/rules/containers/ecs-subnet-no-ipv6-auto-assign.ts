import { hasTaskSubnets, runsOutsideAws, serviceInTerraform, serviceName, serviceSubnets, updateService } from '../../network/ecs.ts';
import { hasIpv6 } from '../../network/facts.ts';
import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'ecs-subnet-no-ipv6-auto-assign',
  title: 'ECS tasks get no IPv6 address because their subnet assigns none',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['ecs-service'],
  needs: ['subnet'],
  docs: {
    why:
      "ECS makes a task's interface without naming an IPv6 address, so the task gets one only where the subnet assigns IPv6 addresses on creation. " +
      'There is no way to give a task an address by hand: it starts with IPv4 alone.',
    fix: 'Turn on automatic assignment of IPv6 addresses in the subnets of the service and start new tasks.',
    links: [
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html',
      'https://aws.amazon.com/blogs/containers/amazon-ecs-announces-ipv6-only-support',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Have task subnets assign IPv6 addresses',
    rollback: 'modify-subnet-attribute --no-assign-ipv6-address-on-creation, and update-service --force-new-deployment.',
    after: ['ecs-dualstack-setting-disabled'],
  },
  applies: (service) => hasTaskSubnets(service) && !runsOutsideAws(service),
  check: (service, context) => {
    const { seen, unseen } = serviceSubnets(context, service);
    // A subnet without an IPv6 block has nothing to assign: that is another finding.
    const capable = seen.filter(hasIpv6);
    const off = capable.filter(({ data }) => data.AssignIpv6AddressOnCreation === false);
    const silent = capable.filter(({ data }) => data.AssignIpv6AddressOnCreation === undefined);
    const evidence = capable.flatMap((subnet) => saw(subnet, 'AssignIpv6AddressOnCreation'));
    if (off.length === 0) {
      const unclear = [...unseen, ...silent.map(({ id }) => id)];
      if (unclear.length > 0) return unknown(`AssignIpv6AddressOnCreation of ${unclear.join(', ')} is not known`, evidence);
      return capable.length > 0 ? pass(evidence) : notApplicable;
    }
    const ids = off.map(({ id }) => id);
    return fail({
      message: `${ids.join(', ')} of service ${serviceName(service)} ${ids.length === 1 ? 'has' : 'have'} an IPv6 block, but AssignIpv6AddressOnCreation is false`,
      evidence,
      related: off.map((subnet) => relatedTo(subnet, 'assigns no IPv6 addresses')),
      fix: disruptiveFix('Assign IPv6 addresses on creation and start new tasks', {
        cli: [
          ...ids.map(
            (id) => `aws ec2 modify-subnet-attribute --region ${context.region} --subnet-id ${id} --assign-ipv6-address-on-creation`,
          ),
          updateService(service, '--force-new-deployment'),
        ],
        terraform: [
          ...ids.map((id) => existing('aws_subnet', id, { assign_ipv6_address_on_creation: true })),
          serviceInTerraform(service, { force_new_deployment: true }),
        ],
      }),
    });
  },
});
