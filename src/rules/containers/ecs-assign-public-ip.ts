import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { isIpv6Only } from '../../network/facts.ts';
import {
  assignsPublicIp,
  hasTaskSubnets,
  runsOutsideAws,
  serviceInTerraform,
  serviceName,
  serviceSubnets,
  updateService,
} from '../../network/ecs.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'ecs-assign-public-ip',
  title: 'ECS service relies on public IPv4 addresses',
  severity: { 'ipv6-only': 'low' },
  confidence: 'medium',
  subjects: ['ecs-service'],
  needs: ['subnet'],
  docs: {
    why:
      'With assignPublicIp each task gets a public IPv4 address, which is billed by the hour and is its way to the internet. An IPv6-only subnet has no IPv4 to map it to. ' +
      'What ECS does with the setting there is not documented and was not tried.',
    fix: 'Set assignPublicIp to DISABLED and give the tasks another way out: ::/0 to an egress-only internet gateway, and NAT64 for IPv4.',
    links: [
      'https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_AwsVpcConfiguration.html',
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'withdraw-ipv4',
    step: 'Take public IPv4 addresses from tasks',
    rollback: 'update-service --network-configuration with assignPublicIp=ENABLED.',
  },
  applies: (service) => hasTaskSubnets(service) && !runsOutsideAws(service),
  check: (service, context) => {
    const evidence = saw(service, 'networkConfiguration', 'taskSets');
    if (!assignsPublicIp(service)) return pass(evidence);
    const { seen, unseen } = serviceSubnets(context, service);
    if (seen.every(isIpv6Only)) {
      const where = unseen.length > 0 ? `subnet ${unseen.join(', ')}, which is not visible,` : 'an IPv6-only subnet';
      return unknown(`what assignPublicIp does in ${where} is not known`, evidence);
    }
    const { subnets = ['<subnets>'], securityGroups = ['<security-groups>'] } =
      service.data.networkConfiguration?.awsvpcConfiguration ?? {};
    return fail({
      message: `service ${serviceName(service)} gives each task a public IPv4 address`,
      evidence,
      fix: disruptiveFix('Take the public IPv4 addresses away once there is another way out', {
        cli: [
          updateService(
            service,
            `--network-configuration 'awsvpcConfiguration={subnets=[${subnets.join(',')}],securityGroups=[${securityGroups.join(',')}],assignPublicIp=DISABLED}'`,
          ),
        ],
        terraform: [serviceInTerraform(service, { network_configuration: [{ assign_public_ip: false }] })],
      }),
    });
  },
});
