import { describe, expect, test } from 'vitest';
import { parseImageReference } from '../../src/model/image-reference.ts';

describe(parseImageReference, () => {
  test.each([
    ['nginx', 'docker.io', 'library/nginx', undefined, undefined],
    ['nginx:1.27', 'docker.io', 'library/nginx', '1.27', undefined],
    ['bitnami/redis@sha256:ab12', 'docker.io', 'bitnami/redis', undefined, 'sha256:ab12'],
    ['docker.io/library/nginx:1', 'docker.io', 'library/nginx', '1', undefined],
    ['registry-1.docker.io/nginx', 'docker.io', 'library/nginx', undefined, undefined],
    ['registry.ipv6.docker.com/library/nginx', 'registry.ipv6.docker.com', 'library/nginx', undefined, undefined],
    ['ghcr.io/Org/app:v1@sha256:ab12', 'ghcr.io', 'Org/app', 'v1', 'sha256:ab12'],
    [
      '111122223333.dkr.ecr.eu-central-1.amazonaws.com/team/app:1',
      '111122223333.dkr.ecr.eu-central-1.amazonaws.com',
      'team/app',
      '1',
      undefined,
    ],
    ['registry.internal:5000/app', 'registry.internal:5000', 'app', undefined, undefined],
    ['localhost/app', 'localhost', 'app', undefined, undefined],
    ['[2001:db8::1]:5000/app:2', '[2001:db8::1]:5000', 'app', '2', undefined],
    ['GHCR.IO/a/b', 'ghcr.io', 'a/b', undefined, undefined],
    ['a__b/c--d:1', 'docker.io', 'a__b/c--d', '1', undefined],
  ])('takes %s apart', (text, registry, repository, tag, digest) => {
    const parsed = parseImageReference(text);
    expect(parsed).toMatchObject({ registry, repository });
    expect([parsed?.tag, parsed?.digest]).toEqual([tag, digest]);
  });

  test.each([
    ['registry.internal:5000/app', 'registry.internal'],
    ['10.0.0.5:5000/app', '10.0.0.5'],
    ['[2001:db8::1]:5000/app', '[2001:db8::1]'],
    ['nginx', 'docker.io'],
  ])('names the host of %s', (text, host) => expect(parseImageReference(text)?.host).toBe(host));

  test.each(['', ' ', ':1', 'nginx:', 'nginx@', 'a//b', 'a b', 'x@y@z', '${IMAGE}', 'ghcr.io/', '-bad.io/a', undefined, null])(
    'makes nothing of %j',
    (text) => expect(parseImageReference(text)).toBeUndefined(),
  );
});
