import type { MapDefinition } from '../map/types.js';
import { placeOf } from './commands.js';
import { reason } from './messages.js';
import { parseJourney } from './parse.js';
import { currentCycle } from './record.js';
import { exitOf, isCompleted, isLocked, isMarked, lockingPhase } from './rules.js';
import type { Command, Journey, Progression, Reason } from './types.js';

/** What the rules know when a command comes. */
export interface Situation {
  map: MapDefinition;
  journey: Journey;
  progression: Progression;
}

/** Why the rules refuse a command that was read; empty where they allow it. */
export function judge({ map, journey, progression }: Situation, command: Command): Reason[] {
  if (command.type === 'journey.replace' || command.type === 'journey.merge') return judgeRecord(map, command.journey);
  const place = placeOf(map, command);
  if (!place) return [];
  const { phase, measures } = place;
  const cycle = currentCycle(journey);
  const record = cycle.phases[phase.id];
  if (command.type === 'phase.reopen') return isCompleted(record) ? [] : [reason.notDone(phase)];
  const lock = lockingPhase(map, cycle, progression);
  if (isLocked(cycle, phase, lock)) return [reason.locked(phase, lock)];
  switch (command.type) {
    case 'phase.complete':
      return isCompleted(record) && !isMarked(record) ? [] : exitOf(cycle, phase).left;
    case 'decision.make': {
      const options = phase.exit.decision?.options.map(({ id }) => id);
      if (!options) return [reason.noDecision(phase)];
      return options.includes(command.option) ? [] : [reason.unknownOption(phase, options)];
    }
    case 'risk.assess': {
      const wrong = command.measures?.find((id) => !measures.some((measure) => measure.id === id));
      const risk = phase.risks.find(({ id }) => id === command.risk);
      return wrong === undefined || !risk ? [] : [reason.wrongMeasure(risk, wrong, measures)];
    }
    case 'variant.take':
    case 'variant.discard': {
      const variants = cycle.answers[command.question]?.variants ?? [];
      return variants.some(({ id }) => id === command.variant) ? [] : [reason.unknownId('variant', command.variant)];
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
