import { createActor, type ActorRefFrom } from 'xstate';
import { readCommand } from './read-command.js';
import { decide, outcomeOf } from './decide.js';
import { journeyMachine, type DeniedEvent, type JourneyInput } from './machine.js';
import type { Journey } from './types/record.js';
import type { Fact } from './types/fact.js';
import type { Outcome } from './types/command.js';

/** One journey under way: the running machine, fed only with commands that were read. */
export class JourneySession {
  readonly #input: JourneyInput;
  readonly #actor: ActorRefFrom<typeof journeyMachine>;

  constructor(input: JourneyInput) {
    this.#input = input;
    this.#actor = createActor(journeyMachine, { input });
    this.#actor.start();
  }

  /** The record. Not to be changed. */
  get journey(): Journey {
    return this.#actor.getSnapshot().context.journey;
  }

  /** Carries out a command, and tells what came of it. */
  send(command: unknown): Outcome {
    const read = readCommand(this.#input.map, command);
    if ('reasons' in read) return { ok: false, denial: { reasons: read.reasons } };
    const emitted: (Fact | DeniedEvent)[] = [];
    const listening = this.#actor.on('*', (event) => emitted.push(event));
    this.#actor.send(read.command);
    listening.unsubscribe();
    return outcomeOf(emitted);
  }

  /** What a command would lead to; nothing changes. */
  decide(command: unknown): Outcome {
    return decide(this.#input.map, this.journey, command, this.#input);
  }
}
