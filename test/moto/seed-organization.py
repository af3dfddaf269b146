"""Builds an organization in a moto server: two accounts in nested units, each with a VPC that an assumed role made. Prints the ids as JSON."""

import json

import boto3

organizations = boto3.client("organizations")
organizations.create_organization(FeatureSet="ALL")
root = organizations.list_roots()["Roots"][0]["Id"]
outer = organizations.create_organizational_unit(ParentId=root, Name="outer")["OrganizationalUnit"]["Id"]
inner = organizations.create_organizational_unit(ParentId=outer, Name="inner")["OrganizationalUnit"]["Id"]
ids = {"outer": outer, "inner": inner}


def account(name, parent):
    made = organizations.create_account(AccountName=name, Email=f"{name}@example.com")["CreateAccountStatus"]["AccountId"]
    organizations.move_account(AccountId=made, SourceParentId=root, DestinationParentId=parent)
    keys = boto3.client("sts").assume_role(RoleArn=f"arn:aws:iam::{made}:role/seed", RoleSessionName="seed")["Credentials"]
    session = boto3.Session(keys["AccessKeyId"], keys["SecretAccessKey"], keys["SessionToken"])
    ids[f"{name}-vpc"] = session.client("ec2").create_vpc(CidrBlock="10.1.0.0/16")["Vpc"]["VpcId"]
    ids[name] = made


account("first", outer)
account("second", inner)
print(json.dumps(ids))
