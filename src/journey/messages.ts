import type { Measure, Phase, Risk } from '../map/types.js';
import type { CommandType, Reason, ReasonCode } from './types.js';

const say = (code: ReasonCode, message: string, ids: Omit<Reason, 'code' | 'message'> = {}): Reason => ({ code, message, ...ids });

const named = ({ label, title }: Phase): string => `${label}: ${title}`;

/** What an exit rule counts. */
export type Counted = 'group' | 'tool' | 'risk';

/** What is to be done with one of them, and with some more. */
const TODO: Record<Counted, [one: string, more: (some: string) => string]> = {
  group: ['write an answer, or set the group aside', (some) => `Answer or set aside ${some} of questions`],
  tool: ['choose it', (some) => `Choose ${some}`],
  risk: ['choose a measure, or accept the risk', (some) => `Assess ${some}: choose a measure, or accept the risk`],
};

/** Every reason for a refusal or a thing left, as a sentence that says what to do. */
export const reason = {
  notReady: () => say('not-ready', 'The map is still loading. Try again in a moment.'),
  readOnly: () => say('read-only', 'This map is read-only here. Ask whoever runs this page.'),
  vetoed: (message = 'This page does not allow it. Ask whoever runs this page.') => say('vetoed', message),
  unknownCommand: (valid: readonly string[]) => say('unknown-command', `Send an object with one of these types: ${valid.join(', ')}.`),
  malformed: (type: CommandType, field: string, valid: string) => say('malformed', `Send ${type} again with ${field}: ${valid}.`),
  unknownId: (kind: string, id: string) => say('unknown-id', `There is no ${kind} "${id}" here. Use an id of this map.`, { [kind]: id }),
  locked: (phase: Phase, by: Phase) => say('locked', `${named(phase)} is locked. Complete ${named(by)} first.`, { phase: phase.id }),
  stopped: () => say('stopped', 'The journey is stopped. Resume it to go on.'),
  notStopped: () => say('not-stopped', 'The journey is not stopped. Go on as you are.'),
  notCompleted: () => say('not-completed', 'Complete every phase first.'),
  notDone: (phase: Phase) => say('phase-not-completed', `${named(phase)} is not completed. Work in it as it is.`, { phase: phase.id }),
  itemLeft: (kind: Counted, phase: Phase, { id, title, name }: { id: string; title?: string; name?: string }) =>
    say(`${kind as 'group'}-left`, `${title ?? name}: ${TODO[kind][0]}.`, { phase: phase.id, [kind]: id }),
  moreLeft: (kind: Counted, phase: Phase, missing: number) =>
    say(`${kind}s-left`, `${TODO[kind][1](missing === 1 ? `one more ${kind}` : `${missing} more ${kind}s`)}.`, { phase: phase.id, missing }),
  decisionLeft: (phase: Phase) => say('decision-left', 'Record the decision: only go leads on.', { phase: phase.id }),
  noDecision: (phase: Phase) => say('no-decision', `${named(phase)} asks for no decision. Complete it without one.`, { phase: phase.id }),
  unknownOption: (phase: Phase, options: string[]) => say('unknown-option', `Choose one of: ${options.join(', ')}.`, { phase: phase.id }),
  wrongMeasure: ({ id, name }: Risk, measure: string, valid: Measure[]) =>
    say('wrong-measure', `Choose from what addresses ${name}: ${valid.map((one) => one.id).join(', ') || 'nothing, so accept it'}.`, { risk: id, measure }),
  unreadableJourney: () => say('unreadable-journey', 'This cannot be read as a journey. Choose a file exported from this map.'),
  newerVersion: () => say('newer-version', 'This journey was saved by a newer version. Update this page to open it.'),
  otherMap: (id: string) => say('other-map', `This journey belongs to the map "${id}". Open it there.`),
};
