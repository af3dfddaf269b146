export { KafkaConnectClient as Client, ListConnectorsCommand } from '@aws-sdk/client-kafkaconnect';
