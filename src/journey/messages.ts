import type { Measure, Phase, QuestionGroup, Risk } from '../map/types.js';
import type { CommandType, Reason, ReasonCode } from './types.js';

type Ids = Omit<Reason, 'code' | 'message'>;

const say = (code: ReasonCode, message: string, ids: Ids = {}): Reason => ({ code, message, ...ids });

const count = (n: number, one: string, many: string): string => (n === 1 ? `one more ${one}` : `${n} more ${many}`);

const named = (phase: Phase): string => `${phase.label}: ${phase.title}`;

/** Every reason for a refusal or a thing left, as a sentence that says what to do. */
export const reason = {
  notReady: () => say('not-ready', 'The map is still loading. Try again in a moment.'),
  readOnly: () => say('read-only', 'This map is read-only here. Ask whoever runs this page to open it for you.'),
  unknownCommand: (valid: readonly CommandType[], got: string) =>
    say('unknown-command', `${got} is no command. Send an object with one of these types: ${valid.join(', ')}.`),
  malformed: (type: CommandType, field: string, valid: string) =>
    say('malformed', `${type} needs ${field} to be ${valid}. Correct it and send it again.`),
  unknownId: (kind: string, id: string) =>
    say('unknown-id', `There is no ${kind} with the id "${id}" on this map. Use the id of one that is there.`),
  locked: (phase: Phase, by: Phase) =>
    say('locked', `${named(phase)} is locked. Complete ${named(by)} first.`, { phase: phase.id }),
  stopped: () => say('stopped', 'The journey is stopped. Resume it to go on.'),
  notStopped: () => say('not-stopped', 'The journey is not stopped. Go on with the phase you are in.'),
  notCompleted: () => say('not-completed', 'The journey is not at its end yet. Complete every phase before you begin another cycle.'),
  phaseNotCompleted: (phase: Phase) =>
    say('phase-not-completed', `${named(phase)} is not completed, so there is nothing to reopen. Work in it as it is.`, { phase: phase.id }),
  groupLeft: (phase: Phase, group: QuestionGroup) =>
    say('group-left', `${group.title}: write an answer, or set the group aside.`, { phase: phase.id, group: group.id }),
  groupsLeft: (phase: Phase, missing: number) =>
    say('groups-left', `Answer ${count(missing, 'group', 'groups')} of questions, or set them aside.`, { phase: phase.id, missing }),
  toolsLeft: (phase: Phase, missing: number) =>
    say('tools-left', `Choose ${count(missing, 'tool', 'tools')}.`, { phase: phase.id, missing }),
  riskLeft: (phase: Phase, risk: Risk) =>
    say('risk-left', `${risk.name}: choose a measure, or accept the risk.`, { phase: phase.id, risk: risk.id }),
  risksLeft: (phase: Phase, missing: number) =>
    say('risks-left', `Assess ${count(missing, 'risk', 'risks')}: choose a measure, or accept the risk.`, { phase: phase.id, missing }),
  decisionLeft: (phase: Phase) => say('decision-left', 'Record the decision: only go leads on.', { phase: phase.id }),
  noDecision: (phase: Phase) =>
    say('no-decision', `${named(phase)} asks for no decision. Complete it when you are done.`, { phase: phase.id }),
  unknownOption: (phase: Phase, options: string[]) =>
    say('unknown-option', `${named(phase)} does not offer this. Choose one of: ${options.join(', ')}.`, { phase: phase.id }),
  wrongMeasure: (risk: Risk, measure: string, valid: Measure[]) => {
    const list = valid.map(({ id }) => id).join(', ');
    const advice = list ? `Choose from: ${list}.` : 'No measure does: accept it instead.';
    return say('wrong-measure', `"${measure}" does not address ${risk.name}. ${advice}`, { risk: risk.id, measure });
  },
  unreadableJourney: () =>
    say('unreadable-journey', 'This cannot be read as a journey. Choose a file that was exported from this map.'),
  newerVersion: () =>
    say('newer-version', 'This journey was saved by a newer version. Update this page to open it; nothing in it was changed.'),
  otherMap: (id: string) => say('other-map', `This journey belongs to the map "${id}". Open it there.`),
  vetoed: (message?: string) => say('vetoed', message ?? 'This page does not allow it now. Ask whoever runs it.'),
};
