import rule from '../../../src/rules/connectivity/eice-ipv4-only.ts';
import { build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

type Data = Parameters<typeof build<'instance-connect-endpoint'>>[1];
const endpoint = (data: Data = {}) =>
  build('instance-connect-endpoint', { InstanceConnectEndpointId: 'eice-1', VpcId: 'vpc-1', State: 'create-complete', ...data });
const native = (OwnerId = '111122223333') => build('subnet', { SubnetId: 'subnet-6', VpcId: 'vpc-1', Ipv6Native: true, OwnerId });
const dual = build('subnet', { SubnetId: 'subnet-4', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' });
const instance = (SubnetId: string) => build('instance', { InstanceId: 'i-1', VpcId: 'vpc-1', SubnetId });

describeRule(rule, {
  flagged: {
    'an IPv6-only instance in its VPC': {
      given: [endpoint({ IpAddressType: 'ipv4' }), native(), instance('subnet-6')],
      says: 'i-1 in its VPC has IPv6 alone',
    },
    'an endpoint from before the setting': { given: [endpoint(), native(), instance('subnet-6')], says: 'connects over IPv4 only' },
  },
  silent: {
    'a dual-stack endpoint': { given: [endpoint({ IpAddressType: 'dualstack' }), native(), instance('subnet-6')] },
    'instances that have IPv4': { given: [endpoint(), native(), dual, instance('subnet-4')] },
    'an endpoint that is going': { given: [endpoint({ State: 'delete-in-progress' })], as: 'not-applicable' },
  },
  unknown: {
    'a shared IPv6-only subnet': { given: [endpoint(), native('999988887777')], says: 'subnet-6' },
    'an endpoint whose VPC AWS left out': {
      given: [build('instance-connect-endpoint', { InstanceConnectEndpointId: 'eice-1' })],
      says: 'VPC of eice-1',
    },
  },
});
