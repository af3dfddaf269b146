import { fail, pass, relatedTo, saw } from '../../model/verdict.ts';
import { familyOf, isAutoMode, isRunByEks } from '../../network/eks.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'eks-pod-identity-ipv6-sdk',
  title: 'Pod identity hands out credentials over IPv6, which older SDKs refuse',
  severity: { 'dual-stack': 'low' },
  confidence: 'medium',
  subjects: ['eks-cluster'],
  needs: ['eks-addon'],
  docs: {
    why:
      'In an IPv6 cluster pods fetch the credentials of pod identity from http://[fd00:ec2::23]. The SDK for Go v1 and programs built on it (older Fluent Bit among them) refuse that address, and the SDK for Java v2 takes it only with AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE=IPv6: such pods have no credentials. ' +
      'The SDKs for JavaScript v3, Python, Go v2 and C++ are fine. What runs in the pods cannot be seen.',
    fix: 'Update the SDKs in the images, set the variable for Java, or keep roles of service accounts (IRSA) for what cannot be updated.',
    links: [
      'https://github.com/aws/containers-roadmap/issues/2683',
      'https://github.com/aws/aws-for-fluent-bit/issues/983',
      'https://github.com/aws/aws-sdk-java-v2/pull/7086',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Update SDKs that fetch pod identity credentials',
    rollback: 'kubectl rollout undo on the workloads.',
  },
  applies: (cluster) => isRunByEks(cluster) && familyOf(cluster) === 'ipv6',
  check: (cluster, context) => {
    const agent = context
      .all('eks-addon')
      .find(({ data }) => data.clusterName === cluster.id && data.addonName === 'eks-pod-identity-agent' && data.status !== 'DELETING');
    const evidence = [
      ...saw(cluster, 'kubernetesNetworkConfig', 'computeConfig'),
      ...(agent ? saw(agent, 'addonName', 'addonVersion') : []),
    ];
    // Auto Mode has the agent built in.
    if (!agent && !isAutoMode(cluster)) return pass(evidence);
    return fail({
      message: `${cluster.id} is an IPv6 cluster with ${agent ? 'the add-on eks-pod-identity-agent' : 'the pod identity agent of Auto Mode'}: pods get credentials from [fd00:ec2::23], which older SDKs refuse`,
      evidence,
      related: agent ? [relatedTo(agent, 'answers on fd00:ec2::23')] : [],
      fix: disruptiveFix('Update the SDKs in the images, and set the variable for Java', {
        cli: ['kubectl set env --namespace <namespace> deployment/<java-workload> AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE=IPv6'],
      }),
    });
  },
});
