import type { DecisionOption, Voice } from '../../map/map-definition.js';
import type { RiskLevel } from '../../journey/types/record.js';

/** The words of the panels of a phase. `label` is the short mark of a phase, such as `B`. */
export interface PanelStrings {
  /** Before the title, in one heading: `Phase B of 5:`. */
  phase(label: string, count: number): string;
  leadsTo: string;
  /** How the phase stands, beside its heading. */
  states: Record<'locked' | 'open' | 'current' | 'done' | 'check-again', string>;
  locked(title: string, label: string): string;
  preview: string;
  stopped: string;
  completed: string;
  /** `label` of the phase that changed; absent where its own rule no longer holds. */
  checkAgain(label?: string): string;
  readOnly: string;
  noAids: string;

  groups: Record<'open' | 'answered' | 'set-aside', string>;
  /** Who a wording speaks to; empty where it speaks to both. */
  voices: Record<Voice, string>;
  think: string;
  /** After it, where one can write. */
  open: string;
  more(count: number): string;
  setAside: string;
  takeUp: string;
  why: string;
  inCycle(number: number): string;
  variant(date: string): string;
  take: string;
  discard: string;

  tools: string;
  chosen(count: number, total: number): string;
  note: string;

  risks: string;
  assessed(count: number, total: number): string;
  isAssessed: string;
  waysRound: string;
  accept: string;
  level: string;
  /** The empty one: nothing was said. */
  levels: Record<RiskLevel | '', string>;
  owner: string;
  reviewOn: string;
  overdue: string;

  ideas: string;
  showIdeas(count: number): string;
  practices(count: number): string;
  cases(count: number): string;
  mapCases(count: number): string;

  /** Heading of the gate; `next` is absent where nothing is left to go on to. */
  before(next?: string): string;
  left(count: number): string;
  clear: string;
  /** How much of the exit rule holds. */
  met(done: number, total: number): string;
  options: Record<DecisionOption, string>;
  reason: string;
  record: string;
  stop: string;
  recorded(option: string): string;
  /** Before the list of why a step was refused. */
  refused: string;
  /** Names the words that go with a step. */
  stepNote: string;
  /** Before them, once it was taken. */
  noted: string;
  complete(label: string, next?: string): string;
  goOn(next?: string): string;
  youDecide: string;
  /** Said when a phase was marked as done. */
  marked(label: string): string;
  isDone(label: string): string;
  reopen(label: string): string;
  stillHolds(label: string): string;
  resume: string;
  cycle: string;
  adaptation: string;
}

export const panelStrings: PanelStrings = {
  phase: (label, count) => `Phase ${label} of ${count}:`,
  leadsTo: 'Leads to',
  states: { locked: 'Locked', open: 'Open', current: 'You are here', done: 'Done', 'check-again': 'Check again' },
  locked: (title, label) => `Locked until ${title} (${label}) is complete.`,
  preview: 'You can look around; writing opens then.',
  stopped: 'The journey is stopped. You can read everything; writing opens when it is resumed.',
  completed: 'Marked as done. You can still change it; later phases then ask to be checked again.',
  checkAgain: (label) =>
    `Check this again: ${label ? `${label} has changed since` : 'something it asks for is missing now'}.`,
  readOnly: 'Read only: nothing can be changed here.',
  noAids: 'The search and the explanations could not be loaded.',

  groups: { open: 'To do', answered: 'Answered', 'set-aside': 'Set aside' },
  voices: { both: '', facilitator: 'As a facilitator', peer: 'As a peer' },
  think: 'To think it through',
  open: ': open one to write',
  more: (count) => `${count} more`,
  setAside: 'Set this group aside',
  takeUp: 'Take it up again',
  why: 'Why it is set aside (optional)',
  inCycle: (number) => `In cycle ${number} you wrote:`,
  variant: (date) => `Also written, on ${date}:`,
  take: 'Take this',
  discard: 'Discard',

  tools: 'Tools to pick up',
  chosen: (count, total) => `${count} of ${total} chosen`,
  note: 'Note (optional)',

  risks: 'Risks on this stretch',
  assessed: (count, total) => `${count} of ${total} assessed`,
  isAssessed: 'Assessed',
  waysRound: 'Ways round',
  accept: 'We accept this risk as it is',
  level: 'How serious it is',
  levels: { '': 'Not said', low: 'Low', medium: 'Medium', high: 'High' },
  owner: 'Who looks after it',
  reviewOn: 'Look again on',
  overdue: 'Look again: this date has passed',

  ideas: 'Viewpoint: ideas to weigh',
  showIdeas: (count) => `Show all ${count} ideas`,
  practices: (count) => `Practices (${count})`,
  cases: (count) => `Cases (${count})`,
  mapCases: (count) => `Cases for the whole map (${count})`,

  before: (next = 'the end') => `Before ${next}`,
  left: (count) => `${count} ${count === 1 ? 'thing' : 'things'} left`,
  clear: 'The way is clear',
  met: (done, total) => `${done} of ${total} steps done`,
  options: { go: 'Go', wait: 'Wait', stop: 'Stop' },
  reason: 'Reason (optional)',
  record: 'Record this decision',
  stop: 'Stop here',
  recorded: (option) => `Recorded: ${option}`,
  refused: 'Not yet:',
  stepNote: 'Note on this step (optional)',
  noted: 'Note on this step:',
  complete: (label, next) => `Mark ${label} as done and ${next ? `go on to ${next}` : 'finish'}`,
  goOn: (next = 'the end') => `Go on to ${next}`,
  youDecide: 'You decide when a phase is done. Nothing is sent to anyone.',
  marked: (label) => `${label} is marked as done. Nothing was sent.`,
  isDone: (label) => `${label} is done`,
  reopen: (label) => `Open ${label} again`,
  stillHolds: (label) => `Checked: ${label} still holds`,
  resume: 'Resume the journey',
  cycle: 'Begin the next cycle',
  adaptation: 'What you will do differently (optional)',
};
