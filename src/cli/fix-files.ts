import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../model/failure.ts';
import type { FixSet } from '../model/checklist/fix-set.ts';
import { shellScript } from '../report/fixes/shell-script.ts';
import { terraformFile } from '../report/fixes/terraform-file.ts';
import { writeWhole } from '../snapshot/whole-file.ts';

/** Writes one Terraform file per VPC and the script `fixes.sh` into a folder, which is made where it is not there and its parent is. */
export const writeFixFiles = async (folder: string, sets: readonly FixSet[]): Promise<void> => {
  await makeFolder(folder);
  for (const set of sets) {
    const name = `${set.account}-${set.region}-${set.vpcId ?? 'outside-vpcs'}.tf`;
    await writeWhole('Terraform file', join(folder, name), (temporary) => writeFile(temporary, terraformFile(set)));
  }
  await writeWhole('script', join(folder, 'fixes.sh'), async (temporary) => {
    await writeFile(temporary, shellScript(sets));
    await chmod(temporary, 0o755);
  });
};

const makeFolder = async (folder: string): Promise<void> => {
  try {
    // Not with its parents: Node goes round in circles where a file system makes no folders, such as /proc.
    await mkdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
    throw new UserError(`The folder ${folder} for the fixes could not be made: ${(error as Error).message}.`);
  }
};
