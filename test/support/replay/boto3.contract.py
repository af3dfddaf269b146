"""Calls the replay server through boto3 and compares what it decodes with what the fixture says.

Started by boto3-contract.ts; reads {calls, errors, throttled} as JSON on standard input.
"""

import json
import sys
from datetime import datetime, timezone

import boto3
from botocore.exceptions import ClientError
from botocore import xform_name

CLIENTS = {"elasticloadbalancing": "elbv2"}


def normal(value):
    if isinstance(value, datetime):
        utc = value.astimezone(timezone.utc)
        return utc.strftime("%Y-%m-%dT%H:%M:%S.") + f"{utc.microsecond // 1000:03d}Z"
    if isinstance(value, list):
        return [normal(each) for each in value]
    if isinstance(value, dict):
        return {key: normal(each) for key, each in value.items() if key != "ResponseMetadata"}
    return value


def call(spec):
    client = boto3.client(CLIENTS.get(spec["service"], spec["service"]))
    method = xform_name(spec["operation"])
    if not client.can_paginate(method):
        return normal(getattr(client, method)(**spec["input"]))
    return normal(client.get_paginator(method).paginate(**spec["input"]).build_full_result())


def subject(spec):
    return f"{spec['service']} {spec['operation']} {json.dumps(spec['input'])}"


def main():
    work = json.load(sys.stdin)
    failures = []
    for spec in work["calls"]:
        found = call(spec)
        # A paginator's result holds the list alone, ECS's failures beside it go missing.
        wanted = {key: each for key, each in spec["output"].items() if key in found or each != []}
        if found != wanted:
            failures.append(f"{subject(spec)}\n  found  {found}\n  wanted {wanted}")
    for spec in work["errors"]:
        try:
            failures.append(f"{subject(spec)}: answered {call(spec)}")
        except ClientError as error:
            if error.response["Error"]["Code"] != spec["code"]:
                failures.append(f"{subject(spec)}: {error}, wanted {spec['code']}")
    print("\n".join(failures) or f"{len(work['calls'])} answers and {len(work['errors'])} errors agree")
    sys.exit(1 if failures else 0)


main()
