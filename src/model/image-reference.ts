/** A container image's name, taken apart as Docker and ECS do. */
export interface ImageReference {
  /** Lower case, with the port where one is given: `ghcr.io`, `registry.internal:5000`. Docker Hub is always `docker.io`. */
  readonly registry: string;
  /** The registry without its port. */
  readonly host: string;
  /** `library/nginx`, `org/app`. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
}

/** What people and tools write for Docker Hub. */
/** What Docker's reference grammar takes where no registry is named. https://github.com/distribution/reference */
export const defaultRegistry = 'docker.io';

const dockerHub = new Set([defaultRegistry, 'index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com', 'hub.docker.com']);

const path = /^[a-z0-9]+(?:(?:\.|_{1,2}|-+|\/)[a-z0-9]+)*$/i;
const authority = /^(?<host>\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::\d{1,5})?$/i;

/** The first part is a registry only if it looks like a host: with a dot or a port, an address in brackets, or `localhost`. */
const isRegistry = (part: string): boolean => /[.:]/.test(part) || part === 'localhost';

/**
 * Parses `[registry/]repository[:tag][@digest]`; undefined where the text is none.
 * https://github.com/distribution/reference/blob/main/reference.go
 */
export const parseImageReference = (text: string | null | undefined): ImageReference | undefined => {
  const [named = '', digest, ...rest] = (text ?? '').trim().split('@');
  const slash = named.indexOf('/');
  const first = slash < 0 ? '' : named.slice(0, slash);
  const given = isRegistry(first) ? first.toLowerCase() : defaultRegistry;
  const remainder = isRegistry(first) ? named.slice(slash + 1) : named;
  const colon = remainder.lastIndexOf(':');
  const tag = colon < 0 ? undefined : remainder.slice(colon + 1);
  const name = colon < 0 ? remainder : remainder.slice(0, colon);
  const host = authority.exec(given)?.groups?.['host'];
  const malformed = rest.length > 0 || digest === '' || (tag !== undefined && !/^\w[\w.-]*$/.test(tag));
  if (!host || malformed || !path.test(name)) return undefined;
  const isHub = dockerHub.has(given);
  return {
    registry: isHub ? defaultRegistry : given,
    host: isHub ? defaultRegistry : host,
    repository: isHub && !name.includes('/') ? `library/${name}` : name,
    ...(tag === undefined ? {} : { tag }),
    ...(digest === undefined ? {} : { digest }),
  };
};
