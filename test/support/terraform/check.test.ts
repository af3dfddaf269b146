import { describe, expect, test } from 'vitest';
import { terraformProblems } from './check.ts';

const vpc = 'resource "aws_vpc" "main" {\n  cidr_block = "10.0.0.0/16"\n}\n';
const instance = (body: string): string =>
  `import {\n  to = aws_instance.i\n  id = "i-1"\n}\n\nresource "aws_instance" "i" {\n${body}\n}\n`;

describe('sound Terraform', () => {
  test.each(
    Object.entries({
      'nothing at all': '',
      'a new resource with a reference to another': `${vpc}resource "aws_subnet" "a" {
  vpc_id                          = aws_vpc.main.id
  ipv6_cidr_block                 = cidrsubnet(aws_vpc.main.ipv6_cidr_block, 8, 1)
  assign_ipv6_address_on_creation = true
  tags = {
    "Name" = "a"
  }
}`,
      'an imported resource with what changes, and comments': `# what changes\n${instance('  metadata_options {\n    http_protocol_ipv6 = "enabled" # nothing else\n  }')}`,
      'placeholders for what only the user knows': `resource "aws_lb_target_group" "a" {\n  port        = "<port>"\n  vpc_id      = "<vpc>"\n  ip_address_type = "ipv6"\n}`,
      'a nested block that may be repeated': `resource "aws_lb" "a" {\n  subnet_mapping {\n    subnet_id = "<a>"\n  }\n  subnet_mapping {\n    subnet_id = "<b>"\n  }\n}`,
      'an argument that may be blocks': `resource "aws_security_group" "a" {\n  ingress {\n    from_port = 443\n  }\n}`,
      'the same as an argument': `resource "aws_security_group" "a" {\n  ingress = [{ from_port = 443 }]\n}`,
      'meta-arguments': `${vpc}resource "aws_egress_only_internet_gateway" "a" {\n  vpc_id     = aws_vpc.main.id\n  depends_on = [aws_vpc.main]\n  lifecycle {\n    prevent_destroy = true\n  }\n}`,
      calls: `resource "aws_eks_addon" "a" {\n  cluster_name = "c"\n  addon_name = "vpc-cni"\n  configuration_values = jsonencode({ env = { A = "true" } })\n}`,
      'text that looks like a reference': instance('  user_data = "$${aws_vpc.other.id} aws_vpc.other.id"'),
      'a text that is true or false': `import {\n  to = aws_launch_template.a\n  id = "lt-1"\n}\nresource "aws_launch_template" "a" {\n  network_interfaces {\n    associate_public_ip_address = false\n  }\n}`,
      'an id within a block': `import {\n  to = aws_autoscaling_group.a\n  id = "a"\n}\nresource "aws_autoscaling_group" "a" {\n  launch_template {\n    id = "lt-1"\n  }\n}`,
      'a null': instance('  key_name = null'),
    }),
  )('%s', async (_, text) => {
    expect(await terraformProblems(text)).toEqual([]);
  });
});

