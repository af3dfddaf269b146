import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { hasIpv6 } from '../../network/facts.ts';
import { clearedMsk, isSettledMsk, mskName, mskNetworkType, mskObstacles } from '../../network/msk.ts';
import { ipv6Blocks } from '../../network/subnet-groups.ts';
import { defineRule, disruptiveFix, safeFix } from '../define.ts';

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
  plan: {
    stage: 'data',
    step: 'Clear what keeps MSK from dual-stack',
    rollback:
      'There is no way back from a newer Kafka or larger brokers; update-connectivity and disassociate-subnet-cidr-block take back the rest.',
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
    const blocks = ipv6Blocks(context.region, bare);
    const cleared = clearedMsk(cluster, found, context.region);
    return fail({
      message: `${mskName(cluster)} cannot be made dual-stack: ${found.map(({ text }) => text).join('; ')}`,
      evidence,
      related: bare.map((subnet) => relatedTo(subnet, 'has no IPv6 block')),
      fix: (found.every(({ what }) => what === 'subnets') ? safeFix : disruptiveFix)('Clear what stands in the way', {
        cli: [...blocks.cli, ...cleared.cli],
        terraform: [...blocks.terraform, ...cleared.terraform],
      }),
    });
  },
});
