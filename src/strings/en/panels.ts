import { plural } from './plural.js';
import { trailSteps } from './trail-steps.js';

/** Joins labels: `B, C and D`. Not by `Intl.ListFormat`, whose first use takes long. */
export const list = (labels: readonly string[]): string =>
  [labels.slice(0, -1).join(', '), ...labels.slice(-1)].filter(Boolean).join(' and ');

/** Adds the name of a person to a date: `28 November 2026, Ana`. Without a name, the date alone. */
export const withPerson = (date: string, person = ''): string => [date, person].filter(Boolean).join(', ');

/** Counts the answers to questions of a group that are beside others: `variantCount`, at least 1. */
export const countAnswers = (variantCount: number): string =>
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
  otherNote: (date: string, person = '') => `Another note, of ${withPerson(date, person)}:`,
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
  variant: (date: string, person = '') => `Another answer (${withPerson(date, person)}):`,
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
  closedRisk: 'No longer a risk',
  /** Remark on what was carried over from an earlier cycle, and is not decided anew yet. */
  fromCycle: (number: number) => `From cycle ${number}`,
  /** Follows that remark where something can be written. */
  keepOrChange: 'It counts once you keep or change it.',
  keepProposal: 'Keep it',
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
  options: { go: 'Go', wait: 'Wait', stop: 'Stop' },
  decisionReview: 'When you will look again (optional)',
  /** Heading of what was decided and finished in a phase, in order. */
  trail: 'So far',
  trailStep: (date: string, step: string, person = '') => `${withPerson(date, person)}: ${step}`,
  trailSteps,
  /** Precedes the text of a reason. */
  because: (step: string) => `${step}, because`,
  lookAgain: (date: string) => `Look again on ${date}.`,
  isDone: (label: string) => `Phase ${label} is finished`,
  adaptation: 'What you will do differently (optional)',
};
