/**
 * Has equal texts of the records that it is given be one in memory, in place: ids of VPCs, subnets and accounts stand in most records
 * of a region, and AWS's answers have each anew.
 */
export const sharingStrings = (): (<Record extends object>(record: Record) => Record) => {
  const known = new Map<string, string>();
  const shared = (value: unknown): unknown => {
    if (typeof value === 'string') return sharedText(value);
    if (typeof value === 'object' && value !== null) share(value);
    return value;
  };
  const sharedText = (text: string): string => {
    const found = known.get(text);
    if (found === undefined) known.set(text, text);
    return found ?? text;
  };
  const share = <Record extends object>(record: Record): Record => {
    if (Array.isArray(record)) for (let at = 0; at < record.length; at += 1) record[at] = shared(record[at]);
    else for (const member in record) record[member] = shared(record[member]) as Record[typeof member];
    return record;
  };
  return share;
};
