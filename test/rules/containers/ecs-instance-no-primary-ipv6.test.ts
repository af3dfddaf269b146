import rule from '../../../src/rules/containers/ecs-instance-no-primary-ipv6.ts';
import { build } from '../../support/build.ts';
import { clusterArn, definition, dualSubnet, nativeSubnet, service } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const container = build('ecs-container-instance', { containerInstanceArn: 'arn:ci', ec2InstanceId: 'i-1', clusterArn, attributes: [] });
const instance = (SubnetId: string, IsPrimaryIpv6: boolean) =>
  build('instance', {
    InstanceId: 'i-1',
    SubnetId,
    NetworkInterfaces: [
      {
        NetworkInterfaceId: 'eni-1',
        Attachment: { DeviceIndex: 0, NetworkCardIndex: 0 },
        Ipv6Addresses: [{ Ipv6Address: '2001:db8::1', IsPrimaryIpv6 }],
      },
    ],
  });
const bridge = definition(['nginx'], { networkMode: 'bridge' });
const balanced = service([], { launchType: 'EC2', loadBalancers: [{ targetGroupArn: 'arn:tg' }] });
const native = instance('subnet-native', false);

describeRule(rule, {
  flagged: {
    'an instance behind a load balancer': {
      given: [container, balanced, bridge, native, nativeSubnet()],
      says: 'i-1 in the IPv6-only subnet-native has no primary IPv6 address, at which tasks of web are to be registered',
    },
    'the mode host, in Cloud Map': {
      given: [
        container,
        service([], { launchType: 'EC2', serviceRegistries: [{ registryArn: 'arn:srv' }] }),
        definition(['nginx'], { networkMode: 'host' }),
        native,
        nativeSubnet(),
      ],
      says: 'i-1',
    },
  },
  silent: {
    'a primary address': { given: [container, balanced, bridge, instance('subnet-native', true), nativeSubnet()] },
    'tasks with interfaces of their own': {
      given: [container, balanced, definition(['nginx']), native, nativeSubnet()],
      as: 'not-applicable',
    },
    'tasks that nobody calls': {
      given: [container, service([], { launchType: 'EC2' }), bridge, native, nativeSubnet()],
      as: 'not-applicable',
    },
    'a dual-stack subnet': { given: [container, balanced, bridge, instance('subnet-dual', false), dualSubnet()], as: 'not-applicable' },
    'ECS Anywhere': {
      given: [
        build('ecs-container-instance', { containerInstanceArn: 'arn:ci', ec2InstanceId: 'mi-1', clusterArn, attributes: [] }),
        balanced,
        bridge,
      ],
      as: 'not-applicable',
    },
  },
  unknown: {
    'an instance out of sight': { given: [container, balanced, bridge, nativeSubnet()], says: 'i-1' },
    'a subnet out of sight': { given: [container, balanced, bridge, native], says: 'subnet-native' },
    'a task definition out of sight': { given: [container, balanced, native, nativeSubnet()], says: 'web:1' },
    'an instance without interfaces in the answer': {
      given: [container, balanced, bridge, build('instance', { InstanceId: 'i-1', SubnetId: 'subnet-native' }), nativeSubnet()],
      says: 'no interface',
    },
  },
});
