import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, saw, unknown } from '../../model/verdict.ts';
import { addressing, balancing, type Environment, isShared, optionOf } from '../../network/beanstalk.ts';
import { defineRule, rebuildFix, safeFix } from '../define.ts';

export default defineRule({
  id: 'beanstalk-load-balancer-ipv4',
  title: 'Beanstalk environment that answers over IPv4 only',
  severity: { 'dual-stack': 'medium' },
  subjects: ['beanstalk-environment'],
  docs: {
    why:
      'Beanstalk makes the load balancer of an environment by the environment’s options, and makes it IPv4-only unless told otherwise; what is changed on the load balancer itself does not stand in them. ' +
      'Environments with a Classic Load Balancer or a single instance cannot be dual-stack at all.',
    fix: 'Set the option IpAddressType of aws:elbv2:loadbalancer to dualstack. The VPC and the subnets of the load balancer need IPv6 blocks first. An environment with a Classic Load Balancer or a single instance is made anew with an Application or Network Load Balancer.',
    links: ['https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/environments-cfg-elbv2-ipv6-dualstack.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'load-balancers',
    step: 'Make Beanstalk load balancers dual-stack',
    rollback:
      'update-environment with the option IpAddressType set to ipv4; an environment that was made anew is left by swap-environment-cnames back to the old one, kept until then.',
  },
  check: (environment, context) => {
    const name = environment.data.EnvironmentName ?? environment.id;
    const evidence = saw(environment, 'OptionSettings');
    const type = optionOf(environment, balancing, 'EnvironmentType');
    const balancer = optionOf(environment, balancing, 'LoadBalancerType');
    if (type === 'SingleInstance') return neverDual(environment, name, 'a single instance', context.region);
    if (type !== 'LoadBalanced') return unknown(`AWS did not say whether the environment ${name} has a load balancer`, evidence);
    if (balancer === 'classic') return neverDual(environment, name, 'a Classic Load Balancer', context.region);
    if (balancer !== 'application' && balancer !== 'network') {
      return unknown(`the load balancer type ${balancer ?? '(unsaid)'} of the environment ${name} is not a known one`, evidence);
    }
    // The shared one is the user's own, of which alb-ipv4-only speaks.
    if (isShared(environment)) return notApplicable;
    if (optionOf(environment, addressing, 'IpAddressType') === 'dualstack') return pass(evidence);
    const option = `Namespace=${addressing},OptionName=IpAddressType,Value=dualstack`;
    return fail({
      message: `The load balancer of Beanstalk environment ${name} (${environment.id}) is IPv4-only by the environment’s options`,
      evidence,
      fix: safeFix('Make the load balancer dual-stack through the environment', {
        cli: [
          `aws elasticbeanstalk update-environment --region ${context.region} --environment-id ${environment.id} --option-settings ${option}`,
        ],
        terraform: [
          existing('aws_elastic_beanstalk_environment', environment.id, {
            setting: [{ namespace: addressing, name: 'IpAddressType', value: 'dualstack' }],
          }),
        ],
      }),
    });
  },
});

const neverDual = (environment: Environment, name: string, what: string, region: string) =>
  fail({
    message: `Beanstalk environment ${name} (${environment.id}) has ${what}, which cannot be dual-stack`,
    evidence: saw(environment, 'OptionSettings'),
    severity: { 'dual-stack': 'high' },
    fix: rebuildFix('Make the environment anew with an Application Load Balancer, then swap the names', {
      cli: [
        `aws elasticbeanstalk create-environment --region ${region} --application-name ${environment.data.ApplicationName ?? '<application>'} --environment-name <new-name> --version-label <version> --option-settings Namespace=${balancing},OptionName=LoadBalancerType,Value=application Namespace=${addressing},OptionName=IpAddressType,Value=dualstack`,
        `aws elasticbeanstalk swap-environment-cnames --region ${region} --source-environment-name ${name} --destination-environment-name <new-name>`,
      ],
    }),
  });
