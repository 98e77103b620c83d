import type { MapDefinition, Phase } from '../map/map-definition.js';
import type { PanelStrings } from '../strings/en/index.js';
import type { TrailEntry } from './types/record.js';
import type { ChangedWork, PhaseCheck } from './types/view.js';
import { getChangedId } from './work.js';

// Texts about the trail of a journey and about changes, the same on the screen, on paper and in Markdown.

/** An entry of a trail in words. */
export interface TrailText {
  /** Date, person and step, such as `28 November 2026, Ana: Wait, because`. */
  step: string;

  /** The day of the entry. */
  date: string;

  /** The step without its date. */
  name: string;

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

/** Describes an entry of a trail. */
export function describeTrailEntry(
  { at, type, option, reason, note, adaptation, reviewOn, person }: TrailEntry,
  { trailStep, trailSteps, because, lookAgain, options }: PanelStrings,
  { formatTime, formatDay }: DateFormat,
): TrailText {
  const step = option === undefined ? trailSteps[type] : options[option];
  const name = reason === undefined ? step : because(step);
  const date = formatTime(at);
  return {
    step: trailStep(date, name, person),
    date,
    name,
    text: reason ?? note ?? adaptation,
    review: reviewOn === undefined ? '' : lookAgain(formatDay(reviewOn)),
  };
}

/**
 * Returns the name of the group, tool or risk that changed; undefined for the decision. Marks of older versions name a
 * phase alone: without a decision, it is the phase that changed.
 */
function findChangedName({ title, groups, tools, risks, exit }: Phase, work: ChangedWork): string | undefined {
  const isChanged = ({ id }: { id: string }) => id === getChangedId(work);
  const name = groups.find(isChanged)?.title ?? [...tools, ...risks].find(isChanged)?.name;
  return name ?? (exit.decision ? undefined : title);
}

/** Describes a change in an earlier phase; undefined if the map does not have that phase. */
export function describeChange(
  { phases }: MapDefinition,
  work: ChangedWork,
  strings: PanelStrings,
  { formatTime }: DateFormat,
): string | undefined {
  const phase = phases.find(({ id }) => id === work.phase);
  if (!phase) return undefined;
  return strings.changed(formatTime(work.at), findChangedName(phase, work) ?? strings.theDecision, phase.label);
}

/** Describes why a completed phase must be checked again, one sentence for each reason. */
export const describeCheck = (
  map: MapDefinition,
  { changed, left }: PhaseCheck,
  strings: PanelStrings,
  format: DateFormat,
): string[] => [
  ...changed.flatMap((work) => describeChange(map, work, strings, format) ?? []),
  ...(left.length ? [strings.checkAgainOwnRule] : []),
];
