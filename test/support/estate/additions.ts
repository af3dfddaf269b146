// What the demo and the answers made by schema need so that one call leads to the next.
import { estateAccount, estateRegion } from './values.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- API answers of fifty services, reached into by hand
export type Loose = Record<string, any>;

const arn = (service: string, rest: string): string => `arn:aws:${service}:${estateRegion}:${estateAccount}:${rest}`;

export const additions = (answers: Loose): void => {
  const { autoscaling, ec2, ecs, eks, elasticloadbalancing: elb, rds } = answers;
  rds.DescribeDBProxies = { DBProxies: [proxy('shop'), proxy('audit')] };
  autoscaling.DescribeAutoScalingGroups.AutoScalingGroups.push({
    ...autoscaling.DescribeAutoScalingGroups.AutoScalingGroups[0],
    AutoScalingGroupName: 'old',
    AutoScalingGroupARN: arn('autoscaling', 'autoScalingGroup:2:autoScalingGroupName/old'),
    LaunchTemplate: undefined,
    LaunchConfigurationName: 'launchconfiguration-1',
  });
  eks.DescribeCluster[0].reply.cluster.kubernetesNetworkConfig.ipFamily = 'ipv6';
  for (const { reply } of eks.DescribeNodegroup) reply.nodegroup.nodeRole = `arn:aws:iam::${estateAccount}:role/nodes`;
  const [cluster] = ecs.DescribeClusters.clusters;
  cluster.capacityProviders.push('managed');
  ecs.ListContainerInstances.containerInstanceArns.push(arn('ecs', 'container-instance/shop/1'));
  ecs.DescribeContainerInstances[0].reply.failures = [];
  ecs.DescribeTasks[0].reply.failures = [];
  for (const task of ecs.DescribeTasks[0].reply.tasks) task.group = 'service:storefront';
  answers.route53.ListResourceRecordSets[0].reply.ResourceRecordSets.forEach((each: Loose, index: number) => {
    each.Type = ['A', 'AAAA'][index];
  });
  for (const each of answers['timestream-influxdb'].ListDbClusters[0].reply.items) each.id = `cluster-${each.id}`;
  // A connection ends at one gateway.
  const [onVirtual, onTransit] = ec2.DescribeVpnConnections[0].reply.VpnConnections;
  Object.assign(onVirtual, { TransitGatewayId: undefined, CoreNetworkArn: undefined, VpnConcentratorId: undefined });
  Object.assign(onTransit, { VpnGatewayId: undefined, CoreNetworkArn: undefined, VpnConcentratorId: undefined });
  answers.ssm.GetParameter = [{ error: { code: 'ParameterNotFound' } }];
  answers.dynamodb.GetResourcePolicy = [{ reply: { Policy: denyIpv4, RevisionId: '1' } }];
  for (const service of ecs.DescribeServices.services) service.serviceRegistries = [{ registryArn: registry }];
  answers.servicediscovery.ListServices[0].reply.Services[0].Arn = registry;
  const [balancer] = elb.DescribeLoadBalancers.LoadBalancers;
  const dual = arn('elasticloadbalancing', 'loadbalancer/app/dual/1');
  elb.DescribeLoadBalancers.LoadBalancers.push({
    ...balancer,
    LoadBalancerArn: dual,
    LoadBalancerName: 'dual',
    IpAddressType: 'dualstack-without-public-ipv4',
  });
  elb.DescribeListeners.Listeners.push({
    ...elb.DescribeListeners.Listeners[0],
    ListenerArn: arn('elasticloadbalancing', 'listener/app/dual/1/1'),
    LoadBalancerArn: dual,
  });
  ec2.DescribeSecurityGroups.SecurityGroups[0].IpPermissions.push({ IpProtocol: '-1', PrefixListIds: [{ PrefixListId: 'prefixlist-1' }] });
};

const denyIpv4 = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Deny', Principal: '*', Action: 'dynamodb:*', Resource: '*', Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } },
  ],
});

const registry = arn('servicediscovery', 'service/srv-1');

const proxy = (DBProxyName: string) => ({
  DBProxyName,
  DBProxyArn: arn('rds', `db-proxy:${DBProxyName}`),
  Status: 'available',
  EngineFamily: 'POSTGRESQL',
  VpcId: 'vpc-0demo000000000a1',
  VpcSubnetIds: ['subnet-0demo0000000db-a', 'subnet-0demo0000000db-b'],
  EndpointNetworkType: 'IPV4',
});
