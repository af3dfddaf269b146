import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { Report } from '../../../src/model/report.ts';

export interface ReportLines {
  readonly resources: number;
  readonly gaps: number;
}

/** How many resources and gaps an NDJSON report tells of: as one text it might be longer than a string may be. */
export const readLines = async (file: string): Promise<ReportLines> => {
  let [resources, gaps] = [0, 0];
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line.startsWith('{"type":"header"'))
      for (const scope of (JSON.parse(line) as Report).scopes) for (const count of Object.values(scope.resources)) resources += count;
    if (line.startsWith('{"type":"gap"')) gaps += 1;
  }
  return { resources, gaps };
};
