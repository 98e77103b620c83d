/** Texts that the printed plan and its Markdown share. Those that the panels have too are in `panels.ts`. */
export const planStrings = {
  status: { active: 'Under way', stopped: 'Stopped', completed: 'Finished' },
  /** Line below the title. `status` is one of the texts above. */
  summary: (status: string, startedOn: string, changedOn: string) =>
    `${status}. Started on ${startedOn}, last changed on ${changedOn}.`,
  cycle: (number: number) => `Cycle ${number}`,
  cycleStarted: (number: number, date: string) => `Cycle ${number} started on ${date}.`,
  adaptation: 'What you do differently in this cycle:',
  finishedOn: (date: string) => `Finished on ${date}`,
  /** Remark on a tool, a measure or an option. */
  chosen: 'Chosen',
  /** Measure that was chosen from an earlier version of the map. */
  removedMeasure: (measure: string) => `${measure} (no longer on the map)`,
  decided: (option: string, date: string) => `Decided on ${date}: ${option}`,
  /** Precedes the acceptance of a risk, below its measures. */
  or: 'Or:',
  /** Decision to stop that has no effect anymore, because the team started again. */
  decidedAnew: (option: string, date: string) => `Decided on ${date}: ${option}. It has to be decided again.`,
  /** Heading of what was decided and finished in all phases, in order. */
  trail: 'Decisions and steps',
  /** `label` is that of the phase; `step` is the step in words, such as `finished`. */
  trailOf: (date: string, label: string, step: string, person = '') =>
    `${[date, person, `phase ${label}`].filter(Boolean).join(', ')}: ${step}`,
  /** Heading of the entries whose ids the map does not have, in the menu too. */
  unplaced: 'Answers to questions that are no longer on the map',
  /** A field and its value in one line. */
  labelled: (label: string, value: string) => `${label}: ${value}`,
  note: 'Note',
  reason: 'Reason',
  /** Precedes a text that was typed and that the plan does not hold. `label` names its field, and may be empty. */
  notInPlan: (label: string) => (label ? `${label} (not in the plan yet):` : 'Not in the plan yet:'),
  /** Heading of such texts whose fields are not in the document. */
  remainingDrafts: 'Not in the plan yet',
  /** Label of a draft of what changes in the next cycle. */
  nextCycle: 'What you will do differently in the next cycle',
};
