import type { JourneyStatus } from '../../journey/types/record.js';

/** The words that are on paper only; the others are those of the panels. */
export interface PrintStrings {
  status: Record<JourneyStatus, string>;
  cycle(number: number): string;
  begun(date: string): string;
  changed(date: string): string;
  doneOn(date: string): string;
  adaptation: string;
  /** Where nobody has written yet. */
  nothing: string;
  chosen: string;
  /** After a measure that was chosen from an earlier version of the map. */
  gone: string;
  decided(option: string, date: string): string;
  /** After a decision that no longer counts. */
  anew: string;
  decidedInCycle(cycle: number, option: string, date: string): string;
  /** What was so in an earlier cycle. */
  inCycle(cycle: number, said: string): string;
  note: string;
  reason: string;
  /** What a worksheet asks for at its top. */
  group: string;
  date: string;
}

export const printStrings: PrintStrings = {
  status: { active: 'Under way', stopped: 'Stopped', completed: 'Completed' },
  cycle: (number) => `Cycle ${number}`,
  begun: (date) => `Begun on ${date}`,
  changed: (date) => `last changed on ${date}`,
  doneOn: (date) => `Done on ${date}`,
  adaptation: 'What is done differently this time:',
  nothing: 'Nothing written yet',
  chosen: 'Chosen',
  gone: 'no longer on the map',
  decided: (option, date) => `Decided on ${date}: ${option}`,
  anew: 'To be decided anew.',
  decidedInCycle: (cycle, option, date) => `In cycle ${cycle}, decided on ${date}: ${option}`,
  inCycle: (cycle, said) => `In cycle ${cycle}: ${said}`,
  note: 'Note',
  reason: 'Reason',
  group: 'Group',
  date: 'Date',
};
