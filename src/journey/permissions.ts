import { listMeasures, type MapLocation } from '../map/map-index.js';
import type { MapDefinition } from '../map/map-definition.js';
import { listVariants } from './answer-versions.js';
import { locateCommand } from './read-command.js';
import { getPhaseName, createReason } from './reasons.js';
import { parseJourney } from './parse-journey.js';
import { getCurrentCycle, getPhaseWork } from './record.js';
import { checkExitRule, isCompleted, isReviewRequired, createLockFinder } from './rules.js';
import type { Journey } from './types/record.js';
import type { Progression } from './types/view.js';
import type { Reason } from './types/reason.js';
import type { Command } from './types/command.js';

/** State that the rules check a command against. */
export interface RuleContext {
  map: MapDefinition;
  journey: Journey;
  progression: Progression;
}

/** Returns the reasons why the rules deny a command from `readCommand`; empty if they permit it. */
export function listReasonsAgainst({ map, journey, progression }: RuleContext, command: Command): Reason[] {
  if (command.type === 'journey.replace' || command.type === 'journey.merge')
    return listReasonsAgainstRecord(map, command.journey);
  // The machine never calls this guard for other commands without a phase.
  const { phase } = locateCommand(map, command) as MapLocation;
  const ids = { phase: phase.id };
  const cycle = getCurrentCycle(journey);
  const record = cycle.phases[phase.id];
  if (command.type === 'phase.reopen')
    return isCompleted(record) ? [] : [createReason('phase-not-completed', ids, getPhaseName(phase))];
  const lock = createLockFinder(map, cycle, progression)(phase);
  if (lock) return [createReason('locked', ids, getPhaseName(phase), getPhaseName(lock))];
  switch (command.type) {
    case 'phase.complete':
      return isCompleted(record) && !isReviewRequired(record) ? [] : checkExitRule(cycle, phase).left;
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
      return answer && listVariants(answer).some(({ id }) => id === command.variant)
        ? []
        : [createReason('unknown-id', { variant: command.variant }, 'variant', command.variant)];
    }
    default:
      return [];
  }
}

function listReasonsAgainstRecord(map: MapDefinition, json: unknown): Reason[] {
  const { journey, problems } = parseJourney(json, map);
  const [problem] = problems;
  if (journey || !problem) return [];
  const { code, message } = problem;
  return [{ code: code === 'newer-version' || code === 'other-map' ? code : 'unreadable-journey', message }];
}
