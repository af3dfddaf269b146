export { S3FilesClient as Client, ListMountTargetsCommand } from '@aws-sdk/client-s3files';
