import { plural } from './plural.js';
import { trailSteps } from './trail-steps.js';

/** Joins labels: `B, C and D`. Not by `Intl.ListFormat`, whose first use takes long. */
const list = (labels: readonly string[]): string =>
  [labels.slice(0, -1).join(', '), ...labels.slice(-1)].filter(Boolean).join(' and ');

/** Counts the answers to questions of a group that are beside others: `variantCount`, at least 1. */
const countAnswers = (variantCount: number): string =>
  variantCount === 1 ? 'two answers' : `${variantCount} other answers`;

/**
 * Texts of the panels of a phase. `label` is always the label of a phase, such as `B`, and `next` is the label of the
 * next phase.
 */
export const panelStrings = {
  /** Precedes the title in the same heading: `Phase B of 5:`. */
  phase: (label: string, count: number) => `Phase ${label} of ${count}:`,
  /** Follows the title of the phase from the second cycle on. */
  cycle: (number: number) => `, cycle ${number}`,
  leadsTo: 'Result:',
  /** State of the phase, shown beside its heading. */
  states: {
    locked: 'Not open yet',
    open: 'Open',
    current: 'You are here',
    done: 'Finished',
    'check-again': 'Check again',
  },
  locked: (label: string) => `You can read this phase now and fill it in after phase ${label}.`,
  stopped: 'You decided to stop. You can read everything.',
  completed: 'This phase is finished. You can still change answers; you will then be asked to check later phases.',
  /** The same in the last phase. */
  lastCompleted: 'This phase is finished. You can still change answers.',
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
  readOnly: 'You can read this plan but not change it.',
  partFailed: 'This part could not be loaded. The rest works.',
  tryAgain: 'Try again',
  enhancementsFailed: 'The search and the explanations could not be loaded.',

  groups: { open: 'To do', answered: 'Answered', 'set-aside': 'Not relevant' },
  /** State of a group, one of `groups`, and if there are several answers to a question. */
  groupState: (state: string, variantCount: number) =>
    variantCount ? `${state}, ${countAnswers(variantCount)}` : state,
  /** Audience of a wording; empty if it is for both. */
  voices: { both: '', facilitator: 'As a facilitator', peer: 'As a peer' },
  prompts: 'Questions to help you',
  promptCount: (count: number) =>
    plural(count, { one: `${count} question to help you`, other: `${count} questions to help you` }),
  answerPrompts: 'Answer these one by one',
  /** Leads on to the next row with something to do. */
  next: 'Next',
  /** Closes a row of a finished phase. */
  closeRow: 'Close',
  /** Opens a row of a finished phase. */
  change: 'Change',
  setAside: 'Not relevant for us',
  takeUp: 'Answer it after all',
  setAsideReason: 'Why it is not relevant (optional)',
  answerInCycle: (number: number) => `In cycle ${number} you wrote:`,
  variant: (date: string) => `Another answer (${date}):`,
  takeVariant: 'Use this',
  discardVariant: 'Delete',

  tools: 'Choose tools',
  toolsChosen: (count: number, total: number) => `${count} of ${total} chosen`,
  toolNote: 'Note (optional)',
  addToolNote: 'Add a note',

  risks: 'Risks in this phase',
  /** Precedes the name of a risk. */
  risk: 'Risk:',
  risksAssessed: (count: number, total: number) => `${count} of ${total} dealt with`,
  assessed: 'Dealt with',
  measures: 'What you can do',
  /** Shown while the row of the risk is closed. */
  acceptedRisk: 'Accepted',
  accept: 'No measure: we accept this risk',
  level: 'Risk level',
  /** Levels of a risk. The key of the unset level is empty. */
  levels: { '': 'Not set', low: 'Low', medium: 'Medium', high: 'High' },
  levelOf: (level: string) => `Risk level: ${level}`,
  owner: 'Owner',
  reviewOn: 'Review date',
  reviewOnDay: (day: string) => `Review on ${day}`,
  riskNote: 'Note (optional)',
  overdue: (day: string) => `Review overdue since ${day}`,
  /** Shown at a date that is incomplete, or does not exist. */
  badDate: 'This is not a whole date, so it is not recorded. Complete it, or clear all of it.',

  ideas: 'Ideas from the guide',
  ideaCount: (count: number) => plural(count, { one: `${count} idea`, other: `${count} ideas` }),
  practices: (count: number) => `Practices (${count})`,
  cases: (count: number) => `Cases (${count})`,
  mapCases: (count: number) => `Background (${count})`,

  /** Headings of the gate. */
  finishPhase: (label: string) => `Finish phase ${label}`,
  finishLastPhase: 'Finish the last phase',
  stepsLeft: (count: number) => plural(count, { one: `${count} thing to do`, other: `${count} things to do` }),
  nothingLeft: 'Ready to finish',
  /** Precedes the names of what is to do, each a link. */
  stillToDo: 'Still to do:',
  stepsDone: (done: number, total: number) => `${done} of ${total} steps done`,
  options: { go: 'Go', wait: 'Wait', stop: 'Stop' },
  decisionReason: 'Reason (optional)',
  decisionReview: 'When you will look again (optional)',
  /** Shows the options of a saved decision. */
  changeDecision: 'Change the decision',
  recordDecision: 'Save decision',
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
  isDone: (label: string) => `Phase ${label} is finished`,
  /** Leads from a finished phase to the current one, or from a finished plan to the last one. */
  goTo: (label: string) => `Go to ${label}`,
  goToNextCycle: (label: string) => `Go to ${label}, where the next cycle starts`,
  /** `text` is one of the two below. */
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
  /** Asks back before a cycle starts. `number` is that of the cycle so far. */
  confirmCycle: (number: number) =>
    `Cycle ${number} then stays as it is: you can read it, and nobody can change it. Press again to start.`,
  adaptation: 'What you will do differently (optional)',
};
