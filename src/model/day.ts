const millisecondsPerDay = 24 * 60 * 60 * 1000;

/** Whether a text is a day of the calendar, as ISO 8601 writes it: `2026-11-23`. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/** The day of a moment in ISO 8601, in UTC. */
export const dayOf = (moment: string): string => moment.slice(0, 10);

/** How many days lie between two days; negative where the second comes first. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / millisecondsPerDay);
