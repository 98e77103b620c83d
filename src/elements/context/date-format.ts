import type { DateFormat } from '../../journey/trail-texts.js';
import { formatLongDate } from '../../utils/clock.js';

/** Creates the format of dates in a language. */
export const createDateFormat = (language: string): DateFormat => ({
  formatTime: (time) => formatLongDate(time, language),
  // A day has no time, and must not become the day before.
  formatDay: (day) => formatLongDate(day, language, 'UTC'),
});
