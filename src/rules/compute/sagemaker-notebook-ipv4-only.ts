import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'sagemaker-notebook-ipv4-only',
  title: 'SageMaker notebook without IPv6',
  severity: { 'dual-stack': 'low', 'ipv6-only': 'low' },
  subjects: ['sagemaker-notebook'],
  docs: {
    why: 'The notebook instance has an IPv4 address in its subnet and no IPv6 one: it speaks to what is in the VPC over IPv4 only. SageMaker has no IPv6-only mode. AWS leaves IpAddressType out of some records; they are taken for IPv4 (inferred).',
    fix: 'Stop the notebook instance, set its IP address type to dualstack, and start it again. Its subnet needs an IPv6 block first.',
    links: ['https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_UpdateNotebookInstance.html'],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'compute',
    step: 'Make SageMaker notebooks dual-stack',
    rollback: 'stop-notebook-instance, update-notebook-instance --ip-address-type ipv4, and start-notebook-instance.',
  },
  applies: ({ data }) => data.NotebookInstanceStatus !== 'Deleting' && data.NotebookInstanceStatus !== 'Failed',
  check: (notebook, context) => {
    const evidence = saw(notebook, 'IpAddressType', 'SubnetId');
    const { SubnetId } = notebook.data;
    // Without a subnet it stands in a network of AWS's, and nothing of the user's waits for its IPv6.
    if (!SubnetId) return notApplicable;
    const type: string = notebook.data.IpAddressType ?? 'ipv4';
    if (type === 'dualstack') return pass(evidence);
    if (type !== 'ipv4') return unknown(`the address type ${type} of ${notebook.id} is not a known one`, evidence);
    const name = `--region ${context.region} --notebook-instance-name ${notebook.id}`;
    return fail({
      message: `SageMaker notebook ${notebook.id} in ${SubnetId} is IPv4-only`,
      evidence,
      related: [relatedTo({ kind: 'subnet', id: SubnetId }, 'must have an IPv6 block')],
      // The provider has no argument for it as of 2026.
      fix: disruptiveFix('Make the notebook instance dual-stack while it is stopped', {
        cli: [
          `aws sagemaker stop-notebook-instance ${name}`,
          `aws sagemaker wait notebook-instance-stopped ${name}`,
          `aws sagemaker update-notebook-instance ${name} --ip-address-type dualstack`,
          `# once it is Stopped again: aws sagemaker start-notebook-instance ${name}`,
        ],
      }),
    });
  },
});
