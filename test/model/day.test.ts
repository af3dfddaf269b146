import { expect, test } from 'vitest';
import { daysBetween, dayOf, isDay } from '../../src/model/day.ts';

test.each([
  ['2026-11-23', true],
  ['2028-02-29', true],
  ['2026-02-29', false],
  ['2026-13-01', false],
  ['2026-1-1', false],
  ['2026-11-23T00:00:00Z', false],
  ['today', false],
  ['', false],
])('%j is a day: %s', (text, expected) => expect(isDay(text)).toBe(expected));
test.each([
  ['2026-11-23', '2026-11-23', 0],
  ['2026-11-23', '2027-05-22', 180],
  ['2027-03-27', '2027-03-29', 2],
  ['2026-11-23', '2026-11-22', -1],
])('from %s to %s', (from, to, days) => expect(daysBetween(from, to)).toBe(days));
test('the day of a moment', () => expect(dayOf('2026-11-23T23:59:59.999Z')).toBe('2026-11-23'));
