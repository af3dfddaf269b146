import rule from '../../../src/rules/containers/ecs-service-subnet-not-dual-stack.ts';
import { dualSubnet, ipv4Subnet, nativeSubnet, service } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const inSet = (status: string) => ({
  status,
  networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-v4'] } },
});
const lingering = [{ Ipv6CidrBlock: '2001:db8::/64', Ipv6CidrBlockState: { State: 'disassociated' as const } }];

describeRule(rule, {
  flagged: {
    'a service in an IPv4 subnet': { given: [service(['subnet-v4']), ipv4Subnet], says: 'subnet-v4, which has no IPv6 block' },
    'one IPv4 subnet among dual-stack ones': {
      given: [service(['subnet-dual', 'subnet-v4']), ipv4Subnet, dualSubnet()],
      says: 'subnet-v4',
    },
    'a block that only lingers': {
      given: [service(['subnet-dual']), dualSubnet({ Ipv6CidrBlockAssociationSet: lingering })],
      says: 'subnet-dual',
    },
    'the task set of a CodeDeploy deployment': {
      given: [
        service(['subnet-dual'], { deploymentController: { type: 'CODE_DEPLOY' }, taskSets: [inSet('PRIMARY')] }),
        ipv4Subnet,
        dualSubnet(),
      ],
      says: 'subnet-v4',
    },
  },
  silent: {
    'dual-stack subnets': { given: [service(['subnet-dual']), dualSubnet()] },
    'IPv6-only subnets': { given: [service(['subnet-native']), nativeSubnet()] },
    'bridge tasks, which have no subnets': { given: [service([], { launchType: 'EC2' })], as: 'not-applicable' },
    'ECS Anywhere': { given: [service(['subnet-v4'], { launchType: 'EXTERNAL' }), ipv4Subnet], as: 'not-applicable' },
    'an old deployment that drains': {
      given: [service(['subnet-dual'], { deployments: [{ ...inSet('ACTIVE'), id: 'ecs-svc/1' }] }), dualSubnet()],
    },
  },
  unknown: {
    'a subnet that is not visible': { given: [service(['subnet-dual', 'subnet-gone']), dualSubnet()], says: 'subnet-gone' },
  },
});
