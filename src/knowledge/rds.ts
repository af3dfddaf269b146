const vpcGuide = 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html';

/** Engines of DB instances that can be dual-stack, by how their names begin; versions and regions set further limits. */
export const dualStackEngines = {
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.RDS_Fea_Regions_DB-eng.Feature.DualStackMode.html',
  verified: '2026-11-23',
  prefixes: ['db2-', 'mariadb', 'mysql', 'oracle-', 'postgres', 'sqlserver-'],
} as const;

/** How a DB instance takes the switch of its network type when nothing else is changed in the same call. */
export const networkTypeSwitch = {
  source: vpcGuide,
  verified: '2026-11-23',
  /** Single-AZ instances of these engines stay up. Multi-AZ ones fail over, those of other engines go down for a while. */
  withoutDowntime: ['mariadb', 'mysql', 'oracle-', 'postgres'],
} as const;

/** The first version of each release line of Aurora that can be dual-stack. Later lines all can. */
export const auroraDualStackVersions = {
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
  verified: '2026-11-23',
  'aurora-mysql': ['2.09.1', '3.02'],
  'aurora-postgresql': ['13.7', '14.3', '15.2'],
} as const;

/** Multi-AZ DB clusters (of three instances) of these engines have no dual-stack mode. */
export const multiAzClusters = {
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/multi-az-db-clusters-concepts.Limitations.html',
  verified: '2026-11-23',
  engines: ['mysql', 'postgres'],
} as const;

/** Where no database of the RDS family has IPv6. */
export const placesWithoutIpv6 = { source: vpcGuide, verified: '2026-11-23', places: ['Outposts', 'Local Zones'] } as const;

/** Tenancies of a VPC in which there can be no RDS Proxy. */
export const proxyTenancy = {
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html',
  verified: '2026-11-23',
  without: ['dedicated'],
} as const;
