import { lookup } from '../map/lookup.js';
import type { MapDefinition, Phase } from '../map/types.js';
import { reason } from './messages.js';
import { parseJourney } from './parse.js';
import { currentCycle } from './record.js';
import { exitOf, isCompleted, isMarked, lockOf } from './rules.js';
import type { Command, Journey, Progression, Reason } from './types.js';

/** What the rules know when a command comes. */
export interface Situation {
  map: MapDefinition;
  journey: Journey;
  progression: Progression;
}

/** The phase that a command works in; undefined for commands about the whole journey. */
export function phaseOf(map: MapDefinition, command: Command): Phase | undefined {
  const known = lookup(map);
  if ('question' in command) return known.questions.get(command.question)?.phase;
  if ('group' in command) return known.groups.get(command.group)?.phase;
  if ('tool' in command) return known.tools.get(command.tool)?.phase;
  if ('risk' in command) return known.risks.get(command.risk)?.phase;
  return 'phase' in command ? known.phases.get(command.phase)?.phase : undefined;
}

/** Why the rules refuse a command that has the right shape; empty where they allow it. */
export function judge({ map, journey, progression }: Situation, command: Command): Reason[] {
  if (command.type === 'journey.replace' || command.type === 'journey.merge') return judgeRecord(map, command.journey);
  const phase = phaseOf(map, command);
  if (!phase) return [];
  const cycle = currentCycle(journey);
  const lock = lockOf(map, cycle, progression, phase);
  const record = cycle.phases[phase.id];
  switch (command.type) {
    case 'phase.reopen':
      return isCompleted(record) ? [] : [reason.phaseNotCompleted(phase)];
    case 'phase.complete':
      if (lock) return [reason.locked(phase, lock)];
      return isCompleted(record) && !isMarked(record) ? [] : exitOf(cycle, phase).left;
    case 'decision.make': {
      if (lock) return [reason.locked(phase, lock)];
      const options = phase.exit.decision?.options.map(({ id }) => id);
      if (!options) return [reason.noDecision(phase)];
      return options.includes(command.option) ? [] : [reason.unknownOption(phase, options)];
    }
    case 'variant.take':
    case 'variant.discard': {
      if (lock) return [reason.locked(phase, lock)];
      const variants = cycle.answers[command.question]?.variants ?? [];
      return variants.some(({ id }) => id === command.variant) ? [] : [reason.unknownId('variant', command.variant)];
    }
    default:
      return lock ? [reason.locked(phase, lock)] : [];
  }
}

function judgeRecord(map: MapDefinition, json: unknown): Reason[] {
  const { journey, problems } = parseJourney(json, map);
  if (journey) return [];
  const [problem] = problems;
  if (problem?.code === 'newer-version') return [reason.newerVersion()];
  if (problem?.code === 'other-map') return [reason.otherMap(problem.message)];
  return [reason.unreadableJourney()];
}
