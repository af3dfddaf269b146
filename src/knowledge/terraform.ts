/**
 * What the hashicorp/aws provider wants to be told of a resource, also of one that is imported: without it a plan is refused.
 * Types that want nothing are not here.
 */
export const terraformRequirements: {
  readonly source: string;
  readonly verified: string;
  readonly arguments: Readonly<Record<string, readonly string[]>>;
} = {
  source: 'https://registry.terraform.io/providers/hashicorp/aws/6.66.0/docs',
  verified: '2026-11-23',
  arguments: {
    aws_api_gateway_domain_name: ['domain_name'],
    aws_api_gateway_rest_api: ['name'],
    aws_apigatewayv2_api: ['name', 'protocol_type'],
    aws_apprunner_service: ['service_name', 'source_configuration'],
    aws_autoscaling_group: ['max_size', 'min_size'],
    aws_batch_compute_environment: ['type'],
    aws_cloudfront_distribution: ['default_cache_behavior', 'enabled', 'origin', 'restrictions', 'viewer_certificate'],
    aws_db_instance: ['instance_class'],
    aws_db_subnet_group: ['subnet_ids'],
    aws_dms_replication_instance: ['replication_instance_class', 'replication_instance_id'],
    aws_ec2_transit_gateway_route: ['destination_cidr_block', 'transit_gateway_route_table_id'],
    aws_ec2_transit_gateway_vpc_attachment: ['subnet_ids', 'transit_gateway_id', 'vpc_id'],
    aws_ecs_account_setting_default: ['name', 'value'],
    aws_ecs_capacity_provider: ['name'],
    aws_ecs_service: ['name'],
    aws_efs_mount_target: ['file_system_id', 'subnet_id'],
    aws_eks_addon: ['addon_name', 'cluster_name'],
    aws_eks_cluster: ['name', 'role_arn', 'vpc_config'],
    aws_eks_node_group: ['cluster_name', 'node_role_arn', 'scaling_config', 'subnet_ids'],
    aws_elastic_beanstalk_environment: ['application', 'name'],
    aws_globalaccelerator_accelerator: ['name'],
    aws_glue_connection: ['name'],
    aws_lambda_function: ['function_name', 'role'],
    aws_memorydb_cluster: ['acl_name', 'node_type'],
    aws_msk_cluster: ['broker_node_group_info', 'cluster_name', 'kafka_version', 'number_of_broker_nodes'],
    aws_network_interface: ['subnet_id'],
    aws_opensearch_domain: ['domain_name'],
    aws_rds_cluster: ['engine'],
    aws_route: ['route_table_id'],
    aws_route53_resolver_endpoint: ['direction', 'ip_address', 'security_group_ids'],
    aws_s3files_mount_target: ['file_system_id', 'subnet_id'],
    aws_subnet: ['vpc_id'],
    aws_vpc_endpoint: ['vpc_id'],
    aws_vpc_endpoint_service: ['acceptance_required'],
  },
};
