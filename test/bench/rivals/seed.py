"""Builds in a moto server an estate of so many VPCs in each region named. Prints, of the dual-stack VPCs, which subnets are public."""

import json
import sys

import boto3

SUBNETS = 10
vpcs, *regions = sys.argv[1:]
truth = {}

# Of each four VPCs: through which table its subnets go, which of them have a table of their own, and where the tables lead.
# A subnet without a table of its own follows the main table of its VPC.
PATTERNS = [
    {"main": "internet", "own": "nat", "owners": 4},
    {"main": None, "own": "internet", "owners": 4},
    {"main": None, "own": "nat", "owners": 4},
    {"main": "internet", "own": "internet", "owners": 4},
]


def tagged(kind, label):
    return [{"ResourceType": kind, "Tags": [{"Key": "Name", "Value": label}]}]


def gateway_route(ec2, table, target, internet, nat):
    if target == "internet":
        ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=internet)
    elif target == "nat":
        ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", NatGatewayId=nat)


def balance(elb, number, vpc, subnets, groups):
    for each in range(3):
        name = f"balancer-{number}-{each}"
        balancer = elb.create_load_balancer(Name=name, Subnets=subnets[:2], SecurityGroups=groups[:1], IpAddressType="ipv4")
        group = elb.create_target_group(Name=f"targets-{number}-{each}", Protocol="HTTP", Port=80, VpcId=vpc, TargetType="instance")
        elb.create_listener(
            LoadBalancerArn=balancer["LoadBalancers"][0]["LoadBalancerArn"],
            Protocol="HTTP",
            Port=80,
            DefaultActions=[{"Type": "forward", "TargetGroupArn": group["TargetGroups"][0]["TargetGroupArn"]}],
        )


def build(region, number):
    ec2 = boto3.client("ec2", region_name=region)
    pattern = PATTERNS[number % len(PATTERNS)]
    dual = number % 5 != 4
    vpc = ec2.create_vpc(CidrBlock=f"10.{number}.0.0/16", AmazonProvidedIpv6CidrBlock=dual)["Vpc"]["VpcId"]
    stem = ""
    if dual:
        blocks = ec2.describe_vpcs(VpcIds=[vpc])["Vpcs"][0]["Ipv6CidrBlockAssociationSet"]
        stem = blocks[0]["Ipv6CidrBlock"].replace("00::/56", "")
    zones = [zone["ZoneName"] for zone in ec2.describe_availability_zones()["AvailabilityZones"]]
    subnets = []
    for index in range(SUBNETS):
        block = {"Ipv6CidrBlock": f"{stem}{index:02x}::/64"} if dual else {}
        made = ec2.create_subnet(
            VpcId=vpc, CidrBlock=f"10.{number}.{index}.0/24", AvailabilityZone=zones[index % 2], TagSpecifications=tagged("subnet", f"{number}-{index}"), **block
        )
        subnets.append(made["Subnet"]["SubnetId"])
        ec2.modify_subnet_attribute(SubnetId=subnets[-1], MapPublicIpOnLaunch={"Value": True})
    internet = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(InternetGatewayId=internet, VpcId=vpc)
    nat = ec2.create_nat_gateway(SubnetId=subnets[-1], ConnectivityType="private")["NatGateway"]["NatGatewayId"]
    main = ec2.describe_route_tables(Filters=[{"Name": "vpc-id", "Values": [vpc]}, {"Name": "association.main", "Values": ["true"]}])["RouteTables"][0]
    gateway_route(ec2, main["RouteTableId"], pattern["main"], internet, nat)
    for subnet in subnets[: pattern["owners"]]:
        table = ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"]
        ec2.associate_route_table(RouteTableId=table, SubnetId=subnet)
        gateway_route(ec2, table, pattern["own"], internet, nat)
    groups = [ec2.create_security_group(GroupName=f"group-{each}", Description="bench", VpcId=vpc)["GroupId"] for each in range(SUBNETS)]
    for group in groups:
        permission = {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}
        ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[permission])
    image = ec2.register_image(Name=f"image-{number}", RootDeviceName="/dev/xvda", Architecture="x86_64")["ImageId"]
    for index, subnet in enumerate(subnets):
        count = 1 + index % 2
        ec2.run_instances(ImageId=image, InstanceType="m5.large", MinCount=count, MaxCount=count, SubnetId=subnet, SecurityGroupIds=[groups[index]])
    balance(boto3.client("elbv2", region_name=region), number, vpc, subnets, groups)
    if not dual:
        return
    for index, subnet in enumerate(subnets):
        owns = index < pattern["owners"]
        truth[subnet] = {"public": pattern["own" if owns else "main"] == "internet", "byMain": not owns}


for region in regions:
    for number in range(int(vpcs)):
        build(region, number)
print(json.dumps(truth))
