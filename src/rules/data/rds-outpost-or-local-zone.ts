import { placesWithoutIpv6 } from '../../knowledge/rds.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { isOrdinaryZone } from '../../network/zones.ts';
import { defineRule } from '../define.ts';

export default defineRule({
  id: 'rds-outpost-or-local-zone',
  title: 'DB subnet group outside the ordinary zones, where RDS has no IPv6',
  severity: { 'dual-stack': 'blocker' },
  subjects: ['db-subnet-group'],
  docs: {
    why: `RDS has no dual-stack mode on ${placesWithoutIpv6.places.join(' or in ')}. A zone whose name is not the region and one letter is taken for a Local Zone, and not judged.`,
    fix: 'Move what needs IPv6 to a subnet group in ordinary Availability Zones of the region.',
    links: [placesWithoutIpv6.source, 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-on-outposts.html'],
    verified: placesWithoutIpv6.verified,
  },
  plan: {
    stage: 'data',
    step: 'Move databases to ordinary Availability Zones',
    rollback: 'Keep the old databases until the clients have moved; to go back, point them at these again.',
  },
  check: (group) => {
    const subnets = group.data.Subnets ?? [];
    const evidence = saw(group, 'Subnets');
    const onOutpost = subnets.filter((subnet) => subnet.SubnetOutpost?.Arn);
    if (onOutpost.length > 0) {
      const listed = onOutpost.map((subnet) => `${subnet.SubnetIdentifier} on ${subnet.SubnetOutpost?.Arn}`);
      return fail({ message: `${group.id} has subnets on an Outpost, where RDS has no IPv6: ${listed.join(', ')}`, evidence });
    }
    const zones = subnets.flatMap((subnet) => subnet.SubnetAvailabilityZone?.Name ?? []);
    const special = zones.filter((zone) => !isOrdinaryZone(group.region, zone));
    return special.length > 0
      ? unknown(`${[...new Set(special)].join(', ')} looks like a Local Zone, where RDS has no IPv6`, evidence)
      : pass(evidence);
  },
});
