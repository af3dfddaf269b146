/**
 * The kinds of FSx file systems that can be dual-stack, and those whose network type can be changed in place. For ONTAP and
 * Windows the API has the parameter, and its description names OpenZFS alone.
 */
export const dualStackFileSystems = {
  source: 'https://docs.aws.amazon.com/fsx/latest/APIReference/API_UpdateFileSystem.html',
  verified: '2026-11-23',
  types: ['ONTAP', 'OPENZFS', 'WINDOWS'],
  changeInPlace: ['OPENZFS'],
} as const;
