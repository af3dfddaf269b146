import { describe, expect, test } from 'vitest';
import { holdingsOf, interfaceOwner, ipv4AddressesHeld, ipv4NeedOf, ownerTitle, publicIpv4Of } from '../../src/network/interface-owners.ts';
import { build } from '../support/build.ts';

type Data = Parameters<typeof build<'network-interface'>>[1];
const eni = (data: Data) => build('network-interface', { NetworkInterfaceId: 'eni-1', OwnerId: '111122223333', ...data });
const ownerOf = (data: Data) => {
  const owner = interfaceOwner(eni(data));
  return owner.type === 'service' ? [owner.service, owner.resource].filter(Boolean).join(' ') : owner.type;
};
/** AWS answers values that the SDK's list of types lacks. */
const type = (InterfaceType: string) => ({ InterfaceType }) as Data;
const onInstance = { Attachment: { InstanceId: 'i-1' } };

describe('the owner of an interface', () => {
  test.each<readonly [string, Data, string]>([
    ['an instance', { ...onInstance, Description: '' }, 'ec2-instance i-1'],
    ['an instance whose description is free text', { ...onInstance, Description: 'ELB monitoring' }, 'ec2-instance i-1'],
    ['a node’s interface for pods', { ...onInstance, Description: 'aws-K8S-i-1' }, 'eks-vpc-cni i-1'],
    ['a node', { ...onInstance, Description: '', TagSet: [{ Key: 'cluster.k8s.amazonaws.com/name', Value: 'shop' }] }, 'eks-node i-1'],
    [
      'a branch interface, which is not managed by its requester',
      { ...type('branch'), Description: 'aws-k8s-branch-eni', RequesterManaged: false },
      'eks-branch-eni',
    ],
    ['a NAT gateway as AWS answers it', { ...type('nat_gateway'), Description: 'Interface for NAT Gateway nat-0a' }, 'nat-gateway nat-0a'],
    [
      'a NAT gateway as the SDK spells it',
      { ...type('natGateway'), Description: 'Interface for NAT Gateway nat-0a' },
      'nat-gateway nat-0a',
    ],
    [
      'a Lambda function, which is not managed by its requester',
      { ...type('lambda'), RequesterManaged: false, Description: 'AWS Lambda VPC ENI-api-to-db-0a1b2c3d-0a1b-0a1b-0a1b-0a1b2c3d4e5f' },
      'lambda api-to-db',
    ],
    ['a Lambda function of before 2019', { Description: 'AWS Lambda VPC ENI: 0a1b2c3d' }, 'lambda'],
    [
      'a transit gateway, which is not managed by its requester',
      {
        ...type('transit_gateway'),
        RequesterManaged: false,
        Description: 'Network Interface for Transit Gateway Attachment tgw-attach-0b',
      },
      'transit-gateway tgw-attach-0b',
    ],
    ['an ALB', { Description: 'ELB app/shop/0a1b', RequesterId: 'amazon-elb' }, 'alb app/shop/0a1b'],
    ['an NLB', { ...type('network_load_balancer'), Description: 'ELB net/shop/0a1b' }, 'nlb net/shop/0a1b'],
    ['a Classic Load Balancer', { Description: 'ELB legacy', RequesterId: 'amazon-elb' }, 'classic-elb legacy'],
    ['an endpoint of its own type', { ...type('vpc_endpoint'), Description: 'VPC Endpoint Interface vpce-0c' }, 'vpc-endpoint vpce-0c'],
    [
      'an endpoint of the plain type, with a colon',
      { ...type('interface'), Description: 'VPC Endpoint Interface: vpce-0c' },
      'vpc-endpoint vpce-0c',
    ],
    ['a database, which its interface does not name', { Description: 'RDSNetworkInterface', RequesterId: '123412341234' }, 'rds-family'],
    ['a database by the owner of the attachment alone', { Attachment: { InstanceOwnerId: 'amazon-rds' } }, 'rds-family'],
    ['a task in the China partition', { Description: 'arn:aws-cn:ecs:cn-north-1:111122223333:attachment/0d-1' }, 'ecs-task 0d-1'],
    [
      'a broker of MSK in GovCloud',
      { Description: 'DO NOT DELETE - Amazon MSK network interface for cluster arn:aws-us-gov:kafka:r:1:cluster/c/1.' },
      'msk arn:aws-us-gov:kafka:r:1:cluster/c/1',
    ],
    ['App Runner, whose type the SDK lacks', { ...type('fargate'), Description: 'AWSAppRunner ENI - 0e' }, 'app-runner-vpc-connector'],
    ['CodeBuild by its requester', { Description: 'build', RequesterId: 'AROAEXAMPLE:AWSCodeBuild-0f' }, 'codebuild'],
    ['a new mount target', { ...type('efs'), Description: 'EFS mount target for fs-0a (fsmt-0b)' }, 'efs-mount-target fs-0a'],
    ['WorkSpaces in either spelling', { Description: 'Created By Amazon Workspaces for AWS Account ID 111122223333' }, 'workspaces'],
    ['OpenSearch by its service’s alias', { Description: 'ES logs', RequesterId: 'amazon-elasticsearch' }, 'opensearch logs'],
    ['OpenSearch by a number of AWS’s', { Description: 'ES logs', RequesterId: '999988887777' }, 'opensearch logs'],
    [
      'a user’s own "ES" interface',
      { Description: 'ES logs', RequesterId: '111122223333', Status: 'in-use', RequesterManaged: false },
      'unknown',
    ],
    [
      'a user’s own "datasync" interface',
      { Description: 'datasync test', RequesterId: 'AIDAEXAMPLE', Status: 'available', RequesterManaged: false },
      'unattached',
    ],
    ['a user’s own "DAX" interface', { Description: 'DAX', Status: 'in-use', RequesterManaged: false }, 'unknown'],
    ['a manager that no mark is known of', { Operator: { Managed: true, Principal: 'new.amazonaws.com' } }, 'principal'],
    ['an interface that nothing holds', { Status: 'available', RequesterManaged: false, Description: 'spare' }, 'unattached'],
    ['a warm interface of a service', { Status: 'available', RequesterManaged: true, Description: 'something' }, 'unknown'],
    ['no sign at all', { Status: 'in-use', Description: 'something' }, 'unknown'],
  ])('%s', (_name, data, expected) => expect(ownerOf(data)).toBe(expected));
});

