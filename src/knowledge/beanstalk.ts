/** The tag that Elastic Beanstalk puts on the resources that it makes for an environment; its value is the environment's name. */
export const environmentTag = {
  source: 'https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/using-features.tagging.html',
  verified: '2026-11-23',
  key: 'elasticbeanstalk:environment-name',
} as const;
