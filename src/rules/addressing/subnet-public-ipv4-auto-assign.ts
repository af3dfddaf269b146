import { byItsOwner, isIpv6Only } from '../../network/facts.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { existing } from '../../model/terraform.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'subnet-public-ipv4-auto-assign',
  title: 'Subnet that gives every new interface a public IPv4 address',
  severity: { 'dual-stack': 'low' },
  subjects: ['subnet'],
  needs: ['vpc'],
  docs: {
    why:
      'Each public IPv4 address is charged by the hour, used or not, and IPv6 makes most of them needless. ' +
      'A service that IPv4 clients call directly needs one; subnets of the default VPC do so by design and are left out.',
    fix: 'Turn the assignment off and give addresses only to what must be reached over IPv4. Addresses that are in use stay.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html',
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'withdraw-ipv4',
    step: 'Stop giving out public IPv4 addresses',
    rollback: 'modify-subnet-attribute --map-public-ip-on-launch.',
  },
  applies: (subnet) => !isIpv6Only(subnet),
  check: (subnet, context) => {
    const evidence = saw(subnet, 'MapPublicIpOnLaunch');
    const maps = subnet.data.MapPublicIpOnLaunch;
    if (maps === undefined) return unknown(`AWS did not say whether ${subnet.id} assigns public IPv4 addresses`, evidence);
    if (!maps) return pass(evidence);
    const vpc = context.get('vpc', subnet.data.VpcId);
    if (!vpc) return unknown(`the VPC ${subnet.data.VpcId} of ${subnet.id} was not among those read`, evidence);
    if (vpc.data.IsDefault) return notApplicable;
    return fail({
      message: `${subnet.id} gives every new interface a public IPv4 address`,
      evidence: [...evidence, ...saw(vpc, 'IsDefault')],
      related: [relatedTo(vpc, 'contains the subnet')],
      // What is launched next may have no other way to the IPv4 internet: not a mend to make unread.
      fix: disruptiveFix(`Stop assigning public IPv4 addresses${byItsOwner(subnet)}`, {
        cli: [`aws ec2 modify-subnet-attribute --region ${context.region} --subnet-id ${subnet.id} --no-map-public-ip-on-launch`],
        terraform: [existing('aws_subnet', subnet.id, { map_public_ip_on_launch: false })],
      }),
    });
  },
});
