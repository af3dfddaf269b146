/** The stages of a migration, in their order: what a later one does rests on the earlier ones. */
export const stages = {
  'address-plan': 'Address plan',
  vpc: 'VPC',
  subnets: 'Subnets',
  egress: 'Routes and egress',
  filters: 'Security groups and network ACLs',
  nat64: 'DNS64 and NAT64',
  endpoints: 'VPC endpoints',
  'load-balancers': 'Load balancers and DNS',
  compute: 'Compute',
  containers: 'Containers',
  data: 'Databases, caches, brokers and storage',
  clients: 'Clients and policies',
  'withdraw-ipv4': 'Withdrawing IPv4',
} as const;

export type Stage = keyof typeof stages;

export const stageOrder = Object.keys(stages) as readonly Stage[];
