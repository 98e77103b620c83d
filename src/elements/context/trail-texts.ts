import type { TrailEntry } from '../../journey/types/record.js';
import type { PanelStrings } from '../../strings/en/index.js';
import { formatLongDate } from '../../utils/clock.js';

/** An entry of a trail in words. */
export interface TrailText {
  /** Date and step, such as `28 November 2026: Wait, because`. */
  step: string;

  /** The text that a person wrote: a reason, a note, or what is done differently. */
  text: string | undefined;

  /** When the decision is looked at again; empty if no day was set. */
  review: string;
}

/** Formats the time of a fact, and a day without a time, as a date. */
export interface DateFormat {
  formatTime: (time: string) => string;
  formatDay: (day: string) => string;
}

/** Creates the format of dates in a language. */
export const createDateFormat = (language: string): DateFormat => ({
  formatTime: (time) => formatLongDate(time, language),
  // A day has no time, and must not become the day before.
  formatDay: (day) => formatLongDate(day, language, 'UTC'),
});

/** Describes an entry of a trail. */
export function describeTrailEntry(
  { at, type, option, reason, note, adaptation, reviewOn }: TrailEntry,
  { trailStep, trailSteps, because, lookAgain, options }: PanelStrings,
  { formatTime, formatDay }: DateFormat,
): TrailText {
  const text = reason ?? note ?? adaptation;
  const step = option === undefined ? trailSteps[type] : options[option];
  return {
    step: trailStep(formatTime(at), reason === undefined ? step : because(step)),
    text,
    review: reviewOn === undefined ? '' : lookAgain(formatDay(reviewOn)),
  };
}
