import { plural } from './plural.js';
import { trailSteps } from './trail-steps.js';

/** Joins labels: `B, C and D`. */
const list = (labels: readonly string[]): string => new Intl.ListFormat('en-GB').format(labels);

/** `count` is the number of answers beside others. */
const countAnswers = (count: number): string => (count === 1 ? 'two answers' : `${count} other answers`);

/**
 * Texts of the panels of a phase. `label` is always the label of a phase, such as `B`, and `next` is the label of the
 * next phase.
 */
export const panelStrings = {
  /** Precedes the title in the same heading: `Phase B of 5:`. */
  phase: (label: string, count: number) => `Phase ${label} of ${count}:`,
  /** Follows the title of the phase from the second cycle on. */
  cycle: (number: number) => `, cycle ${number}`,
  leadsTo: 'Leads to',
  /** State of the phase, shown beside its heading. */
  states: { locked: 'Locked', open: 'Open', current: 'You are here', done: 'Done', 'check-again': 'Check again' },
  locked: (title: string, label: string) => `Locked until ${title} (${label}) is complete.`,
  preview: 'You can look around; writing opens then.',
  stopped: 'The journey is stopped. You can read everything; writing opens when it is resumed.',
  completed: 'This phase is finished. You can still change answers; you will then be asked to check later phases.',
  checkAgain: (label: string) => `Check ${label} again.`,
  /** `item` is the title of a group, the name of a tool or risk, or `theDecision`. */
  changed: (date: string, item: string, label: string) => `On ${date} you changed “${item}” in ${label}.`,
  theDecision: 'the decision',
  /** Shown if the exit rule of the phase itself no longer holds. */
  checkAgainOwnRule: 'Something that this phase asks for is missing now.',
  /** Announced after a change, and shown below it. `labels` are those of the phases. */
  asksToCheck: (labels: readonly string[]) =>
    `${list(labels)} now ${labels.length === 1 ? 'asks' : 'ask'} to be checked.`,
  note: 'Note on this phase (optional)',
  /** The same in a locked phase. */
  noteAhead: 'Note here what you already know (optional)',
  addNote: 'Add a note on this phase',
  otherNote: (date: string) => `Another note, of ${date}:`,
  readOnly: 'Read only: nothing can be changed here.',
  enhancementsFailed: 'The search and the explanations could not be loaded.',

  groups: { open: 'To do', answered: 'Answered', 'set-aside': 'Set aside' },
  /** State of a group with several answers to a question. `state` is one of `groups`. */
  severalAnswers: (state: string, count: number) => `${state}, ${countAnswers(count)}`,
  /** Audience of a wording; empty if it is for both. */
  voices: { both: '', facilitator: 'As a facilitator', peer: 'As a peer' },
  prompts: 'To think it through',
  /** Follows `prompts` if the panel is not read-only. */
  promptsHint: ': open one to write',
  morePrompts: (count: number) => `${count} more`,
  setAside: 'Set this group aside',
  takeUp: 'Take it up again',
  setAsideReason: 'Why it is set aside (optional)',
  answerInCycle: (number: number) => `In cycle ${number} you wrote:`,
  variant: (date: string) => `Also written, on ${date}:`,
  takeVariant: 'Take this',
  discardVariant: 'Discard',

  tools: 'Tools to pick up',
  toolsChosen: (count: number, total: number) => `${count} of ${total} chosen`,
  toolNote: 'Note (optional)',

  risks: 'Risks on this stretch',
  risksAssessed: (count: number, total: number) => `${count} of ${total} assessed`,
  assessed: 'Assessed',
  measures: 'Ways round',
  accept: 'We accept this risk as it is',
  level: 'How serious it is',
  /** Levels of a risk. The key of the unset level is empty. */
  levels: { '': 'Not said', low: 'Low', medium: 'Medium', high: 'High' },
  owner: 'Who looks after it',
  reviewOn: 'Look again on',
  riskNote: 'Note (optional)',
  overdue: 'Look again: this date has passed',
  /** Shown at a date that is incomplete, or does not exist. */
  badDate: 'This is not a whole date, so it is not recorded. Complete it, or clear all of it.',

  ideas: 'Viewpoint: ideas to weigh',
  allIdeas: (count: number) => `Show all ${count} ideas`,
  practices: (count: number) => `Practices (${count})`,
  cases: (count: number) => `Cases (${count})`,
  mapCases: (count: number) => `Cases for the whole map (${count})`,

  /** Headings of the gate. */
  beforePhase: (next: string) => `Before ${next}`,
  beforeEnd: 'Before the end',
  stepsLeft: (count: number) => plural(count, { one: `${count} thing left`, other: `${count} things left` }),
  nothingLeft: 'The way is clear',
  stepsDone: (done: number, total: number) => `${done} of ${total} steps done`,
  options: { go: 'Go', wait: 'Wait', stop: 'Stop' },
  decisionReason: 'Reason (optional)',
  decisionReview: 'When you will look again (optional)',
  recordDecision: 'Record this decision',
  /** Heading of what was decided and finished in a phase, in order. */
  trail: 'So far',
  trailStep: (date: string, step: string) => `${date}: ${step}`,
  trailSteps,
  /** Precedes the text of a reason. */
  because: (step: string) => `${step}, because`,
  lookAgain: (date: string) => `Look again on ${date}.`,
  recordStop: 'Stop here',
  /** Shown if a person records a decision without an option. */
  pickOption: 'Pick one of these first.',
  /** Asks back before the journey is stopped. */
  confirmStop: 'While it is stopped, nobody can write, not even this reason. Press again to stop.',
  stopNow: 'Stop the journey',
  decisionRecorded: (option: string) => `Recorded: ${option}`,
  /** Names a group with several answers to one question. */
  conflict: (group: string, count: number) => `${group}: ${countAnswers(count)}. Take one or discard one.`,
  /** Precedes the reasons why a command was denied. */
  denied: 'Not yet:',
  stepNote: 'Note on this step (optional)',
  completeAndGoOn: (label: string, next: string) => `Mark ${label} as done and go on to ${next}`,
  completeAndFinish: (label: string) => `Mark ${label} as done and finish`,
  goOn: (next: string) => `Go on to ${next}`,
  goOnToEnd: 'Go on to the end',
  completeHint: 'You decide when a phase is done. Nothing is sent to anyone.',
  /** Announced after a phase was completed. */
  markedDone: (label: string) => `${label} is marked as done. Nothing was sent.`,
  isDone: (label: string) => `${label} is done`,
  /** Leads from a finished phase to the current one, or from a finished plan to the last one. */
  goTo: (label: string) => `Go to ${label}`,
  goToNextCycle: (label: string) => `Go to ${label}, where the next cycle starts`,
  /** `text` is one of the two below. */
  confirmed: (text: string) => `${text}. Nothing was sent.`,
  /** Confirms several phases at once. */
  stillRight: (labels: string[]) => `${list(labels)} are still right`,
  reopen: (label: string) => `Open ${label} again`,
  stillHolds: (label: string) => `${label} is still right`,
  resume: 'Resume the journey',
  resumed: 'The journey goes on. You can write again.',
  startCycle: (number: number) => `Start cycle ${number}`,
  /** Asks back before a cycle starts. `number` is that of the cycle so far. */
  confirmCycle: (number: number) =>
    `Cycle ${number} then stays as it is: you can read it, and nobody can change it. Press again to start.`,
  adaptation: 'What you will do differently (optional)',
};
