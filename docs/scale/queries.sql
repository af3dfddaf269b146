-- Three questions to a folder of snapshots (ipv6-audit scan --save-snapshot estate/), for DuckDB: duckdb -f docs/scale/queries.sql
-- Each stream holds a line for each resource; account and region come from the path as well as from the record.
CREATE OR REPLACE VIEW resources AS
SELECT
  resource ->> 'kind' AS kind,
  resource ->> 'account' AS account,
  resource ->> 'region' AS region,
  resource ->> 'id' AS id,
  resource ->> 'vpcId' AS vpc,
  resource -> 'data' AS data
FROM read_json('estate/account=*/region=*/slice.ndjson.gz', format = 'newline_delimited', columns = {resource: 'JSON'}, maximum_object_size = 67108864)
WHERE resource IS NOT NULL;

-- free-ipv4: free IPv4 addresses by VPC, and who owns it. A shared subnet is in the snapshots of all its participants, and counts once.
SELECT data ->> 'OwnerId' AS owner, region, vpc, sum((data ->> 'AvailableIpAddressCount')::BIGINT)::BIGINT AS free
FROM (SELECT DISTINCT ON (region, id) * FROM resources WHERE kind = 'subnet')
GROUP BY ALL
ORDER BY free, vpc;

-- subnets-without-ipv6: subnets without an IPv6 block, by the account that owns them.
SELECT data ->> 'OwnerId' AS owner, count(*) AS subnets
FROM (SELECT DISTINCT ON (region, id) * FROM resources WHERE kind = 'subnet')
WHERE NOT list_contains(data ->> '$.Ipv6CidrBlockAssociationSet[*].Ipv6CidrBlockState.State', 'associated')
GROUP BY ALL
ORDER BY subnets DESC, owner;

-- nat-gateways: NAT gateways by VPC, public and private.
SELECT account, region, vpc,
  count(*) FILTER ((data ->> 'ConnectivityType') = 'public') AS public,
  count(*) FILTER ((data ->> 'ConnectivityType') = 'private') AS private
FROM resources
WHERE kind = 'nat-gateway' AND (data ->> 'State') = 'available'
GROUP BY ALL
ORDER BY account, region, vpc;
