export { fromNodeProviderChain, fromTemporaryCredentials } from '@aws-sdk/credential-providers';
export { doesIdentityRequireRefresh, isIdentityExpired, memoizeIdentityProvider } from '@smithy/core';
export { AdaptiveRetryStrategy } from '@smithy/core/retry';
export { NodeHttpHandler, streamCollector } from '@smithy/node-http-handler';
