import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { serviceName, usesFargate } from '../../network/ecs.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'ecs-fargate-fips-ipv6-only',
  title: 'FIPS mode of Fargate keeps tasks out of IPv6-only subnets',
  severity: { 'ipv6-only': 'high' },
  subjects: ['ecs-account-setting'],
  needs: ['ecs-service'],
  docs: {
    why:
      'With the account setting fargateFIPSMode Fargate uses the FIPS endpoints of AWS services, and CloudWatch has no FIPS endpoint with IPv6: in an IPv6-only subnet tasks cannot deliver their logs. ' +
      'The setting is per region and principal, and the scan sees what holds for itself.',
    fix: 'Keep the services that need FIPS in dual-stack subnets, or turn the mode off where it is not required.',
    links: [
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-task-networking.html',
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Turn the FIPS mode of Fargate off',
    rollback: 'put-account-setting-default --name fargateFIPSMode --value enabled.',
  },
  applies: ({ data }) => data.name === 'fargateFIPSMode',
  check: (setting, context) => {
    const concerned = context.all('ecs-service').filter((service) => service.data.status !== 'INACTIVE' && usesFargate(service));
    if (concerned.length === 0) return notApplicable;
    const evidence = saw(setting, 'name', 'value', 'principalArn');
    const { value } = setting.data;
    if (!value) return unknown('ECS does not say whether fargateFIPSMode is on', evidence);
    // Which of the two words ECS answers was not verified.
    if (value !== 'enabled' && value !== 'on') return pass(evidence);
    return fail({
      message: `fargateFIPSMode is ${value} in ${context.region}: ${concerned.length} Fargate service(s) cannot move to IPv6-only subnets`,
      evidence,
      related: concerned.map((service) => relatedTo(service, `${serviceName(service)} runs on Fargate`)),
      fix: disruptiveFix('Turn the FIPS mode off where it is not required', {
        cli: [`aws ecs put-account-setting-default --region ${context.region} --name fargateFIPSMode --value disabled`],
        terraform: [existing('aws_ecs_account_setting_default', 'fargateFIPSMode', { name: 'fargateFIPSMode', value: 'disabled' })],
      }),
    });
  },
});
