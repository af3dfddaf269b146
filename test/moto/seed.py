"""Builds the article's playground, and what it could not do in 2022, in a moto server. Prints the ids as JSON."""

import json

import boto3

ec2 = boto3.client("ec2")
ids = {}


def name(resource_id, value):
    ec2.create_tags(Resources=[resource_id], Tags=[{"Key": "Name", "Value": value}])
    ids[value] = resource_id
    return resource_id


vpc = name(ec2.create_vpc(CidrBlock="10.254.0.0/16", AmazonProvidedIpv6CidrBlock=True)["Vpc"]["VpcId"], "playground")
block = ec2.describe_vpcs(VpcIds=[vpc])["Vpcs"][0]["Ipv6CidrBlockAssociationSet"][0]["Ipv6CidrBlock"]
stem = block.split("::")[0].rsplit(":", 1)[0] + ":" + block.split("::")[0].rsplit(":", 1)[1][:-2]
name(ec2.create_vpc(CidrBlock="10.254.128.0/17")["Vpc"]["VpcId"], "overlapping")


def subnet(label, zone, cidr, number, assign=True):
    made = ec2.create_subnet(VpcId=vpc, AvailabilityZone=zone, CidrBlock=cidr, **({"Ipv6CidrBlock": f"{stem}{number}::/64"} if number else {}))
    subnet_id = name(made["Subnet"]["SubnetId"], label)
    if number and assign:
        ec2.modify_subnet_attribute(SubnetId=subnet_id, AssignIpv6AddressOnCreation={"Value": True})
    return subnet_id


public = subnet("public-a", "us-east-1a", "10.254.0.0/24", "00")
app_a = subnet("app-a", "us-east-1a", "10.254.16.0/24", "10", assign=False)
app_b = subnet("app-b", "us-east-1b", "10.254.17.0/24", None)

gateway = ec2.create_internet_gateway()["InternetGateway"]["InternetGatewayId"]
ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
egress = ec2.create_egress_only_internet_gateway(VpcId=vpc)["EgressOnlyInternetGateway"]["EgressOnlyInternetGatewayId"]
address = ec2.allocate_address(Domain="vpc")["AllocationId"]
nat = name(ec2.create_nat_gateway(SubnetId=public, AllocationId=address)["NatGateway"]["NatGatewayId"], "nat")


def table(label, subnets, *routes):
    table_id = name(ec2.create_route_table(VpcId=vpc)["RouteTable"]["RouteTableId"], label)
    for each in subnets:
        ec2.associate_route_table(RouteTableId=table_id, SubnetId=each)
    for route in routes:
        ec2.create_route(RouteTableId=table_id, **route)


table("rt-public", [public], {"DestinationCidrBlock": "0.0.0.0/0", "GatewayId": gateway}, {"DestinationIpv6CidrBlock": "::/0", "GatewayId": gateway})
table("rt-app", [app_a, app_b], {"DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": nat})

group = name(ec2.create_security_group(GroupName="web", Description="web", VpcId=vpc)["GroupId"], "sg-web")
ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[{"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "0.0.0.0/0"}]}])

image = ec2.describe_images(Owners=["amazon"])["Images"][0]["ImageId"]
instance = ec2.run_instances(ImageId=image, InstanceType="t3.micro", MinCount=1, MaxCount=1, SubnetId=app_a, SecurityGroupIds=[group])["Instances"][0]
name(instance["InstanceId"], "server")
old = ec2.run_instances(ImageId=image, InstanceType="m3.medium", MinCount=1, MaxCount=1, SubnetId=app_b)["Instances"][0]
name(old["InstanceId"], "old-server")

template = ec2.create_launch_template(LaunchTemplateName="web", LaunchTemplateData={"ImageId": image, "InstanceType": "t3.micro", "UserData": "c2VjcmV0LWluLXVzZXItZGF0YQ=="})["LaunchTemplate"]["LaunchTemplateId"]
ids["template"] = template
boto3.client("autoscaling").create_auto_scaling_group(
    AutoScalingGroupName="web", MinSize=0, MaxSize=3, DesiredCapacity=0, LaunchTemplate={"LaunchTemplateId": template, "Version": "$Latest"}, VPCZoneIdentifier=f"{app_a},{app_b}"
)

balancers = boto3.client("elbv2")
ids["alb"] = balancers.create_load_balancer(Name="web", Subnets=[app_a, app_b], SecurityGroups=[group], Scheme="internet-facing", Type="application")["LoadBalancers"][0]["LoadBalancerArn"]
ids["target-group"] = balancers.create_target_group(Name="web", Protocol="HTTPS", Port=443, VpcId=vpc, TargetType="ip")["TargetGroups"][0]["TargetGroupArn"]
balancers.create_listener(LoadBalancerArn=ids["alb"], Protocol="HTTP", Port=80, DefaultActions=[{"Type": "forward", "TargetGroupArn": ids["target-group"]}])

ids["endpoint"] = ec2.create_vpc_endpoint(VpcId=vpc, ServiceName="com.amazonaws.us-east-1.secretsmanager", VpcEndpointType="Interface", SubnetIds=[app_a], SecurityGroupIds=[group])["VpcEndpoint"]["VpcEndpointId"]

rds = boto3.client("rds")
rds.create_db_subnet_group(DBSubnetGroupName="playground", DBSubnetGroupDescription="playground", SubnetIds=[app_a, app_b])
rds.create_db_instance(DBInstanceIdentifier="database-1", Engine="postgres", DBInstanceClass="db.t4g.micro", MasterUsername="postgres", MasterUserPassword="not-a-secret-9", AllocatedStorage=20, DBSubnetGroupName="playground")

ecs = boto3.client("ecs")
ecs.create_cluster(clusterName="playground")
task = ecs.register_task_definition(
    family="cli",
    networkMode="awsvpc",
    requiresCompatibilities=["FARGATE"],
    cpu="256",
    memory="512",
    containerDefinitions=[{"name": "cli", "image": "123456789012.dkr.ecr.us-east-1.amazonaws.com/cli:1", "environment": [{"name": "TOKEN", "value": "secret-in-environment"}]}],
)["taskDefinition"]["taskDefinitionArn"]
ids["task-definition"] = task
ids["service"] = ecs.create_service(
    cluster="playground", serviceName="cli", taskDefinition=task, desiredCount=1, launchType="FARGATE", networkConfiguration={"awsvpcConfiguration": {"subnets": [app_a, app_b], "securityGroups": [group]}}
)["service"]["serviceArn"]

eks = boto3.client("eks")
role = "arn:aws:iam::123456789012:role/eks"
eks.create_cluster(name="playground", roleArn=role, resourcesVpcConfig={"subnetIds": [app_a, app_b]})
ids["nodegroup"] = eks.create_nodegroup(clusterName="playground", nodegroupName="general", nodeRole=role, subnets=[app_a, app_b], scalingConfig={"minSize": 1, "maxSize": 3, "desiredSize": 1}, instanceTypes=["t3.medium"])["nodegroup"]["nodegroupArn"]
eks.create_fargate_profile(clusterName="playground", fargateProfileName="batch", podExecutionRoleArn=role, subnets=[app_b], selectors=[{"namespace": "batch"}])

print(json.dumps(ids))
