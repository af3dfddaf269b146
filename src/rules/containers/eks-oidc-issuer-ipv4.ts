import { oidcIssuers } from '../../knowledge/eks.ts';
import { fail, pass, saw, unknown } from '../../model/verdict.ts';
import { isLocalToOutpost, isRunByEks } from '../../network/eks.ts';
import { defineRule } from '../define.ts';

const hostOf = (issuer: string | undefined): string => (issuer && URL.canParse(issuer) ? new URL(issuer).hostname.toLowerCase() : '');

export default defineRule({
  id: 'eks-oidc-issuer-ipv4',
  title: 'Issuer of service account tokens on a name without IPv6',
  severity: { 'ipv6-only': 'info' },
  subjects: ['eks-cluster'],
  // AWS documents both names; whether a cluster ever answers with the second one was not verified.
  confidence: 'low',
  docs: {
    why: 'Whoever trusts the tokens of this cluster fetches its keys from the issuer, whose host has IPv4 addresses only. AWS itself does so for roles of service accounts, whatever the family of the cluster; only verifiers of your own on IPv6-only hosts need NAT64 for it. AWS documents a second host with both families, oidc-eks.<region>.api.aws; whether a cluster ever names it as its issuer was not verified.',
    fix: 'Nothing to mend for roles of service accounts: another issuer would break their trust. Let verifiers of your own on IPv6-only hosts go through NAT64 and DNS64.',
    links: [oidcIssuers.source, 'https://docs.aws.amazon.com/eks/latest/userguide/iam-roles-for-service-accounts.html'],
    verified: oidcIssuers.verified,
  },
  plan: {
    stage: 'containers',
    step: 'Look at who verifies service account tokens',
    rollback: 'Nothing is changed, so that there is nothing to take back.',
  },
  applies: (cluster) => isRunByEks(cluster) && !isLocalToOutpost(cluster),
  check: (cluster) => {
    const host = hostOf(cluster.data.identity?.oidc?.issuer);
    const evidence = saw(cluster, 'identity');
    if (oidcIssuers.dualStack.test(host)) return pass(evidence);
    if (!oidcIssuers.ipv4Only.test(host))
      return unknown(`the issuer of ${cluster.id} is of no known form (${host || 'AWS gave none'})`, evidence);
    return fail({ message: `the tokens of ${cluster.id} name ${host} as their issuer, a host with IPv4 addresses only`, evidence });
  },
});
