import { createActor, type ActorRefFrom } from 'xstate';
import { readCommand } from './read-command.js';
import { getCycleMap } from './own-items.js';
import { getCurrentCycle } from './record.js';
import { decide, toOutcome } from './decide.js';
import { getJourneyMachine, type DeniedEvent, type JourneyInput } from './machine.js';
import type { Journey } from './types/record.js';
import type { Fact } from './types/fact.js';
import type { Outcome } from './types/command.js';
import { hasOwn } from '../utils/objects.js';

type JourneyActor = ActorRefFrom<ReturnType<typeof getJourneyMachine>>;

/** The machine for one journey, which runs from the first command on. Reads each command before the machine does. */
export class JourneySession {
  readonly #input: JourneyInput & { journey: Journey };
  #actor: JourneyActor | undefined;

  constructor(input: JourneyInput & { journey: Journey }) {
    this.#input = input;
  }

  /** The current record. Must not be mutated. */
  get journey(): Journey {
    return this.#actor?.getSnapshot().context.journey ?? this.#input.journey;
  }

  /** Executes a command and returns its outcome. */
  send(command: unknown): Outcome {
    const readResult = readCommand(getCycleMap(this.#input.map, getCurrentCycle(this.journey)), command);
    if (hasOwn(readResult, 'reasons')) return { ok: false, denial: { reasons: readResult.reasons } };
    const actor = (this.#actor ??= createActor(getJourneyMachine(), { input: this.#input }).start());
    const emitted: (Fact | DeniedEvent)[] = [];
    const subscription = actor.on('*', (event) => emitted.push(event));
    actor.send(readResult.command);
    subscription.unsubscribe();
    return toOutcome(emitted);
  }

  /** Returns the outcome that a command would have, without executing it. */
  decide(command: unknown): Outcome {
    return decide(this.#input.map, this.journey, command, this.#input);
  }
}
