import { measuresOf, type Place } from '../map/map-index.js';
import type { MapDefinition } from '../map/map-definition.js';
import { variantsOf } from './answer-versions.js';
import { placeOfCommand } from './read-command.js';
import { named, say } from './reasons.js';
import { parseJourney } from './parse-journey.js';
import { currentCycle, workIn } from './record.js';
import { exitOf, isCompleted, isMarked, lockOf } from './rules.js';
import type { Journey } from './types/record.js';
import type { Progression } from './types/view.js';
import type { Reason } from './types/reason.js';
import type { Command } from './types/command.js';

/** What the rules know when a command comes. */
export interface Situation {
  map: MapDefinition;
  journey: Journey;
  progression: Progression;
}

/** Why the rules refuse a command that was read; empty where they allow it. */
export function judge({ map, journey, progression }: Situation, command: Command): Reason[] {
  if (command.type === 'journey.replace' || command.type === 'journey.merge') return judgeRecord(map, command.journey);
  // What has no place, the machine does not ask about.
  const { phase } = placeOfCommand(map, command) as Place;
  const ids = { phase: phase.id };
  const cycle = currentCycle(journey);
  const record = cycle.phases[phase.id];
  if (command.type === 'phase.reopen')
    return isCompleted(record) ? [] : [say('phase-not-completed', ids, named(phase))];
  const lock = lockOf(map, cycle, progression)(phase);
  if (lock) return [say('locked', ids, named(phase), named(lock))];
  switch (command.type) {
    case 'phase.complete':
      return isCompleted(record) && !isMarked(record) ? [] : exitOf(cycle, phase).left;
    case 'decision.make': {
      const options = phase.exit.decision?.options.map(({ id }) => id);
      if (!options) return [say('no-decision', ids, named(phase))];
      return options.includes(command.option) ? [] : [say('unknown-option', ids, options.join(', '))];
    }
    case 'risk.assess': {
      const valid = measuresOf(phase, command.risk).map(({ id }) => id);
      // What was chosen when the map still had it may stay.
      const known = workIn(cycle, phase.id).risks[command.risk]?.measures;
      const wrong = command.measures?.find((id) => !valid.includes(id) && !known?.includes(id));
      return wrong === undefined
        ? []
        : [say('wrong-measure', { risk: command.risk, measure: wrong }, valid.join(', ') || 'nothing, so accept it')];
    }
    case 'variant.take':
    case 'variant.discard': {
      const answer = workIn(cycle, phase.id).answers[command.question];
      return answer && variantsOf(answer).some(({ id }) => id === command.variant)
        ? []
        : [say('unknown-id', { variant: command.variant }, 'variant', command.variant)];
    }
    default:
      return [];
  }
}

function judgeRecord(map: MapDefinition, json: unknown): Reason[] {
  const { journey, problems } = parseJourney(json, map);
  const [problem] = problems;
  if (journey || !problem) return [];
  const { code, message } = problem;
  return [{ code: code === 'newer-version' || code === 'other-map' ? code : 'unreadable-journey', message }];
}
