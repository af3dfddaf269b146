export { MqClient as Client, DescribeBrokerCommand, ListBrokersCommand } from '@aws-sdk/client-mq';
