import rule from '../../../src/rules/compute/workspaces-no-ipv6-address.ts';
import type { Kinds } from '../../../src/model/kinds.ts';
import { associated, build } from '../../support/build.ts';
import { describeRule } from '../../support/rule-test.ts';

const workspace = (data: Kinds['workspace'] = {}) =>
  build('workspace', { WorkspaceId: 'ws-1', State: 'AVAILABLE', SubnetId: 'subnet-1', IpAddress: '10.0.0.9', ...data });
const subnet = (...blocks: readonly string[]) =>
  build('subnet', { SubnetId: 'subnet-1', VpcId: 'vpc-1', CidrBlock: '10.0.0.0/24', Ipv6CidrBlockAssociationSet: blocks.map(associated) });

describeRule(rule, {
  flagged: {
    'a WorkSpace from before IPv6': {
      given: [workspace(), subnet('2001:db8::/64')],
      says: 'WorkSpace ws-1 has 10.0.0.9 in subnet-1 and no IPv6 address',
    },
  },
  silent: {
    'a WorkSpace with an IPv6 address': { given: [workspace({ Ipv6Address: '2001:db8::9' }), subnet('2001:db8::/64')] },
    'a subnet without IPv6, of which another rule speaks': { given: [workspace(), subnet()], as: 'not-applicable' },
    'a WorkSpace that is being made': { given: [workspace({ State: 'PENDING' }), subnet('2001:db8::/64')], as: 'not-applicable' },
  },
  unknown: {
    'a subnet that is not visible': { given: [workspace()], says: 'subnet-1 of ws-1 was not among those read' },
    'a WorkSpace without an address': { given: [build('workspace', { WorkspaceId: 'ws-1', State: 'STOPPED' })], says: 'where ws-1 stands' },
  },
});
