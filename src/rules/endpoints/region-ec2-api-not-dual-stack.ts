import { apiHosts, ec2ApiRegions } from '../../knowledge/api-hosts.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { isOwnEndpoint, takesIpv6 } from '../../network/endpoints.ts';
import { inVpc, isIpv6Only, isShared } from '../../network/facts.ts';
import { defineRule } from '../define.ts';

const isIn = (regions: readonly string[], region: string): boolean => regions.includes(region);

export default defineRule({
  id: 'region-ec2-api-not-dual-stack',
  title: 'IPv6-only subnets in a region whose EC2 API has no IPv6',
  severity: { 'ipv6-only': 'medium' },
  // The page lists names, and may lag behind what answers.
  confidence: 'medium',
  subjects: ['vpc'],
  needs: ['subnet'],
  consults: ['vpc-endpoint'],
  docs: {
    why: 'What an instance does at its start often begins with the EC2 API: reading its own tags, attaching volumes, joining a cluster. In this region AWS documents a host of that API with IPv4 addresses only, so that from IPv6-only subnets such calls need DNS64 and NAT64; without them they hang.',
    fix: 'Keep NAT64 and DNS64 in the IPv6-only subnets, or keep what calls the EC2 API in dual-stack subnets. Tags of the instance can be read from the metadata service instead.',
    links: [ec2ApiRegions.source, 'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html'],
    verified: ec2ApiRegions.verified,
  },
  plan: {
    stage: 'nat64',
    step: 'Keep NAT64 for the EC2 API',
    rollback: 'Nothing is changed, so that there is nothing to take back.',
    after: ['nat64-route-missing', 'subnet-dns64-disabled'],
  },
  check: (vpc, context) => {
    const { region } = context;
    const native = inVpc(context, 'subnet', vpc.id).filter(isIpv6Only);
    if (native.length === 0) return notApplicable;
    const evidence = native.flatMap((subnet) => saw(subnet, 'Ipv6Native'));
    if (isIn(ec2ApiRegions.dualStack, region)) return pass(evidence);
    if (!isIn(ec2ApiRegions.ipv4Only, region)) return unknown(`whether the EC2 API has IPv6 in ${region} is not known here`, evidence);
    const isEc2 = (name: string | undefined): boolean => name === `com.amazonaws.${region}.ec2`;
    const endpoints = context.consult('vpc-endpoint')?.filter(({ vpcId, data }) => vpcId === vpc.id && isEc2(data.ServiceName));
    const capable = endpoints?.find((endpoint) => isOwnEndpoint(endpoint, 'Interface') && takesIpv6(endpoint));
    if (capable) return pass([...evidence, ...saw(capable, 'IpAddressType')]);
    // An endpoint with IPv6 in the VPC would serve, were AWS to offer one.
    if (isShared(vpc) || !endpoints) return unknown(`whether ${vpc.id} has an endpoint of the EC2 API is not visible`, evidence);
    const host = apiHosts.hosts['ec2']?.host.replace('<region>', region);
    return fail({
      message: `${vpc.id} has IPv6-only subnets in ${region}, where AWS documents no ${host}: the EC2 API is reached through NAT64 only`,
      evidence,
      related: native.map((subnet) => relatedTo(subnet, 'is IPv6-only')),
    });
  },
});
