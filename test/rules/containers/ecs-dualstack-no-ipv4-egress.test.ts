import rule from '../../../src/rules/containers/ecs-dualstack-no-ipv4-egress.ts';
import { build, home } from '../../support/build.ts';
import { definition, dualSubnet, ipv4Subnet, nativeSubnet, routes, service } from '../../support/ecs.ts';
import { describeRule } from '../../support/rule-test.ts';

const ecr = definition([`${home.account}.dkr-ecr.eu-central-1.on.aws/web:1`], {}, { logDriver: 'awslogs' });
const local = { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' } as const;
const v6 = { DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1', State: 'active' } as const;
const viaIgw = { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active' } as const;
const viaNat = { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-1', State: 'active' } as const;
const shut = routes(local, v6);
const web = service(['subnet-dual']);
const openly = service(['subnet-dual'], {
  networkConfiguration: { awsvpcConfiguration: { subnets: ['subnet-dual'], assignPublicIp: 'ENABLED' } },
});
const endpoint = (name: string, data: Partial<Parameters<typeof build<'vpc-endpoint'>>[1]> = {}) =>
  build('vpc-endpoint', {
    VpcEndpointId: `vpce-${name}`,
    VpcId: 'vpc-1',
    ServiceName: `com.amazonaws.eu-central-1.${name}`,
    State: 'Available',
    VpcEndpointType: 'Interface',
    PrivateDnsEnabled: true,
    ...data,
  });
const s3 = endpoint('s3', { VpcEndpointType: 'Gateway', RouteTableIds: ['rtb-main'] });
const all = [endpoint('ecr.api'), endpoint('ecr.dkr'), endpoint('logs'), s3];

describeRule(rule, {
  flagged: {
    'a subnet with IPv6 egress only': {
      given: [web, dualSubnet(), shut, ecr],
      says: 'subnet-dual of service web has no IPv4 way out and vpc-1 no endpoint for ecr.api, ecr.dkr, s3, logs',
    },
    'an internet gateway without public addresses': { given: [web, dualSubnet(), routes(local, viaIgw), ecr], says: 'no IPv4 way out' },
    'a route into a blackhole': { given: [web, dualSubnet(), routes({ ...viaNat, State: 'blackhole' }), ecr], says: 'no IPv4 way out' },
    'a gateway endpoint of another route table': {
      given: [
        web,
        dualSubnet(),
        shut,
        ecr,
        ...all.slice(0, 3),
        endpoint('s3', { VpcEndpointType: 'Gateway', RouteTableIds: ['rtb-other'] }),
      ],
      says: 'no endpoint for s3',
    },
    'secrets without their endpoint': {
      given: [
        web,
        dualSubnet(),
        shut,
        definition(
          ecr.data.containerDefinitions.map(({ image }) => image),
          {},
          { secretStores: ['ssm'] },
        ),
        ...all,
      ],
      says: 'no endpoint for ssm',
    },
  },
  silent: {
    'a NAT gateway': { given: [web, dualSubnet(), routes(local, viaNat), ecr] },
    'an internet gateway with public addresses': { given: [openly, dualSubnet(), routes(local, viaIgw), ecr] },
    'endpoints for all that is called': { given: [web, dualSubnet(), shut, ecr, ...all] },
    'IPv6-only subnets, which do not need it': { given: [service(['subnet-native']), nativeSubnet(), shut, ecr], as: 'not-applicable' },
    'IPv4 subnets': { given: [service(['subnet-v4']), ipv4Subnet, shut, ecr], as: 'not-applicable' },
    'a service on EC2, where the instance pulls': {
      given: [service(['subnet-dual'], { launchType: 'EC2' }), dualSubnet(), shut, ecr],
      as: 'not-applicable',
    },
  },
  unknown: {
    'a default route to a transit gateway': {
      given: [web, dualSubnet(), routes({ DestinationCidrBlock: '0.0.0.0/0', TransitGatewayId: 'tgw-1', State: 'active' }), ecr],
      says: 'transit-gateway tgw-1',
    },
    'endpoints that may stand behind a transit gateway': {
      given: [web, dualSubnet(), routes(local, { DestinationCidrBlock: '10.0.0.0/8', TransitGatewayId: 'tgw-1', State: 'active' }), ecr],
      says: '10.0.0.0/8',
    },
    "a shared subnet, whose owner's endpoints are hidden": {
      given: [web, dualSubnet({ OwnerId: '999999999999' }), shut, ecr],
      says: '999999999999',
    },
    'endpoints with private DNS off': {
      given: [web, dualSubnet(), shut, ecr, endpoint('ecr.api', { PrivateDnsEnabled: false }), ...all.slice(1)],
      says: 'ecr.api in vpc-1 have private DNS turned off',
    },
    'an image from elsewhere': { given: [web, dualSubnet(), shut, definition(['nginx']), ...all], says: 'pulls nginx over IPv6' },
    'a task definition that was not read': { given: [web, dualSubnet(), shut, ...all], says: 'task-definition/web:1 was not read' },
    'a subnet that is not visible': { given: [service(['subnet-gone']), shut, ecr], says: 'subnet-gone' },
  },
});
