import { listMeasures, type MapLocation } from '../map/map-index.js';
import type { MapDefinition } from '../map/map-definition.js';
import { listVariants } from './answer-versions.js';
import { COMMANDS } from './field-schema.js';
import { findSubject } from './read-command.js';
import { getPhaseName, createReason } from './reasons.js';
import { parseJourney } from './parse-journey.js';
import { getCurrentCycle, getPhaseWork } from './record.js';
import { checkExitRule, isCompleted, isCompletionDue, createLockFinder } from './rules.js';
import type { Journey } from './types/record.js';
import type { Progression } from './types/view.js';
import type { Reason } from './types/reason.js';
import type { Command, PhaseCommand } from './types/command.js';
import { hasOwn } from '../utils/objects.js';

/** State that the rules check a command against. */
export interface RuleContext {
  map: MapDefinition;
  journey: Journey;
  progression: Progression;
}

/** Returns true for a command that works in a phase. */
export const isPhaseCommand = (command: Command): command is PhaseCommand => hasOwn(COMMANDS[command.type], 'subject');

/** Returns the location of the item that a command from `readCommand` is about. */
export const locateCommand = (map: MapDefinition, command: PhaseCommand): MapLocation =>
  // `readCommand` denies a command about an item that the map lacks.
  findSubject(map, COMMANDS[command.type].subject, { ...command }).location as MapLocation;

/** Returns the reasons why the rules deny a command that works in a phase; empty if they permit it. */
function listReasonsAgainstPhaseCommand({ map, journey, progression }: RuleContext, command: PhaseCommand): Reason[] {
  const { phase } = locateCommand(map, command);
  const ids = { phase: phase.id };
  const cycle = getCurrentCycle(journey);
  const record = cycle.phases[phase.id];
  if (command.type === 'phase.reopen')
    return isCompleted(record) ? [] : [createReason('phase-not-completed', ids, getPhaseName(phase))];
  const lock = createLockFinder(map, cycle, progression)(phase);
  if (lock) return [createReason('locked', ids, getPhaseName(phase), getPhaseName(lock))];
  switch (command.type) {
    case 'phase.complete':
      return isCompletionDue(record) ? checkExitRule(cycle, phase).left : [];
    case 'decision.make': {
      const options = phase.exit.decision?.options.map(({ id }) => id);
      if (!options) return [createReason('no-decision', ids, getPhaseName(phase))];
      return options.includes(command.option) ? [] : [createReason('unknown-option', ids, options.join(', '))];
    }
    case 'risk.assess': {
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
      const answer = getPhaseWork(cycle, phase.id).answers[command.question];
      return listVariants(answer).some(({ id }) => id === command.variant)
        ? []
        : [createReason('unknown-id', { variant: command.variant }, 'variant', command.variant)];
    }
    default:
      return [];
  }
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
export function listReasonsAgainst(context: RuleContext, command: Command): Reason[] {
  switch (command.type) {
    case 'journey.replace':
    case 'journey.merge':
      return listReasonsAgainstRecord(context.map, command.journey);
    case 'journey.restart':
    case 'journey.resume':
    case 'cycle.start':
      return [];
    default:
      return listReasonsAgainstPhaseCommand(context, command);
  }
}
