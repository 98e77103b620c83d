/** Texts that only a printed plan contains. */
export const printStrings = {
  noAnswer: 'Nothing written yet',
  /** Follows the name of a measure that was chosen from an earlier version of the map. */
  removed: 'no longer on the map',
  decidedInCycle: (cycle: number, option: string, date: string) => `In cycle ${cycle}, decided on ${date}: ${option}`,
  /** State of an item in an earlier cycle. */
  inCycle: (cycle: number, state: string) => `In cycle ${cycle}: ${state}`,
  /** Fields at the top of a blank plan. */
  group: 'Group',
  date: 'Date',
};
