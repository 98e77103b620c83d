// A person who makes moves and checks the outcome of each command.
import { isDeepStrictEqual } from 'node:util';
import { decide, evolve, viewJourney } from '../../src/journey/index.js';
import type { Fact, Journey, MapDefinition, Outcome, Progression } from '../../src/journey/index.js';
import { deepFreeze, START } from '../kit/journey-walker.js';
import { getSatisfyCommand, getDirectPathCommand } from '../model/alphabet.js';
import { getCommand, type Move } from './moves.js';
import { documentedCodes, type Coverage } from './reach.js';

export function assert(condition: boolean, message: string, ...details: unknown[]): asserts condition {
  if (!condition) throw new Error([message, ...details.map((detail) => JSON.stringify(detail))].join('\n'));
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

/** Matches a complete sentence. */
const SENTENCE = /^\S[^]*[.!?]$/;

export interface PersonOptions {
  map: MapDefinition;
  progression: Progression;
  journey: Journey;
  coverage: Coverage;

  /** Distinguishes the ids of one person from those of another. */
  series: number;

  /** Clock skew in ms. */
  clockSkew?: number;

  /** Receives each fact. */
  onFact?: (fact: Fact) => void;
}

export class Person {
  readonly facts: Fact[] = [];
  readonly start: Journey;
  journey: Journey;

  /** A person with a fork of this journey, to be merged later. */
  fork: Person | undefined;
  readonly options: PersonOptions;
  #ticks = 0;
  #ids = 0;
  #series: number;

  constructor(options: PersonOptions) {
    this.options = options;
    this.#series = options.series;
    this.start = this.journey = deepFreeze(options.journey);
  }

  get view() {
    return viewJourney(this.options.map, this.journey, { progression: this.options.progression });
  }

  readonly #now = () => new Date(START + (this.options.clockSkew ?? 0) + 1000 * ++this.#ticks);
  readonly #newId = () =>
    `${String(this.#series).padStart(8, '0')}-0000-4000-8000-${String(++this.#ids).padStart(12, '0')}`;

  makeMove(move: Move): void {
    const { map } = this.options;
    switch (move.kind) {
      case 'next-phase': {
        const { phase, status } = this.journey;
        // Limited, because with progression open the direct path may stay in one phase for long.
        for (let i = 0; i < 40 && this.journey.phase === phase && this.journey.status === status; i++) {
          if (!this.#sendDirectPathCommand()) return;
        }
        return;
      }
      case 'complete-journey':
        for (let i = 0; this.#sendDirectPathCommand(); i++)
          assert(i < 500, 'The journey cannot be completed', this.view);
        return;
      case 'fork':
        this.fork = this.#fork();
        return;
      case 'fork-work': {
        this.fork ??= this.#fork();
        const { id } = map.phases[move.phase % map.phases.length]!;
        const command = getSatisfyCommand(
          map,
          this.fork.view.phases.find((phase) => phase.id === id)!,
        );
        this.fork.send(
          move.part % 2
            ? command
            : getCommand({ ...move, kind: 'answer' }, map, this.fork.view, this.fork.journey, this.journey),
        );
        return;
      }
      case 'conflict': {
        this.fork ??= this.#fork();
        const command = getCommand({ ...move, kind: 'answer' }, map, this.view, this.journey, this.journey) as
          { text: string } | undefined;
        this.send(command);
        this.fork.send({ ...command, text: `Not: ${move.text}` });
        this.send({ type: 'journey.merge', journey: this.fork.journey });
        return;
      }
      default: {
        const command = getCommand(move, map, this.view, this.journey, (this.fork ??= this.#fork()).journey);
        if (command !== undefined || move.kind === 'invalid') this.send(command);
      }
    }
  }

  /** Sends the next command on the direct path, which must be accepted. Returns false if the journey is completed. */
  #sendDirectPathCommand(): boolean {
    const command = getDirectPathCommand(this.options.map, this.view);
    if (command) assert(this.send(command).ok, 'A command on the direct path is denied', command);
    return command !== undefined;
  }

  #fork(): Person {
    return new Person({
      ...this.options,
      journey: this.journey,
      series: this.options.series + 1000 + this.facts.length,
      clockSkew: 7,
      coverage: this.options.coverage,
    });
  }

  /** Sends any value and asserts that the outcome, the facts and the new record are valid. */
  send(command: unknown): Outcome {
    const { map, progression, coverage, onFact } = this.options;
    const previousJourney = this.journey;
    const outcome = decide(map, previousJourney, command, {
      progression,
      // Some people give their name.
      person: this.#series % 2 ? `Person ${this.#series}` : undefined,
      now: this.#now,
      newId: this.#newId,
    });
    coverage.record(command, outcome, previousJourney);
    if (!outcome.ok) {
      const { reasons } = outcome.denial;
      assert(reasons.length > 0, 'A denial without a reason', command);
      for (const { code, message } of reasons) {
        assert(documentedCodes.includes(code), 'A code that is not documented', code);
        assert(SENTENCE.test(message), 'A reason that is not a sentence', message);
      }
      return outcome;
    }
    deepFreeze(outcome.facts);
    for (const fact of outcome.facts) {
      assert(fact.at === outcome.facts[0]!.at, 'Facts of one command at different times', outcome.facts);
      assert(
        fact.at > previousJourney.updatedAt,
        'A fact that is not later than the record',
        fact,
        previousJourney.updatedAt,
      );
      assert(UUID.test(fact.id), 'An id that is not a UUID', fact);
      const nextJourney = evolve(map, this.journey, fact);
      assert(nextJourney !== this.journey, 'A fact without an effect', fact);
      // A frozen record cannot be mutated by later commands. deepFreeze skips parts that are shared and already frozen.
      this.journey = deepFreeze(nextJourney);
      this.facts.push(fact);
      onFact?.(fact);
    }
    const lastFact = outcome.facts.at(-1);
    assert(
      !lastFact || this.journey.updatedAt === lastFact.at,
      'updatedAt is not the time of the last fact',
      lastFact,
      this.journey.updatedAt,
    );
    return outcome;
  }
}

/** Returns the fields that `replay` restores. */
export const pickReplayed = ({ status, cycle, phase, cycles }: Journey) => ({ status, cycle, phase, cycles });

export const isEqual = (a: unknown, b: unknown): boolean => isDeepStrictEqual(a, b);
