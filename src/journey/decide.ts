import { transition } from 'xstate';
import type { MapDefinition } from '../map/map-definition.js';
import { readCommand } from './read-command.js';
import { getCycleMap } from './own-items.js';
import { getCurrentCycle } from './record.js';
import { createJourneyContext, getJourneyMachine, type DeniedEvent, type JourneyInput } from './machine.js';
import type { Journey } from './types/record.js';
import type { Fact } from './types/fact.js';
import type { Outcome } from './types/command.js';
import { hasOwn } from '../utils/objects.js';

/** Converts the events that the machine emits for one command to an outcome. */
export function toOutcome(emitted: readonly (Fact | DeniedEvent)[]): Outcome {
  const deniedEvent = emitted.find((event): event is DeniedEvent => event.type === 'denied');
  if (deniedEvent) return { ok: false, denial: deniedEvent.denial };
  return { ok: true, facts: emitted.filter((event): event is Fact => event.type !== 'denied') };
}

/**
 * Returns the facts that a command leads to, or the reasons why it is denied. Pure: runs one transition of the machine
 * without an actor, and changes nothing. Never throws on data.
 *
 * @param command Any value; a value that is not a command is denied, with the list of valid types.
 * @param options `progression` (`guided` by default), the name of the `person` who acts, the clock `now`, and the
 *   source of UUIDs `newId`.
 */
export function decide(
  map: MapDefinition,
  journey: Journey,
  command: unknown,
  options: Pick<JourneyInput, 'progression' | 'person' | 'now' | 'newId'> = {},
): Outcome {
  const readResult = readCommand(getCycleMap(map, getCurrentCycle(journey)), command);
  if (hasOwn(readResult, 'reasons')) return { ok: false, denial: { reasons: readResult.reasons } };
  const context = createJourneyContext({ ...options, map, journey });
  const machine = getJourneyMachine();
  const snapshot = machine.resolveState({ value: journey.status, context });
  const [, actions] = transition(machine, snapshot, readResult.command);
  // Every action that remains to execute is an `emit`, a detail that XState's type of the actions lacks.
  return toOutcome(
    (actions as unknown as readonly { params: { event: Fact | DeniedEvent } }[]).map(({ params }) => params.event),
  );
}
