import { parseCidr } from '../model/address.ts';
import { newResource, type TerraformResource } from '../model/terraform.ts';

const hostOf = (image: string): string => image.trim().split('/')[0] ?? '';

/** ECR keeps a copy of what is pulled through it from a registry with a name; one that is an address it does not take. */
const isPulledThrough = (image: string): boolean => parseCidr(hostOf(image).replace(/:\d+$/, ''))?.family !== 4;

/** How an image comes to ECR. GitHub's registry, Docker Hub and others want credentials for it. */
export const mirrorCommand = (region: string, image: string): string =>
  isPulledThrough(image)
    ? `aws ecr create-pull-through-cache-rule --region ${region} --ecr-repository-prefix <prefix> --upstream-registry-url ${hostOf(image)} --credential-arn <secret-arn>`
    : `# ${image}: push it to a repository of ECR, and name that`;

/** The same in Terraform, as far as it goes. */
export const mirrorsInTerraform = (images: readonly string[]): readonly TerraformResource[] =>
  images.filter(isPulledThrough).map((image) =>
    newResource('aws_ecr_pull_through_cache_rule', hostOf(image), {
      ecr_repository_prefix: '<prefix>',
      upstream_registry_url: hostOf(image),
      credential_arn: '<secret-arn>',
    }),
  );
