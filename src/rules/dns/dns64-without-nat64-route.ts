import { byItsOwner, isDualStack } from '../../network/facts.ts';
import { brokenHop, isInMaking, nat64Kinds, nat64Path } from '../../network/nat64.ts';
import { centralNat64, isSound, pathFrom, sightKinds } from '../../network/nat64-trace.ts';
import { fail, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { existing } from '../../model/terraform.ts';
import { defineRule, disruptiveFix } from '../define.ts';
import { walkedKinds, worldOf } from '../world.ts';

export default defineRule({
  id: 'dns64-without-nat64-route',
  title: 'DNS64 in a dual-stack subnet whose NAT64 path is broken',
  severity: { 'dual-stack': 'high', 'ipv6-only': 'high' },
  subjects: ['subnet'],
  needs: nat64Kinds,
  consults: sightKinds,
  elsewhere: walkedKinds,
  docs: {
    why:
      'DNS64 adds an address in 64:ff9b::/96 to every name that has IPv4 addresses only, and hosts prefer IPv6. Where nothing translates that prefix, connections that worked over IPv4 hang until the client falls back, if it does. ' +
      'IPv6-only subnets have rules of their own for each hop.',
    fix: 'Mend the path to the NAT gateway, or turn DNS64 off: a dual-stack subnet reaches IPv4 without it.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateway-nat64-dns64.html',
      'https://github.com/terraform-aws-modules/terraform-aws-vpc/issues/972',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'nat64',
    step: 'Mend NAT64 or turn DNS64 off',
    rollback: 'modify-subnet-attribute --enable-dns64.',
  },
  applies: (subnet) => isDualStack(subnet) && subnet.data.EnableDns64 !== false,
  check: (subnet, context) => {
    const evidence = saw(subnet, 'EnableDns64', 'CidrBlock', 'Ipv6CidrBlockAssociationSet');
    if (subnet.data.EnableDns64 === undefined) return unknown(`AWS did not say whether ${subnet.id} has DNS64`, evidence);
    const path = nat64Path(context, subnet);
    if (path.outcome === 'no-table') return unknown(`no route table of ${subnet.data.VpcId} is visible`, evidence);
    const world = worldOf(context);
    const central = centralNat64(world, subnet, path);
    if (central && isSound(central)) return pass([...evidence, ...saw(path.table, 'Routes')]);
    if (path.outcome === 'out-of-sight' && !central) return unknown(path.why, [...evidence, ...saw(path.table, 'Routes')]);
    if (path.outcome === 'translated') return pass([...evidence, ...saw(path.table, 'Routes')]);
    if (path.outcome === 'nat-not-available' && isInMaking(path.nat)) {
      return unknown(`NAT gateway ${path.match.target.id} is not available yet`, evidence);
    }
    return fail({
      message: `${subnet.id} has DNS64 on, but ${central?.why ?? brokenHop(path)}`,
      path: (central ?? pathFrom(world, subnet, 'ipv4-internet')).forward.hops,
      evidence: [...evidence, ...saw(path.table, 'Routes')],
      related: [relatedTo(path.table, 'decides for the subnet')],
      fix: disruptiveFix(`Turn DNS64 off, or mend the path${byItsOwner(subnet)}`, {
        cli: [`aws ec2 modify-subnet-attribute --region ${context.region} --subnet-id ${subnet.id} --no-enable-dns64`],
        terraform: [existing('aws_subnet', subnet.id, { enable_dns64: false })],
      }),
    });
  },
});
