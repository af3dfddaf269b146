/** When Amazon Linux 2 ended. The date was moved twice, from 2023 and from 2025. */
export const amazonLinux2 = {
  source: 'https://aws.amazon.com/amazon-linux-2/faqs/',
  verified: '2026-11-23',
  endOfSupport: '2026-06-30',
  /**
   * How the names of its images begin: AWS's own, those for ECS (`amzn2-ami-ecs-…`), for EKS (whose AL2023 ones say
   * `al2023` there), for Elastic Beanstalk, and deep learning ones. People name their copies by the same words.
   */
  imageNames: [/^amazon-eks-(gpu-|arm64-)?node-\d/, /(^|[^a-z0-9])(amzn-?2|al2)(?![a-z0-9])/i, /amazon[ _-]?linux[ _-]?2(?!\d)/i],
  /** The public parameters that a launch template can name in place of an image (`resolve:ssm:/aws/service/…`). */
  parameters: /\/aws\/service\/(ami-amazon-linux-latest\/amzn2-|(ecs|eks)\/.*amazon-linux-2(?![0-9]))/,
} as const;

/** Names of images that say another system, for telling them from those that say nothing. */
export const otherSystems = {
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/finding-an-ami.html',
  verified: '2026-11-23',
  imageNames:
    /al2023|amazon[ _-]?linux[ _-]?2023|bottlerocket|ubuntu|debian|(?<![a-z])(rhel|sles|suse|centos|fedora|rocky|almalinux)|red-?hat|oracle-?linux|windows|macos|flatcar|talos|freebsd/i,
  parameters: /\/aws\/service\/.*(al2023|amazon-linux-2023|bottlerocket|ubuntu|canonical|debian|suse|windows|macos)/i,
} as const;
