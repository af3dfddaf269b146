import rule from '../../../src/rules/data/msk-dual-stack-prerequisite.ts';
import { associated, build } from '../../support/build.ts';
import { provisioned, serverless } from '../../support/msk.ts';
import { describeRule } from '../../support/rule-test.ts';

const plain = build('subnet', { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24' });
const dual = build('subnet', { ...plain.data, Ipv6CidrBlockAssociationSet: [associated('2001:db8::/64')] });
const kafka = (KafkaVersion: string) => ({ CurrentBrokerSoftwareInfo: { KafkaVersion } });

describeRule(rule, {
  flagged: {
    'Kafka before 3.6.0': { given: [provisioned({}, kafka('3.5.1')), dual], says: 'it runs Kafka 3.5.1' },
    'a tiered version before 3.6.0': { given: [provisioned({}, kafka('2.8.2.tiered')), dual], says: '2.8.2.tiered' },
    'small brokers': { given: [provisioned({ InstanceType: 'kafka.t3.small' }), dual], says: 'kafka.t3.small' },
    'a serverless cluster in a subnet without IPv6': { given: [serverless(), plain], says: 'subnet-1 without an IPv6 block' },
    'small brokers with old Kafka and multi-VPC private connectivity': {
      given: [
        provisioned(
          { InstanceType: 'kafka.t3.small', ConnectivityInfo: { VpcConnectivity: { ClientAuthentication: { Tls: { Enabled: true } } } } },
          kafka('2.8.1'),
        ),
        plain,
      ],
      says: 'kafka.t3.small',
    },
    'a subnet without IPv6': { given: [provisioned(), plain], says: 'subnet-1 without an IPv6 block' },
    'multi-VPC private connectivity': {
      given: [provisioned({ ConnectivityInfo: { VpcConnectivity: { ClientAuthentication: { Sasl: { Iam: { Enabled: true } } } } } }), dual],
      says: 'multi-VPC private connectivity is on',
    },
  },
  silent: {
    'a cluster that meets them all': { given: [provisioned(), dual] },
    'a version that ends in x': { given: [provisioned({}, kafka('3.9.x.kraft')), dual] },
    'multi-VPC private connectivity that is off': {
      given: [
        provisioned({ ConnectivityInfo: { VpcConnectivity: { ClientAuthentication: { Sasl: { Iam: { Enabled: false } } } } } }),
        dual,
      ],
    },
    'a cluster that is dual-stack already': {
      given: [provisioned({ ConnectivityInfo: { NetworkType: 'DUAL' } }), plain],
      as: 'not-applicable',
    },
    'a serverless cluster in dual-stack subnets': { given: [serverless(), dual] },
    'a cluster that is being deleted': { given: [provisioned({}, {}, 'DELETING'), plain], as: 'not-applicable' },
  },
  unknown: {
    'subnets that are not in sight': { given: [provisioned()], says: 'subnet-1' },
    'a version that is none': { given: [provisioned({}, kafka('custom')), dual], says: 'its Kafka version' },
  },
});
