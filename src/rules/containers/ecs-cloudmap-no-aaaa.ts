import { addressOf, expression, newResource } from '../../model/terraform.ts';
import { fail, notApplicable, pass, relatedTo, saw, unknown } from '../../model/verdict.ts';
import { runsOutsideAws, serviceInTerraform, serviceName } from '../../network/ecs.ts';
import { registriesOf } from '../../network/ecs-tasks.ts';
import { defineRule, rebuildFix } from '../define.ts';

export default defineRule({
  id: 'ecs-cloudmap-no-aaaa',
  title: 'Cloud Map names of an ECS service without AAAA records',
  severity: { 'dual-stack': 'medium', 'ipv6-only': 'high' },
  // Whether ECS registers the IPv6 addresses of dual-stack tasks is not documented.
  confidence: 'low',
  subjects: ['ecs-service'],
  needs: ['cloud-map-service'],
  docs: {
    why:
      'Cloud Map puts only those types of records into DNS that its service was made with. Without AAAA clients do not find the tasks over IPv6, and tasks in IPv6-only subnets, which have nothing for an A record, are not found at all. ' +
      'AWS documents AAAA records for tasks in IPv6-only subnets; whether ECS registers them for dual-stack tasks was not verified.',
    fix: 'The types of records are fixed: make a new Cloud Map service with A and AAAA records (AAAA alone for IPv6-only), and register the ECS service there.',
    links: [
      'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-networking.html',
      'https://docs.aws.amazon.com/cloud-map/latest/api/API_DnsConfig.html',
      'https://github.com/aws/containers-roadmap/issues/1331',
    ],
    verified: '2026-11-23',
  },
  plan: {
    stage: 'containers',
    step: 'Register tasks under AAAA records too',
    rollback: 'update-service --service-registries with the former Cloud Map service, which is kept until the new one serves.',
    after: ['ecs-awsvpc-required-for-ipv6'],
  },
  applies: (service) => service.data.status !== 'INACTIVE' && !runsOutsideAws(service) && registriesOf(service).length > 0,
  check: (service, context) => {
    const ids = registriesOf(service);
    const seen = ids.flatMap((id) => context.get('cloud-map-service', id) ?? []);
    const unseen = ids.filter((id) => !context.get('cloud-map-service', id));
    const types = new Map(seen.map((each) => [each, (each.data.DnsConfig?.DnsRecords ?? []).map(({ Type }) => Type)]));
    const evidence = [...saw(service, 'serviceRegistries'), ...seen.flatMap((each) => saw(each, 'Type', 'DnsConfig'))];
    // SRV alone is for the modes bridge and host, whose tasks have the addresses of their instances.
    const without = seen.filter((each) => types.get(each)?.includes('A') && !types.get(each)?.includes('AAAA'));
    if (without.length === 0) {
      if (unseen.length > 0)
        return unknown(`${unseen.join(', ')} is not among the Cloud Map services of this account and region`, evidence);
      // Found by API calls only (type HTTP), without DNS.
      return seen.every(({ data }) => data.Type === 'HTTP') ? notApplicable : pass(evidence);
    }
    const names = without.map(({ id, data }) => data.Name ?? id).join(', ');
    const made = without.map(({ id, data }) =>
      newResource('aws_service_discovery_service', `${data.Name ?? id}-aaaa`, {
        name: `<new-name-for-${data.Name ?? id}>`,
        dns_config: [
          { namespace_id: data.DnsConfig?.NamespaceId ?? '<namespace>', dns_records: ['A', 'AAAA'].map((type) => ({ type, ttl: 10 })) },
        ],
      }),
    );
    return fail({
      message: `service ${serviceName(service)} registers its tasks in ${names} of Cloud Map, which makes A records and no AAAA records`,
      evidence,
      related: without.map((each) => relatedTo(each, 'makes no AAAA records')),
      fix: rebuildFix('Make a Cloud Map service with AAAA records and register there', {
        cli: [
          ...without.map(
            ({ data }) =>
              `aws servicediscovery create-service --region ${context.region} --name <new-name-for-${data.Name}> --dns-config 'NamespaceId=${data.DnsConfig?.NamespaceId ?? '<namespace>'},DnsRecords=[{Type=A,TTL=10},{Type=AAAA,TTL=10}]'`,
          ),
          `aws ecs update-service --region ${context.region} --cluster ${service.data.clusterArn} --service ${serviceName(service)} --service-registries registryArn=<new-cloud-map-service>`,
        ],
        terraform: [
          ...made,
          serviceInTerraform(service, {
            service_registries: made.slice(0, 1).map((each) => ({ registry_arn: expression(`${addressOf(each)}.arn`) })),
          }),
        ],
      }),
    });
  },
});