describe('unsound Terraform', () => {
  test.each(
    Object.entries({
      'not HCL': ['resource "aws_vpc" "main" {', 'not HCL: parse config: [fix.tf:1'],
      'a placeholder outside of quotes': [instance('  key_name = <key>'), 'not HCL'],
      'an argument given twice': [instance('  key_name = "a"\n  key_name = "b"'), 'already set'],
      'a type that does not exist': ['resource "aws_subnets" "a" {\n}', 'aws_subnets is not a resource type'],
      'another block': ['data "aws_vpc" "main" {\n}', 'data is not a block of ours'],
      'a label that is none': ['resource "aws_eip" "<eip>" {\n}', 'aws_eip.<eip>: not a label'],
      'an address given twice': [vpc + vpc, 'aws_vpc.main is given 2 times'],
      'an argument that does not exist': [instance('  ipv6_adress_count = 1'), 'aws_instance.i.ipv6_adress_count does not exist'],
      'one in a nested block': [
        instance('  metadata_options {\n    ipv6 = true\n  }'),
        'aws_instance.i.metadata_options.ipv6 does not exist',
      ],
      'what AWS fills in': [instance('  arn = "a"'), 'aws_instance.i.arn is filled in by AWS'],
      'an id': [instance('  id = "i-1"'), 'aws_instance.i.id is filled in by AWS'],
      'a block as an argument': [
        instance('  metadata_options = { http_tokens = "required" }'),
        'metadata_options is a block, not an argument',
      ],
      'a block as a list': [
        instance('  metadata_options = [{ http_tokens = "required" }]'),
        'metadata_options is a block, not an argument',
      ],
      'a list as a block': [instance('  vpc_security_group_ids {\n  }'), 'vpc_security_group_ids is an argument, not a block'],
      'a map as a block': [instance('  tags {\n    Name = "a"\n  }'), 'tags is an argument, not a block'],
      'objects as blocks': [
        'resource "aws_lambda_capacity_provider" "a" {\n  name = "a"\n  instance_requirements {\n  }\n}',
        'instance_requirements is an argument, not a block',
      ],
      'a block that is taken once given twice': [
        instance('  metadata_options {\n  }\n  metadata_options {\n  }'),
        'is given 2 times, and taken once',
      ],
      'a bool in quotes': [instance('  ebs_optimized = "true"'), 'ebs_optimized takes bool, not "true"'],
      'a number in quotes': [instance('  ipv6_address_count = "1"'), 'ipv6_address_count takes number, not "1"'],
      'a string for a list': [instance('  vpc_security_group_ids = "<group>"'), 'vpc_security_group_ids takes list(string), not "<group>"'],
      'a list for a string': [instance('  key_name = ["a"]'), 'key_name takes string'],
      'a list in a list of strings': [instance('  vpc_security_group_ids = [[]]'), 'takes list(string), not [[]]'],
      'a list for a map': [instance('  tags = ["a"]'), 'tags takes map(string)'],
      'no required argument': ['resource "aws_subnet" "a" {\n}', 'aws_subnet.a.vpc_id is required'],
      'a required argument that is null': ['resource "aws_subnet" "a" {\n  vpc_id = null\n}', 'aws_subnet.a.vpc_id is required'],
      'no required block': ['resource "aws_vpc_ipam" "a" {\n}', 'aws_vpc_ipam.a.operating_regions is required'],
      'a required one of a block': ['resource "aws_lb" "a" {\n  subnet_mapping {\n  }\n}', 'aws_lb.a.subnet_mapping.subnet_id is required'],
      'an import to nowhere': ['import {\n  to = aws_vpc.main\n  id = "vpc-1"\n}', 'import to aws_vpc.main: no such resource'],
      'an import without an id': [`import {\n  to = aws_vpc.main\n  id = ""\n}\n${vpc}`, 'import to aws_vpc.main: no id'],
      'two imports of one resource': [
        `${'import {\n  to = aws_vpc.main\n  id = "vpc-1"\n}\n'.repeat(2)}${vpc}`,
        'import to aws_vpc.main: given twice',
      ],
      'a reference to nowhere': [instance('  subnet_id = aws_subnet.a.id'), 'refers to aws_subnet.a.id, which is not in the text'],
      'one within a call': [instance('  user_data = jsonencode({ a = [aws_subnet.a.id] })'), 'refers to aws_subnet.a.id'],
      'one within a text': [instance('  user_data = "$${x} ${aws_subnet.a.id}"'), 'refers to aws_subnet.a.id'],
      'a variable': [instance('  subnet_id = var.subnet'), 'refers to var.subnet'],
      'an attribute that does not exist': [
        vpc + instance('  subnet_id = aws_vpc.main.ipv6_block'),
        'aws_vpc.main.ipv6_block: no such attribute',
      ],
    } satisfies Record<string, [string, string]>),
  )('%s', async (_, [text, problem]) => {
    expect(await terraformProblems(text)).toEqual([expect.stringContaining(problem)]);
  });
});
