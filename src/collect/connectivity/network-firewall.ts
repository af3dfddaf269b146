import type { Firewall, FirewallStatus, SyncState } from '@aws-sdk/client-network-firewall';
import { keep, type Kept } from '../../model/kinds.ts';
import { defineCollector } from '../define.ts';
import { unlessGone } from '../unless-gone.ts';

const members = [
  'FirewallName',
  'FirewallArn',
  'FirewallId',
  'VpcId',
  'SubnetMappings',
  'NumberOfAssociations',
  'TransitGatewayId',
  'Tags',
] as const satisfies readonly (keyof Firewall)[];

declare module '../../model/kinds.ts' {
  interface Kinds {
    /** A firewall with its endpoints per zone (`SyncStates`, of DescribeFirewall's `FirewallStatus`). Its id is its ARN. */
    'network-firewall': Kept<Firewall, (typeof members)[number]> & {
      readonly SyncStates?: Readonly<Record<string, Kept<SyncState, 'Attachment'>>>;
    };
  }
}

/** Of the states only where the endpoints stand: AWS gives the versions of the rule groups and the tokens to change them beside. */
const statesOf = ({ SyncStates }: Pick<FirewallStatus, 'SyncStates'> = {}) =>
  SyncStates === undefined
    ? {}
    : { SyncStates: Object.fromEntries(Object.entries(SyncStates).map(([zone, state]) => [zone, keep(state, ['Attachment'])])) };

export default defineCollector({
  kind: 'network-firewall',
  calls: ['network-firewall:ListFirewalls', 'network-firewall:DescribeFirewall'],
  identify: ({ FirewallArn, VpcId, SubnetMappings }) => ({
    id: FirewallArn ?? '',
    arn: FirewallArn ?? '',
    vpcId: VpcId,
    subnetIds: (SubnetMappings ?? []).map(({ SubnetId }) => SubnetId).filter((id) => id !== undefined),
  }),
  async *collect(aws) {
    const listed: string[] = [];
    const listing = aws.each('network-firewall:ListFirewalls', { MaxResults: 100 }, 'Firewalls');
    for await (const { FirewallArn } of listing) if (FirewallArn) listed.push(FirewallArn);
    yield* aws.forEach(
      listed,
      (arn) => arn,
      'network-firewall:DescribeFirewall',
      unlessGone(async (FirewallArn) => {
        const { Firewall, FirewallStatus } = await aws.one('network-firewall:DescribeFirewall', { FirewallArn });
        if (!Firewall) throw new SyntaxError(`network-firewall:DescribeFirewall answered without the firewall ${FirewallArn}`);
        return [{ ...keep(Firewall, members), ...statesOf(FirewallStatus) }];
      }),
    );
  },
});
