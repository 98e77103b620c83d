import { createActor, type ActorRefFrom } from 'xstate';
import { readCommand } from './read-command.js';
import { decide, toOutcome } from './decide.js';
import { journeyMachine, type DeniedEvent, type JourneyInput } from './machine.js';
import type { Journey } from './types/record.js';
import type { Fact } from './types/fact.js';
import type { Outcome } from './types/command.js';
import { hasOwn } from '../utils/objects.js';

/** A running machine for one journey. Reads each command before the machine receives it. */
export class JourneySession {
  readonly #input: JourneyInput;
  readonly #actor: ActorRefFrom<typeof journeyMachine>;

  constructor(input: JourneyInput) {
    this.#input = input;
    this.#actor = createActor(journeyMachine, { input });
    this.#actor.start();
  }

  /** The current record. Must not be mutated. */
  get journey(): Journey {
    return this.#actor.getSnapshot().context.journey;
  }

  /** Executes a command and returns its outcome. */
  send(command: unknown): Outcome {
    const readResult = readCommand(this.#input.map, command);
    if (hasOwn(readResult, 'reasons')) return { ok: false, denial: { reasons: readResult.reasons } };
    const emitted: (Fact | DeniedEvent)[] = [];
    const subscription = this.#actor.on('*', (event) => emitted.push(event));
    this.#actor.send(readResult.command);
    subscription.unsubscribe();
    return toOutcome(emitted);
  }

  /** Returns the outcome that a command would have, without executing it. */
  decide(command: unknown): Outcome {
    return decide(this.#input.map, this.journey, command, this.#input);
  }
}
