import { existing } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { isIpv6Only } from '../../network/facts.ts';
import { defineRule, disruptiveFix } from '../define.ts';

export default defineRule({
  id: 'glue-connection-ipv6-only-subnet-unverified',
  title: 'Glue connection in an IPv6-only subnet',
  severity: { 'ipv6-only': 'high' },
  confidence: 'low',
  subjects: ['glue-connection'],
  needs: ['subnet'],
  docs: {
    why: 'Jobs that use the connection get their network interfaces in its subnet. AWS lists Glue as taking dual-stack subnets and not IPv6-only ones, and its API has no setting for it. What happens in an IPv6-only subnet nobody verified: try it, and until then assume that jobs do not start there.',
    fix: 'Run a test job over the connection. Until one has run, keep the connection in a dual-stack subnet.',
    links: [
      'https://docs.aws.amazon.com/vpc/latest/userguide/aws-ipv6-support.html',
      'https://docs.aws.amazon.com/glue/latest/webapi/API_PhysicalConnectionRequirements.html',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'data',
    step: 'Keep Glue connections in dual-stack subnets',
    rollback: 'update-connection with the former subnet.',
  },
  check: (connection, context) => {
    const { SubnetId } = connection.data.PhysicalConnectionRequirements ?? {};
    // Without a subnet its jobs run in a network of AWS's.
    if (!SubnetId) return notApplicable;
    const own = saw(connection, 'PhysicalConnectionRequirements');
    const subnet = context.get('subnet', SubnetId);
    if (!subnet) return unknown(`the subnet ${SubnetId} of the Glue connection ${connection.id} was not among those read`, own);
    const evidence = [...own, ...saw(subnet, 'Ipv6Native')];
    if (!isIpv6Only(subnet)) return pass(evidence);
    return fail({
      message: `The Glue connection ${connection.id} uses IPv6-only ${SubnetId}, which AWS does not list for Glue; verify that jobs run there`,
      evidence,
      related: [relatedTo(subnet, 'has no IPv4 addresses')],
      fix: disruptiveFix('Unless a test job runs there, move the connection to a dual-stack subnet', {
        cli: [
          `# in connection.json: the connection as it is, with PhysicalConnectionRequirements.SubnetId of a dual-stack subnet`,
          `aws glue update-connection --region ${context.region} --name ${connection.id} --connection-input file://connection.json`,
        ],
        // The catalogue that a connection stands in is the account's.
        terraform: [
          existing('aws_glue_connection', `${context.account}:${connection.id}`, {
            physical_connection_requirements: [{ subnet_id: '<dual-stack-subnet>' }],
          }),
        ],
      }),
    });
  },
});
