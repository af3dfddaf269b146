export { ServiceDiscoveryClient as Client, ListServicesCommand } from '@aws-sdk/client-servicediscovery';
