import {
  isOwn,
  isRemovedRisk,
  listMeasures,
  listRemovedRisks,
  locate,
  type ItemKind,
  type MapLocation,
} from '../map/map-index.js';
import type { MapDefinition, Phase } from '../map/map-definition.js';
import { listVariants } from './answer-versions.js';
import { getSchema } from './field-schema.js';
import { findSubject } from './read-command.js';
import { getPhaseName, createReason } from './reasons.js';
import { parseJourney } from './parse-journey.js';
import { getCycleMap } from './own-items.js';
import { getCurrentCycle, getNote, getPhaseWork } from './record.js';
import { isCompletionDue } from './checks.js';
import { checkExitRule, isCompleted, createLockFinder } from './rules.js';
import type { Answer, Cycle, Journey } from './types/record.js';
import type { Progression } from './types/view.js';
import type { Reason } from './types/reason.js';
import type { Command, PhaseCommand } from './types/command.js';
import { getOwn } from '../utils/objects.js';

/** State that the rules check a command against. */
export interface RuleContext {
  map: MapDefinition;
  journey: Journey;
  progression: Progression;
}

/** Returns true for a command that works in a phase. */
export const isPhaseCommand = (command: Command): command is PhaseCommand =>
  getSchema({ ...command }).subject !== undefined;

/** Returns the location of the item that a command from `readCommand` is about. */
export const locateCommand = (map: MapDefinition, command: PhaseCommand): MapLocation =>
  // `readCommand` denies a command about an item that the map lacks.
  findSubject(map, getSchema({ ...command }).subject as ItemKind, { ...command }).location as MapLocation;

const listReasonsIfNotCompleted = (cycle: Cycle, phase: Phase): Reason[] =>
  isCompleted(cycle.phases[phase.id])
    ? []
    : [createReason('phase-not-completed', { phase: phase.id }, getPhaseName(phase))];

/** Returns true for a command about a variant of a note, which may be written while its phase is locked. */
const isAboutNote = ({ type }: PhaseCommand, { ids }: MapLocation): boolean =>
  type.startsWith('variant.') && !ids.question;

/** Returns the answer to a question, or the note on a phase. */
export const findVersionedText = (cycle: Cycle, { phase: { id }, ids }: MapLocation): Answer | undefined =>
  ids.question ? getOwn(getPhaseWork(cycle, id).answers, ids.question) : getNote(cycle, id);

/** Returns true if a command is about a risk or measure that the team added, or about a risk that it removed. */
function isOwnItem({ phase, ids: { risk, measure } }: MapLocation): boolean {
  const items = measure ? phase.measures : [...phase.risks, ...listRemovedRisks(phase)];
  return items.some((item) => item.id === (measure ?? risk) && isOwn(item));
}

const createUnknownRisk = (risk: string): Reason => createReason('unknown-id', { risk }, 'risk', risk);

/** Returns the reasons why the rules deny a command that works in a phase; empty if they permit it. */
function listReasonsAgainstPhaseCommand({ map, journey, progression }: RuleContext, command: PhaseCommand): Reason[] {
  const location = locateCommand(map, command);
  const { phase } = location;
  const ids = { phase: phase.id };
  const cycle = getCurrentCycle(journey);
  if (command.type === 'phase.reopen') return listReasonsIfNotCompleted(cycle, phase);
  const lock = createLockFinder(map, cycle, progression)(phase);
  if (lock && !isAboutNote(command, location))
    return [createReason('locked', ids, getPhaseName(phase), getPhaseName(lock))];
  switch (command.type) {
    case 'phase.complete':
      return isCompletionDue(map, cycle, phase) ? checkExitRule(cycle, phase).left : [];
    case 'decision.make': {
      const options = phase.exit.decision?.options.map(({ id }) => id);
      if (!options) return [createReason('no-decision', ids, getPhaseName(phase))];
      return options.includes(command.option) ? [] : [createReason('unknown-option', ids, options.join(', '))];
    }
    case 'risk.remove':
    case 'risk.restore':
    case 'measure.remove':
      return isOwnItem(location) ? [] : [createReason('not-own', { ...location.ids })];
    case 'measure.add':
      return isRemovedRisk(phase, command.risk) ? [createUnknownRisk(command.risk)] : [];
    case 'risk.assess': {
      if (isRemovedRisk(phase, command.risk)) return [createUnknownRisk(command.risk)];
      const offeredIds = listMeasures(phase, command.risk).map(({ id }) => id);
      // Measures that were chosen before the map removed them may stay.
      const chosenIds = getPhaseWork(cycle, phase.id).risks[command.risk]?.measures;
      const invalidId = command.measures?.find((id) => !offeredIds.includes(id) && !chosenIds?.includes(id));
      return invalidId === undefined
        ? []
        : [createReason('wrong-measure', { risk: command.risk, measure: invalidId }, offeredIds.join(', '))];
    }
    case 'variant.take':
    case 'variant.discard': {
      const { variant } = command;
      const isKnown = listVariants(findVersionedText(cycle, location)).some(({ id }) => id === variant);
      return isKnown ? [] : [createReason('unknown-id', { variant }, 'variant', variant)];
    }
    default:
      return [];
  }
}

/** Returns the reasons why phases cannot be confirmed: each must be completed, and its exit rule must hold. */
function listReasonsAgainstConfirmation({ map, journey }: RuleContext, phases: readonly string[]): Reason[] {
  const cycle = getCurrentCycle(journey);
  return phases.flatMap((id) => {
    // `readCommand` denies a command about a phase that the map lacks.
    const { phase } = locate(map, 'phase', id) as MapLocation;
    const reasons = listReasonsIfNotCompleted(cycle, phase);
    return reasons.length ? reasons : checkExitRule(cycle, phase).left;
  });
}

/** Returns the reason why a value cannot be imported as a journey of this map; empty if it can. */
function listReasonsAgainstRecord(map: MapDefinition, json: unknown): Reason[] {
  const { journey, problems } = parseJourney(json, map);
  const [problem] = problems;
  if (journey || !problem) return [];
  const { code, message } = problem;
  return [{ code: code === 'newer-version' || code === 'other-map' ? code : 'unreadable-journey', message }];
}

/**
 * Returns the reasons why the rules deny a command from `readCommand`; empty if they permit it. The statuses that a
 * command needs are not among them: the states of the machine are.
 */
export function listReasonsAgainst({ map: baseMap, ...state }: RuleContext, command: Command): Reason[] {
  const context = { ...state, map: getCycleMap(baseMap, getCurrentCycle(state.journey)) };
  switch (command.type) {
    case 'journey.replace':
    case 'journey.merge':
      return listReasonsAgainstRecord(baseMap, command.journey);
    case 'phase.confirm':
      return listReasonsAgainstConfirmation(context, command.phases);
    case 'journey.restart':
    case 'journey.resume':
    case 'journey.rename':
    case 'cycle.start':
      return [];
    default:
      return listReasonsAgainstPhaseCommand(context, command);
  }
}
