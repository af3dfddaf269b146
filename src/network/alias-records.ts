import { newResource, type TerraformArguments, type TerraformResource } from '../model/terraform.ts';
import { type AddressRecord, plainName } from './alias-targets.ts';

type Data = AddressRecord['data'];

const given = (name: string, value: TerraformArguments[string] | undefined): TerraformArguments =>
  value === undefined ? {} : { [name]: value };

const geolocation = ({ GeoLocation: place }: Data): TerraformArguments =>
  place
    ? {
        geolocation_routing_policy: [
          {
            ...given('continent', place.ContinentCode),
            ...given('country', place.CountryCode),
            ...given('subdivision', place.SubdivisionCode),
          },
        ],
      }
    : {};

const geoproximity = ({ GeoProximityLocation: place }: Data): TerraformArguments => {
  if (!place) return {};
  const { Coordinates: at } = place;
  const coordinates =
    at?.Latitude !== undefined && at.Longitude !== undefined ? [{ latitude: at.Latitude, longitude: at.Longitude }] : undefined;
  const policy = {
    ...given('aws_region', place.AWSRegion),
    ...given('local_zone_group', place.LocalZoneGroup),
    ...given('bias', place.Bias),
    ...given('coordinates', coordinates),
  };
  return { geoproximity_routing_policy: [policy] };
};

const cidrRouting = ({ CidrRoutingConfig: blocks }: Data): TerraformArguments =>
  blocks
    ? {
        cidr_routing_policy: [{ collection_id: blocks.CollectionId ?? '<collection>', location_name: blocks.LocationName ?? '<location>' }],
      }
    : {};

/** The routing policy of a record, of which it has one at most. */
const routing = (data: Data): TerraformArguments => ({
  ...given('set_identifier', data.SetIdentifier),
  ...given('weighted_routing_policy', data.Weight === undefined ? undefined : [{ weight: data.Weight }]),
  ...given('latency_routing_policy', data.Region === undefined ? undefined : [{ region: data.Region }]),
  ...given('failover_routing_policy', data.Failover === undefined ? undefined : [{ type: data.Failover }]),
  ...given('multivalue_answer_routing_policy', data.MultiValueAnswer),
  ...geolocation(data),
  ...geoproximity(data),
  ...cidrRouting(data),
});

/** The AAAA alias that belongs beside an A alias, leading to the name of the same target. */
export const aaaaAlias = ({ data }: AddressRecord, target: string): TerraformResource =>
  newResource('aws_route53_record', [data.HostedZoneId, plainName(data.Name), 'AAAA', data.SetIdentifier].filter(Boolean).join('_'), {
    zone_id: data.HostedZoneId,
    name: plainName(data.Name),
    type: 'AAAA',
    ...given('health_check_id', data.HealthCheckId),
    ...routing(data),
    alias: [
      {
        name: target,
        zone_id: data.AliasTarget?.HostedZoneId ?? '<zone-of-the-target>',
        evaluate_target_health: data.AliasTarget?.EvaluateTargetHealth ?? false,
      },
    ],
  });
