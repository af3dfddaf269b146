import { isDay } from '../model/day.ts';
import { UserError } from '../model/failure.ts';
import type { Report } from '../model/report.ts';

/** The value of --as-of. */
export const parseDay = (text: string): Promise<string> => {
  if (isDay(text)) return Promise.resolve(text);
  return Promise.reject(new UserError(`--as-of "${text}" is not a day such as 2026-11-23.`));
};

/** One line on standard error where something the report rests on was last checked too long ago. */
export const warnOfAge = ({ knowledge: { asOf, stale } }: Pick<Report, 'knowledge'>, bin: string): void => {
  const [oldest] = stale;
  if (!oldest) return;
  const what = stale.length === 1 ? 'One thing' : `${stale.length} things`;
  process.stderr.write(
    `${bin}: ${what} this report rests on had not been checked for more than 180 days on ${asOf}, ${oldest.name} for ${oldest.ageInDays}; a newer version may know better. --format json lists them under "knowledge".\n`,
  );
};
