-- The same folder in S3 (aws s3 sync estate/ s3://BUCKET/estate/), for Athena, one statement at a time.
-- JSON SerDe: https://docs.aws.amazon.com/athena/latest/ug/openx-json-serde.html
CREATE EXTERNAL TABLE ipv6_audit (
  resource struct<kind: string, id: string, vpcid: string, data: struct<
    ownerid: string, availableipaddresscount: bigint, connectivitytype: string, state: string,
    ipv6cidrblockassociationset: array<struct<ipv6cidrblockstate: struct<state: string>>>>>
)
PARTITIONED BY (account string, region string)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES ('ignore.malformed.json' = 'true')
LOCATION 's3://BUCKET/estate/';

MSCK REPAIR TABLE ipv6_audit;

SELECT resource.data.ownerid AS owner, region, resource.vpcid AS vpc, sum(resource.data.availableipaddresscount) AS free
FROM (SELECT resource, region, row_number() OVER (PARTITION BY region, resource.id) AS copy FROM ipv6_audit WHERE resource.kind = 'subnet')
WHERE copy = 1
GROUP BY 1, 2, 3
ORDER BY free;
