import { formatLongDate } from '../../utils/clock.js';

/** Formats a day, `YYYY-MM-DD`, or the day of an ISO time in UTC, as in `20 September 2026`. */
export const formatDay = (day: string): string => formatLongDate(day, 'en-GB', 'UTC');
