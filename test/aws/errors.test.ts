import { describe, expect, test } from 'vitest';
import { classify } from '../../src/aws/errors.ts';

const failure = (name: string, message = 'words', more: object = {}): Error => Object.assign(new Error(message), { name }, more);

describe('what a failed call means', () => {
  test.each([
    ['UnauthorizedOperation', 'access-denied'],
    ['AccessDenied', 'access-denied'],
    ['AccessDeniedException', 'access-denied'],
    ['RequestLimitExceeded', 'throttled'],
    ['Throttling', 'throttled'],
    ['ThrottlingException', 'throttled'],
    ['ExpiredToken', 'credentials-expired'],
    ['ExpiredTokenException', 'credentials-expired'],
    ['AuthFailure', 'credentials-invalid'],
    ['CredentialsProviderError', 'credentials-invalid'],
    ['OptInRequired', 'not-offered'],
    ['UnknownOperationException', 'not-offered'],
    ['TimeoutError', 'timeout'],
    ['InternalError', 'service-error'],
  ])('%s is %s', (name, reason) => expect(classify(failure(name)).reason).toBe(reason));
  test.each([
    [failure('Error', 'connect ECONNREFUSED', { code: 'ECONNREFUSED' }), 'network'],
    [failure('Error', 'getaddrinfo ENOTFOUND lightsail.eu-south-1.amazonaws.com', { code: 'ENOTFOUND' }), 'not-offered'],
    [failure('Error', 'getaddrinfo EAI_AGAIN lightsail.eu-south-1.amazonaws.com', { code: 'EAI_AGAIN' }), 'network'],
    [failure('AggregateError', '', { errors: [failure('Error', 'refused', { code: 'ECONNREFUSED' })] }), 'network'],
    [failure('Error', '403', { $metadata: { httpStatusCode: 403 } }), 'access-denied'],
    [failure('Error', 'busy', { $metadata: { httpStatusCode: 429 } }), 'throttled'],
    [failure('Error', 'oops', { $metadata: { httpStatusCode: 503 } }), 'service-error'],
    [new SyntaxError('Unexpected token <'), 'malformed'],
    [new TypeError('cannot read properties'), 'malformed'],
    ['a string', 'service-error'],
    [undefined, 'service-error'],
  ] as const)('%s is %s', (error, reason) => expect(classify(error).reason).toBe(reason));
  test('the message is one line of at most 500 characters, with the code before it', () => {
    const { message } = classify(failure('AccessDenied', `no\n  access ${'x '.repeat(1000)}`));
    expect(message.startsWith('AccessDenied: no access x')).toBe(true);
    expect(message.length).toBe(500);
  });
  test.each([
    [
      "The Canonical String for this request should have been\n'POST\n/\n\nx-amz-security-token:IQoJb3Jp\n' and more",
      "The Canonical String for this request should have been '(removed)' and more",
    ],
    [
      'not authorized. Encoded authorization failure message: 4GIOHlTkIaWHQD0Q0m6XSnuUMCm-abc',
      'not authorized. Encoded authorization failure message: (removed)',
    ],
    ['no key ASIAIOSFODNN7EXAMPLE', 'no key (access key id)'],
    ['is wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY what', 'is (removed) what'],
    [
      'User: arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_AdministratorAccess_0123456789abcdef/somebody is not authorized',
      'User: arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_AdministratorAccess_0123456789abcdef/somebody is not authorized',
    ],
  ])('what is confidential is taken out of %j', (words, left) => expect(classify(failure('Error', words)).message).toBe(left));
});
