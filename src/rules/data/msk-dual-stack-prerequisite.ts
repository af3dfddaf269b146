import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { hasIpv6 } from '../../network/facts.ts';
import { isSettledMsk, type MskCluster, mskName, mskNetworkType, mskObstacles } from '../../network/msk.ts';
import { defineRule, disruptiveFix } from '../define.ts';

const provisionedCli = (region: string, { arn, data }: MskCluster): readonly string[] => {
  const which = `--region ${region} --cluster-arn ${arn} --current-version ${data.CurrentVersion ?? '<current-version>'}`;
  return [
    `aws kafka update-cluster-kafka-version ${which} --target-kafka-version <3.6.0-or-later>`,
    `aws kafka update-broker-type ${which} --target-instance-type <larger-type>`,
  ];
};

export default defineRule({
  id: 'msk-dual-stack-prerequisite',
  title: 'MSK cluster cannot become dual-stack yet',
  severity: { 'dual-stack': 'blocker' },
  subjects: ['msk-cluster'],
  needs: ['subnet'],
  docs: {
    why: 'MSK refuses the network type DUAL to clusters with Kafka before 3.6.0, to brokers of the type kafka.t3.small, to clusters with multi-VPC private connectivity, and, serverless ones included, where any of their subnets has no IPv6 block.',
    fix: 'Upgrade Kafka or the brokers, associate IPv6 blocks with all subnets of the cluster, and switch multi-VPC private connectivity off.',
    links: [
      'https://docs.aws.amazon.com/msk/latest/developerguide/mskp-choose-cluster-network-type.html',
      'https://docs.aws.amazon.com/msk/latest/developerguide/serverless-config-dual-stack.html',
    ],
    verified: '2026-11-23',
  },
  applies: (cluster) => isSettledMsk(cluster) && mskNetworkType(cluster) === 'IPV4',
  check: (cluster, context) => {
    const evidence = saw(cluster, 'ClusterType', 'Provisioned', 'Serverless');
    const subnets = context.all('subnet');
    const { found, unsaid } = mskObstacles(cluster, subnets);
    if (found.length === 0 && unsaid.length > 0) {
      return unknown(`whether ${mskName(cluster)} can be dual-stack hangs on what could not be seen: ${unsaid.join(', ')}`, evidence);
    }
    if (found.length === 0) return pass(evidence);
    const bare = subnets.filter((subnet) => cluster.subnetIds?.includes(subnet.id) && !hasIpv6(subnet));
    return fail({
      message: `${mskName(cluster)} cannot be made dual-stack: ${found.join('; ')}`,
      evidence,
      related: bare.map((subnet) => relatedTo(subnet, 'has no IPv6 block')),
      fix: disruptiveFix('Clear what stands in the way, as far as the message names it', {
        cli: [
          ...bare.map(
            ({ id }) =>
              `aws ec2 associate-subnet-cidr-block --region ${context.region} --subnet-id ${id} --ipv6-cidr-block <a-/64-of-the-vpc>`,
          ),
          ...(cluster.data.Provisioned ? provisionedCli(context.region, cluster) : []),
        ],
      }),
    });
  },
});
