export { TimestreamInfluxDBClient as Client, ListDbClustersCommand, ListDbInstancesCommand } from '@aws-sdk/client-timestream-influxdb';
