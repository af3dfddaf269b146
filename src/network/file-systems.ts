import { dualStackFileSystems } from '../knowledge/fsx.ts';
import type { Resource } from '../model/resource.ts';

type FileSystem = Resource<'fsx-file-system'>;

const isOneOf = (type: string | undefined, types: readonly string[]): boolean => type !== undefined && types.includes(type);

/** A file system that is neither being made, nor going, nor stillborn. */
export const isUp = ({ data }: FileSystem): boolean => !isOneOf(data.Lifecycle, ['CREATING', 'DELETING', 'FAILED']);

export const canBeDualStack = ({ data }: FileSystem): boolean => isOneOf(data.FileSystemType, dualStackFileSystems.types);
export const canChangeInPlace = ({ data }: FileSystem): boolean => isOneOf(data.FileSystemType, dualStackFileSystems.changeInPlace);
