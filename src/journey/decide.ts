import { transition } from 'xstate';
import type { MapDefinition } from '../map/map-definition.js';
import { readCommand } from './read-command.js';
import { createJourneyContext, journeyMachine, type DeniedEvent, type JourneyInput } from './machine.js';
import type { Journey } from './types/record.js';
import type { Fact } from './types/fact.js';
import type { Outcome } from './types/command.js';

/** Settles what the machine emitted for one command into one answer. */
export function outcomeOf(emitted: readonly (Fact | DeniedEvent)[]): Outcome {
  const denied = emitted.find((event): event is DeniedEvent => event.type === 'denied');
  return denied ? { ok: false, denial: denied.denial } : { ok: true, facts: emitted as Fact[] };
}

/**
 * What a command would lead to: the facts, or why it is refused. Runs the machine without an actor; changes nothing.
 * Never throws on data.
 *
 * @param command Anything; what is no command is denied, with the list of valid types.
 * @param options `progression` (`guided`), the clock `now` and the source of UUIDs `newId`.
 */
export function decide(
  map: MapDefinition,
  journey: Journey,
  command: unknown,
  options: Pick<JourneyInput, 'progression' | 'now' | 'newId'> = {},
): Outcome {
  const read = readCommand(map, command);
  if ('reasons' in read) return { ok: false, denial: { reasons: read.reasons } };
  const context = { ...createJourneyContext({ ...options, map, journey }), asks: true };
  const snapshot = journeyMachine.resolveState({ value: journey.status, context });
  const [, actions] = transition(journeyMachine, snapshot, read.command);
  // All that a command leaves to do is to emit, which XState's type of the actions does not know.
  return outcomeOf(
    (actions as readonly { params?: unknown }[]).map(({ params }) => (params as { event: Fact | DeniedEvent }).event),
  );
}
