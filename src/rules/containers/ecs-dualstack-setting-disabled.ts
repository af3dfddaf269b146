import { hasTaskSubnets, serviceInTerraform, serviceSubnets, updateService } from '../../network/ecs.ts';
import { isIpv6Only } from '../../network/facts.ts';
import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'ecs-dualstack-setting-disabled',
  title: 'ECS gives tasks no IPv6 address in dual-stack subnets',
  severity: { 'dual-stack': 'high' },
  // The setting holds per principal: what the scan reads need not be what the principal that launches tasks has.
  confidence: 'medium',
  subjects: ['ecs-account-setting'],
  needs: ['ecs-service', 'subnet'],
  docs: {
    why:
      'In a dual-stack subnet ECS gives an awsvpc task an IPv6 address only where the account setting dualStackIPv6 is on; otherwise tasks start with IPv4 alone and nothing says so. ' +
      'The setting is per region and per principal, and the scan sees what holds for itself: a user or role with a setting of its own may differ. IPv6-only subnets do not need it.',
    fix: 'Turn the setting on for the account, then start new tasks: those that run keep what they have.',
    links: [
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html',
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Turn dualStackIPv6 on for ECS',
    rollback: 'put-account-setting-default --name dualStackIPv6 --value disabled, and update-service --force-new-deployment.',
    after: ['ecs-agent-too-old-for-ipv6', 'ecs-fargate-platform-version-old'],
  },
  applies: ({ data }) => data.name === 'dualStackIPv6',
  check: (setting, context) => {
    const concerned = context.all('ecs-service').filter((service) => {
      const { seen, unseen } = serviceSubnets(context, service);
      return hasTaskSubnets(service) && (unseen.length > 0 || seen.some((subnet) => !isIpv6Only(subnet)));
    });
    if (concerned.length === 0) return notApplicable;
    const evidence = saw(setting, 'name', 'value', 'principalArn');
    if (setting.data.value === null)
      return unknown('ECS does not list the account setting dualStackIPv6: look it up in the console', evidence);
    if (setting.data.value === 'enabled' || setting.data.value === 'on') return pass(evidence);
    return fail({
      message: `dualStackIPv6 is ${setting.data.value} in ${context.region}: tasks of ${concerned.length} service(s) get no IPv6 address in dual-stack subnets`,
      evidence,
      related: concerned.map((service) => relatedTo(service, 'its tasks get IPv4 alone')),
      fix: disruptiveFix('Turn dualStackIPv6 on and start new tasks', {
        cli: [
          `aws ecs put-account-setting-default --region ${context.region} --name dualStackIPv6 --value enabled`,
          ...concerned.map((service) => updateService(service, '--force-new-deployment')),
        ],
        terraform: [
          existing('aws_ecs_account_setting_default', 'dualStackIPv6', { name: 'dualStackIPv6', value: 'enabled' }),
          ...concerned.map((service) => serviceInTerraform(service, { force_new_deployment: true })),
        ],
      }),
    });
  },
});
