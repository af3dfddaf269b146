import { migrations } from '../../knowledge/migration.ts';
import type { IndexedSlice } from '../../model/inventory.ts';
import { type Resource, tagOf } from '../../model/resource.ts';
import { isNitro, listed } from '../../network/compute.ts';
import type { Holder } from './holders.ts';
import { keeps, movable, type MoveVerdict, unclear } from './move-verdict.ts';
import { sourceOf } from './owner-services.ts';
import type { Space } from './space.ts';

type Instance = Resource<'instance'>;

/** Whether instances could stand in IPv6-only subnets: alone, or as those that an Auto Scaling group runs now. */
export const instancesVerdict = (holder: Holder, ids: readonly string[], slice: IndexedSlice | undefined, space: Space): MoveVerdict => {
  const source = sourceOf('ec2-instance');
  const instances = ids.flatMap((id) => space.instances.get(id) ?? []);
  const unseen = ids.filter((id) => !space.instances.has(id));
  if (!slice || unseen.length > 0)
    return unclear(`what ${listed(unseen.length > 0 ? unseen : ids, 3)} is was not read`, source, slice, 'instance');
  const emr = migrations.services['elasticmapreduce'];
  if (instances.some(isEmr)) return keeps('EMR runs it, and has clusters in subnets with IPv4 only', emr?.source ?? source);
  const managed = instances.find(({ data }) => data.Operator?.Managed);
  if (managed)
    return unclear(`${managed.id} is managed by ${managed.data.Operator?.Principal ?? 'a service'}, whose needs are not told`, source);
  const onOutpost = instances.find(({ data }) => data.OutpostArn);
  if (onOutpost) return unclear(`${onOutpost.id} stands on an Outpost`, source);
  const answers = instances.map((instance) => ({ type: instance.data.InstanceType ?? '', fit: fitsIpv6Only(instance, slice) }));
  const typesWith = (fit: boolean | undefined) =>
    [...new Set(answers.filter((each) => each.fit === fit).map(({ type }) => type))].toSorted();
  const [unfit, untold] = [typesWith(false), typesWith(undefined)];
  if (unfit.length > 0) return keeps(`only Nitro instances stand in IPv6-only subnets: change the type ${listed(unfit)} first`, source);
  if (untold.length > 0) return unclear(`whether the type ${listed(untold)} is Nitro was not told`, source, slice, 'instance-type');
  return holder.kind === 'auto-scaling-group'
    ? movable('its instances are Nitro', 'give the group IPv6-only subnets and let it replace its instances', source)
    : movable('it is a Nitro instance', 'launch it anew in an IPv6-only subnet: the subnet of an instance cannot be changed', source);
};

const fitsIpv6Only = ({ data }: Instance, slice: IndexedSlice): boolean | undefined => {
  const type = slice.get('instance-type', data.InstanceType);
  return type?.data.NetworkInfo?.Ipv6Supported === false ? false : type && isNitro(type);
};

/** The tag by which EMR marks its instances. */
const isEmr = (instance: Instance): boolean => tagOf(instance, 'aws:elasticmapreduce:job-flow-id') !== undefined;
