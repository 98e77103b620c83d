import type { MapDefinition } from '../../map/map-definition.js';
import { calendarStrings } from '../../strings/en/calendar.js';
import type { Journey } from '../types/record.js';
import { listDates, type PlanDate } from './dates.js';

/** Longest line of RFC 5545 in octets, without its end. */
const MAX_LINE_OCTETS = 75;

/** Escapes a text of RFC 5545. */
const escapeText = (text: string): string =>
  text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|[\n\r\u2028\u2029]/g, '\\n')
    .replace(/\p{Cc}/gu, ' ');

/** Breaks a line into lines of at most 75 octets, never inside a character. Each but the first begins with a space. */
function foldLine(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let length = 0;
  for (const character of line) {
    const { byteLength } = encoder.encode(character);
    if (length + byteLength > MAX_LINE_OCTETS) {
      folded += '\r\n ';
      length = 1;
    }
    folded += character;
    length += byteLength;
  }
  return folded;
}

/** Formats a time of RFC 5545: `20261128T191000Z`. */
const formatTimeValue = (time: string): string => time.replace(/[-:]|\.\d+/g, '');

const formatDateValue = (day: string): string => day.replaceAll('-', '');

/** Returns the day after a day, at which an event of one day ends. */
const getNextDay = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

function createEvent(journey: Journey, { on, phase, risk, owner, set }: PlanDate, title: string): string[] {
  const subject = risk ? calendarStrings.review(risk.name) : calendarStrings.decision(phase.label);
  const description = [title, calendarStrings.phase(phase.label, phase.title), owner && calendarStrings.owner(owner)];
  return [
    'BEGIN:VEVENT',
    // The same for the same date of the same journey, so that a calendar takes it in once.
    `UID:${escapeText(`${journey.id}-${risk?.id ?? phase.id}-${risk ? 'review' : 'decision'}@process-map-elements`)}`,
    `DTSTAMP:${formatTimeValue(set.at)}`,
    `DTSTART;VALUE=DATE:${formatDateValue(on)}`,
    `DTEND;VALUE=DATE:${formatDateValue(getNextDay(on))}`,
    `SUMMARY:${escapeText(subject)}`,
    `DESCRIPTION:${escapeText(description.filter(Boolean).join('\n'))}`,
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
  ];
}

/**
 * Formats the dates of the current cycle as a calendar (RFC 5545): an event of one day for each review of a risk, and
 * for each decision that is looked at again. A calendar that takes the file in twice has each event once.
 */
export function toCalendar(map: MapDefinition, journey: Journey): string {
  const title = journey.title?.text || map.title;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//process-map-elements//EN',
    `X-WR-CALNAME:${escapeText(title)}`,
    ...listDates(map, journey).flatMap((date) => createEvent(journey, date, title)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${foldLine(line)}\r\n`).join('');
}
