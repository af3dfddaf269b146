import { describe, expect, test } from 'vitest';
import { hasIpv4Literal } from '../../src/model/ipv4-literal.ts';

const destinations = [
  'curl http://10.1.2.3/setup',
  'curl http://10.1.2.3/24/setup',
  'export HTTP_PROXY=http://10.1.2.3:3128',
  'http_proxy="http://proxy:secret@10.1.2.3:3128"',
  'nameserver 10.1.2.3',
  'echo "10.1.2.3 db.internal" >> /etc/hosts',
  'mount -t nfs4 10.1.2.3:/ /mnt',
  '//10.1.2.3/share /mnt cifs',
  'exec 3<>/dev/tcp/10.1.2.3/443',
  'socat TCP4-LISTEN:80 TCP:10.1.2.3:80',
  'SERVER 10.1.2.3',
  'The old one was 10.1.2.3.',
  '#include http://10.1.2.3/cloud-config',
];
const others = [
  'agent version 1.2.3.4',
  'AGENT_VERSION="1.2.3.4"',
  '"version": "1.2.3.4"',
  'yum install agent-1.2.3.4',
  'pip install agent==1.2.3.4',
  'wget https://example.com/1.2.3.4/agent.rpm',
  'docker run example.com/agent:1.2.3.4',
  'v1.2.3.4, 1.2.3.4.5, 1.2.3.4-1.amzn2 and 3.3.3270.0',
  'allow 10.0.0.0/8',
  'listen 0.0.0.0; ping 127.0.0.1; curl 169.254.170.2',
  'netmask 255.255.255.0',
  'curl http://[64:ff9b::10.1.2.3]/',
  '# it was 10.1.2.3',
  'NO_PROXY=10.1.2.3,localhost',
  'iptables -A INPUT -s 10.1.2.3 -j ACCEPT',
  '/etc/eks/bootstrap.sh web --dns-cluster-ip 172.20.0.10',
  'cluster-dns-ip = "172.20.0.10"',
  'clusterDNS:\n  - 172.20.0.10',
];

describe(hasIpv4Literal, () => {
  test.each(destinations)('finds the address in: %s', (text) => expect(hasIpv4Literal(text)).toBe(true));
  test.each(others)('finds nothing in: %s', (text) => expect(hasIpv4Literal(text)).toBe(false));
  test('looks at every line', () => expect(hasIpv4Literal(`${others.join('\n')}\nssh 10.1.2.3`)).toBe(true));
});