describe('what an interface holds', () => {
  test('counts addresses, and sixteen for each prefix', () => {
    const PrivateIpAddresses = [{ PrivateIpAddress: '10.0.0.4' }, { PrivateIpAddress: '10.0.0.5' }];
    expect(ipv4AddressesHeld(eni({ PrivateIpAddresses, Ipv4Prefixes: [{ Ipv4Prefix: '10.0.0.16/28' }] }))).toBe(18);
    expect(ipv4AddressesHeld(eni({}))).toBe(0);
    expect(ipv4AddressesHeld(eni({ Ipv6Native: true, PrivateIpAddresses }))).toBe(0);
  });
  test('lists each public address once', () => {
    const Association = { PublicIp: '203.0.113.7' };
    const PrivateIpAddresses = [
      { Association },
      { Association: { PublicIp: '203.0.113.8' } },
      { Association: { CarrierIp: '198.51.100.1' } },
    ];
    expect(publicIpv4Of(eni({ Association, PrivateIpAddresses }))).toEqual(['203.0.113.7', '203.0.113.8']);
  });
  test('adds up by owner, the largest first', () => {
    const address = { PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.4' }] };
    const db = { Description: 'RDSNetworkInterface', ...address };
    const holdings = holdingsOf([eni({ ...onInstance, ...address, Ipv6Addresses: [{ Ipv6Address: '2001:db8::1' }] }), eni(db), eni(db)]);
    expect(holdings).toEqual([
      { owner: 'RDS, Aurora, Neptune or DocumentDB', ipv4: 'needed', interfaces: 2, addresses: 2, withIpv6: 0 },
      { owner: 'EC2 instance', ipv4: 'dispensable', interfaces: 1, addresses: 1, withIpv6: 1 },
    ]);
  });
  test('says who could do without IPv4, and by what name', () => {
    const owners = [{ type: 'unattached' }, { type: 'unknown' }, { type: 'principal', principal: 'new.amazonaws.com' }] as const;
    expect(owners.map(ipv4NeedOf)).toEqual(['dispensable', 'unclear', 'unclear']);
    expect(owners.map(ownerTitle)).toEqual(['unattached', 'unknown', 'new.amazonaws.com']);
  });
});
