import { trailSteps } from './trail-steps.js';

/** Texts of the Markdown export. Dates are ISO days, which are the same in every language. */
export const markdownStrings = {
  source: (label: string) => `Source: ${label}`,
  summary: (begunOn: string, changedOn: string, status: string) =>
    `Begun on ${begunOn}, last changed on ${changedOn}: ${status}.`,
  cycle: (number: number) => `Cycle ${number}`,
  started: (date: string) => `Started on ${date}.`,
  resumed: (date: string) => `Resumed on ${date}.`,
  entered: (date: string) => `Entered on ${date}.`,
  completed: (date: string) => `Completed on ${date}.`,
  reopened: (date: string) => `Reopened on ${date}.`,
  /** @param changes What changed, each in the format of {@link changedItem}. */
  checkAgain: (changes: string) => `To be checked again: ${changes}.`,
  changedItem: (label: string, item: string, date: string) => `${label}, ${item}, changed on ${date}`,
  checkOwnRule: 'To be checked again: something that this phase asks for is missing now.',
  note: 'Note',
  setAside: (date: string) => `Set aside on ${date}.`,
  written: (date: string) => `Written on ${date}.`,
  variant: (date: string) => `Also written on ${date}:`,
  tools: 'Tools',
  /** Follows the name of a tool. */
  chosen: (date: string) => `, chosen on ${date}`,
  risk: (name: string) => `Risk: ${name}`,
  removedMeasure: (id: string) => `${id} (no longer on the map)`,
  accepted: 'Accepted',
  level: 'Level',
  owner: 'Owner',
  reviewOn: 'Look again on',
  labelled: (label: string, value: string) => `${label}: ${value}`,
  changed: (date: string) => `Changed on ${date}.`,
  decision: 'Decision',
  decided: (date: string) => `Decided on ${date}.`,
  decidedAnew: (date: string) => `Decided on ${date}, to be decided anew.`,
  trail: 'Decisions and steps',
  /** In the words of the lines above, which state when a phase was completed and a journey resumed. */
  trailSteps: {
    ...trailSteps,
    'phase.completed': 'completed',
    'journey.resumed': 'resumed',
    'cycle.started': 'cycle started',
  },
  decidedOption: (option: string) => `decided: ${option}`,
  reviewDate: (date: string) => `, to look at again on ${date}`,
  unplaced: 'No longer on the map',
  /** Precedes a text that was typed and that the record does not hold. */
  notRecorded: 'Not recorded yet',
};
