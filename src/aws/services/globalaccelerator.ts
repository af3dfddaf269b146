export { GlobalAcceleratorClient as Client, ListAcceleratorsCommand } from '@aws-sdk/client-global-accelerator';
