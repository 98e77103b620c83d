import { countAnswers, list } from './panels.js';

/**
 * Texts of the gate alone. Those that other panels or the printed plan have too are in `panels.ts`. `label` is always
 * the label of a phase.
 */
export const gateStrings = {
  /** Precedes the names of what is to do, each a link. */
  stillToDo: 'Still to do:',
  stepsDone: (done: number, total: number) => `${done} of ${total} steps done`,
  decisionReason: 'Reason (optional)',
  /** Shows the options of a saved decision. */
  changeDecision: 'Change the decision',
  recordDecision: 'Save decision',
  recordStop: 'Stop here',
  /** Shown if a person records a decision without an option. */
  pickOption: 'Pick one of these first.',
  /** Asks back before the journey is stopped. */
  confirmStop: 'While it is stopped, nobody can write, not even this reason. Press again to stop.',
  stopNow: 'Stop now',
  /** Announced after a decision was made. */
  decisionMade: (option: string) => `Decision saved: ${option}`,
  decisionRecorded: (option: string, date: string) => `Decision saved: ${option} (${date})`,
  /** Names a group with several answers to one question. */
  conflict: (group: string, variantCount: number) => `${group}: ${countAnswers(variantCount)}. Use one, or delete one.`,
  /** Precedes the reasons why a command was denied. */
  denied: (label: string) => `You cannot finish phase ${label} yet:`,
  stepNote: (label: string) => `Note about finishing phase ${label} (optional)`,
  addStepNote: 'Add a note',
  goOn: (next: string) => `Go on to ${next}`,
  goOnToEnd: 'Go on to the end',
  completeHint: 'You decide when a phase is finished. Nothing is sent to anyone.',
  /** Announced after a phase was completed. */
  markedDone: (label: string) => `Phase ${label} is finished. Nothing was sent.`,
  /** Leads from a finished phase to the current one, or from a finished plan to the last one. */
  goTo: (label: string) => `Go to ${label}`,
  goToNextCycle: (label: string) => `Go to ${label}, where the next cycle starts`,
  /** `text` is `stillHolds` or `stillRight`. */
  confirmed: (text: string) => `${text}. Nothing was sent.`,
  /** Confirms several phases at once. */
  stillRight: (labels: string[]) => `${list(labels)} are still right`,
  /** Precedes the results of all phases. */
  planFinished: 'You have finished all phases. Your results:',
  reopen: (label: string) => `Reopen phase ${label}`,
  reopenHint: 'It becomes the current phase again. Answers can be changed without this.',
  stillHolds: (label: string) => `${label} is still right`,
  resume: 'Start again',
  resumed: 'You started again. You can write.',
  startCycle: (number: number) => `Start cycle ${number}`,
  /** Heading of the parts of a cycle that the next one takes over, each a checkbox. */
  carryOver: 'Take over into the next cycle (optional)',
  carried: {
    answers: 'Answers, as texts to begin with',
    tools: 'The tools that you chose',
    risks: 'Your own risks and measures, and what you wrote about risks that are still open',
  },
  carryOverHint: 'You see where they come from, and they count once you keep or change them.',
  /** Asks back before a cycle starts. `number` is that of the cycle so far. */
  confirmCycle: (number: number) =>
    `Cycle ${number} then stays as it is: you can read it, and nobody can change it. Press again to start.`,
};
