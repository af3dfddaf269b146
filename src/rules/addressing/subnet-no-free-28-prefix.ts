import { parseCidr } from '../../model/address.ts';
import { isIpv6Only, isShared, usableIpv4 } from '../../network/facts.ts';
import { interfacesIn, ipv4AddressesHeld } from '../../network/interface-owners.ts';
import { freePrefixes } from '../../network/ipv4-space.ts';
import { fail, notApplicable, pass, saw, unknown } from '../../model/verdict.ts';
import { newResource } from '../../model/terraform.ts';
import { defineRule, rebuildFix } from '../define.ts';

export default defineRule({
  id: 'subnet-no-free-28-prefix',
  title: 'No free IPv4 prefix left for interfaces that take prefixes',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'medium' },
  subjects: ['subnet'],
  needs: ['network-interface'],
  docs: {
    why: 'With prefix delegation an interface takes whole aligned blocks of 16 IPv4 addresses. Single addresses scattered over a subnet leave no such block, and then nodes get no more pods though many addresses are free. Reserved ranges of the subnet are not read: a block in one counts as free here.',
    fix: 'Use IPv6 prefixes (/80), of which a subnet has more than enough; or reserve a range of a new subnet for prefixes.',
    links: [
      'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-prefix-eni.html',
      'https://docs.aws.amazon.com/vpc/latest/userguide/subnet-cidr-reservation.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'subnets',
    step: 'Reserve a range for IPv4 prefixes',
    rollback: 'delete-subnet-cidr-reservation, and delete-subnet while nothing stands in the new subnet.',
  },
  applies: (subnet) => !isIpv6Only(subnet) && usableIpv4(subnet) > 0,
  check: (subnet, context) => {
    const interfaces = interfacesIn(context.all('network-interface'), subnet.id);
    const users = interfaces.filter(({ data }) => (data.Ipv4Prefixes ?? []).length > 0);
    const block = parseCidr(subnet.data.CidrBlock);
    if (users.length === 0 || !block) return notApplicable;
    const evidence = [
      ...saw(subnet, 'CidrBlock', 'AvailableIpAddressCount'),
      ...users.slice(0, 10).flatMap((eni) => saw(eni, 'Ipv4Prefixes')),
    ];
    const free = freePrefixes(block, interfaces);
    const available = subnet.data.AvailableIpAddressCount;
    if (free > 0) {
      // Each address that AWS counts and does not show may spoil a block.
      const seen = interfaces.reduce((sum, eni) => sum + ipv4AddressesHeld(eni), 0);
      const unseen = available === undefined || isShared(subnet) ? Number.POSITIVE_INFINITY : usableIpv4(subnet) - available - seen;
      if (free > unseen) return pass(evidence);
      return unknown(`${subnet.id} seems to have ${free} free blocks of /28, but not all of its taken addresses are visible`, evidence);
    }
    return fail({
      message: `${subnet.id} (${subnet.data.CidrBlock}) has no free block of /28, though ${available ?? 'some'} addresses are free and ${users.length} interfaces take prefixes`,
      evidence,
      fix: rebuildFix('Make a subnet in which prefixes have a range of their own', {
        cli: [
          `aws ec2 create-subnet-cidr-reservation --region ${context.region} --subnet-id <new-subnet> --reservation-type prefix --cidr <range>`,
        ],
        terraform: [
          newResource('aws_ec2_subnet_cidr_reservation', subnet.id, {
            subnet_id: '<new-subnet>',
            cidr_block: '<range>',
            reservation_type: 'prefix',
          }),
        ],
      }),
    });
  },
});
