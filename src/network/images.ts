import { amazonLinux2, otherSystems } from '../knowledge/amazon-linux.ts';
import type { View } from '../model/inventory.ts';
import type { Resource } from '../model/resource.ts';
import { oncePer } from './once.ts';

export type System = 'amazon-linux-2' | 'other' | { readonly unsure: string };

const systemOfName = (name: string): 'amazon-linux-2' | 'other' | undefined => {
  if (amazonLinux2.imageNames.some((pattern) => pattern.test(name))) return 'amazon-linux-2';
  return otherSystems.imageNames.test(name) ? 'other' : undefined;
};

/** A billing name such as "Red Hat Enterprise Linux" or "Windows" decides; "Linux/UNIX" is all others. */
const systemOf = oncePer(({ data }: Resource<'image'>): 'amazon-linux-2' | 'other' | undefined => {
  if (data.PlatformDetails && !data.PlatformDetails.startsWith('Linux')) return 'other';
  const named = systemOfName(data.Name ?? '');
  // Amazon's own images say what they are, where they have a name.
  return named ?? (data.ImageOwnerAlias === 'amazon' && data.Name ? 'other' : undefined);
});

/** Which system an image carries, as far as its name, or the parameter that stands for it, says. */
export const systemOfImage = (view: View<'image'>, imageId: string | undefined): System => {
  if (!imageId) return { unsure: 'no image is named' };
  if (!imageId.startsWith('ami-')) {
    if (amazonLinux2.parameters.test(imageId)) return 'amazon-linux-2';
    return otherSystems.parameters.test(imageId) ? 'other' : { unsure: `which image ${imageId} stands for is not resolved` };
  }
  const image = view.get('image', imageId);
  if (!image) return { unsure: `image ${imageId} is not visible: it was deregistered, or is no longer shared with this account` };
  return systemOf(image) ?? { unsure: `image ${imageId} ("${image.data.Name ?? ''}") does not say in its name which system it carries` };
};
