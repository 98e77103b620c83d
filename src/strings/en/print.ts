/** Words that stand on paper only; the others are those of the panels. */
export const printStrings = {
  status: { active: 'Under way', stopped: 'Stopped', completed: 'Completed' },
  /** Under the title: `status` is one of the words above. */
  summary: (status: string, begunOn: string, changedOn: string) =>
    `${status}. Begun on ${begunOn}, last changed on ${changedOn}.`,
  cycle: (number: number) => `Cycle ${number}.`,
  cycleBegun: (number: number, date: string) => `Cycle ${number}. Begun on ${date}.`,
  doneOn: (date: string) => `Done on ${date}`,
  adaptation: 'What is done differently this time:',
  noAnswer: 'Nothing written yet',
  chosen: 'Chosen',
  /** Stands beside a measure that was chosen from an earlier version of the map. */
  removed: 'no longer on the map',
  removedMeasure: (measure: string) => `${measure} (no longer on the map)`,
  decided: (option: string, date: string) => `Decided on ${date}: ${option}`,
  /** A decision to stop that no longer counts, as the journey was resumed. */
  decidedAnew: (option: string, date: string) => `Decided on ${date}: ${option}. To be decided anew.`,
  decidedInCycle: (cycle: number, option: string, date: string) => `In cycle ${cycle}, decided on ${date}: ${option}`,
  /** A state in an earlier cycle. */
  inCycle: (cycle: number, state: string) => `In cycle ${cycle}: ${state}`,
  /** A field and its value in one line. */
  labelled: (label: string, value: string) => `${label}: ${value}`,
  note: 'Note',
  reason: 'Reason',
  /** Fields at the top of a blank worksheet. */
  group: 'Group',
  date: 'Date',
};
