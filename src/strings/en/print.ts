/** Texts that only a printed plan contains. All its other texts are those of the panels. */
export const printStrings = {
  status: { active: 'Under way', stopped: 'Stopped', completed: 'Completed' },
  /** Line below the title. `status` is one of the texts above. */
  summary: (status: string, begunOn: string, changedOn: string) =>
    `${status}. Begun on ${begunOn}, last changed on ${changedOn}.`,
  cycle: (number: number) => `Cycle ${number}.`,
  trail: 'Decisions and steps',
  /** `label` is that of the phase. */
  trailOf: (label: string, step: string) => `${label}, ${step}`,
  cycleBegun: (number: number, date: string) => `Cycle ${number}. Begun on ${date}.`,
  doneOn: (date: string) => `Done on ${date}`,
  adaptation: 'What is done differently this time:',
  noAnswer: 'Nothing written yet',
  chosen: 'Chosen',
  /** Follows the name of a measure that was chosen from an earlier version of the map. */
  removed: 'no longer on the map',
  removedMeasure: (measure: string) => `${measure} (no longer on the map)`,
  decided: (option: string, date: string) => `Decided on ${date}: ${option}`,
  /** Decision to stop that has no effect anymore, because the journey was resumed. */
  decidedAnew: (option: string, date: string) => `Decided on ${date}: ${option}. To be decided anew.`,
  decidedInCycle: (cycle: number, option: string, date: string) => `In cycle ${cycle}, decided on ${date}: ${option}`,
  /** State of an item in an earlier cycle. */
  inCycle: (cycle: number, state: string) => `In cycle ${cycle}: ${state}`,
  /** A field and its value in one line. */
  labelled: (label: string, value: string) => `${label}: ${value}`,
  note: 'Note',
  reason: 'Reason',
  /** Precedes a text that was typed and that the plan does not hold. `label` names its field, and may be empty. */
  notRecorded: (label: string) => (label ? `${label} (not recorded yet):` : 'Not recorded yet:'),
  remainingDrafts: 'Not recorded yet',
  /** Label of a draft of what changes in the next cycle. */
  nextCycle: 'What will be done differently next time',
  /** Fields at the top of a blank worksheet. */
  group: 'Group',
  date: 'Date',
};
