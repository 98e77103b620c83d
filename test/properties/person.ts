// Somebody who makes moves, and checks everything that each command gives.
import { isDeepStrictEqual } from 'node:util';
import { decide, evolve, viewJourney } from '../../src/journey/index.js';
import type { Fact, Journey, MapDefinition, Outcome, Progression } from '../../src/journey/index.js';
import { deepFreeze, START } from '../kit/journey-walker.js';
import { satisfy, straight } from '../model/alphabet.js';
import { commandOf, type Move } from './moves.js';
import { codes, type Reach } from './reach.js';

export function demand(isSo: boolean, what: string, ...details: unknown[]): asserts isSo {
  if (!isSo) throw new Error([what, ...details.map((detail) => JSON.stringify(detail))].join('\n'));
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

/** A sentence that says what to do: it begins, and it ends. */
const SENTENCE = /^\S[^]*[.!?]$/;

export interface Origin {
  map: MapDefinition;
  progression: Progression;
  journey: Journey;
  reach: Reach;
  /** Tells the ids of one person from those of another. */
  series: number;
  /** How far the clock of a person is off, in milliseconds. */
  skew?: number;
  /** Hears each fact. */
  hear?: (fact: Fact) => void;
}

export class Person {
  readonly facts: Fact[] = [];
  readonly start: Journey;
  journey: Journey;
  /** Somebody who went off at some time, with a record to be merged. */
  other: Person | undefined;
  readonly origin: Origin;
  #ticks = 0;
  #ids = 0;
  #series: number;

  constructor(origin: Origin) {
    this.origin = origin;
    this.#series = origin.series;
    this.start = this.journey = deepFreeze(origin.journey);
  }

  get view() {
    return viewJourney(this.origin.map, this.journey, { progression: this.origin.progression });
  }

  readonly #now = () => new Date(START + (this.origin.skew ?? 0) + 1000 * ++this.#ticks);
  readonly #newId = () =>
    `${String(this.#series).padStart(8, '0')}-0000-4000-8000-${String(++this.#ids).padStart(12, '0')}`;

  make(move: Move): void {
    const { map } = this.origin;
    switch (move.kind) {
      case 'go-on': {
        const { phase, status } = this.journey;
        // Not on and on: under open, work may lead anywhere.
        for (let i = 0; i < 40 && this.journey.phase === phase && this.journey.status === status; i++) {
          if (!this.#goOn()) return;
        }
        return;
      }
      case 'finish':
        for (let i = 0; this.#goOn(); i++) demand(i < 500, 'There is no way to the end', this.view);
        return;
      case 'part-ways':
        this.other = this.#another();
        return;
      case 'elsewhere': {
        this.other ??= this.#another();
        const { id } = map.phases[move.phase % map.phases.length]!;
        const command = satisfy(
          map,
          this.other.view.phases.find((phase) => phase.id === id)!,
        );
        this.other.send(
          move.part % 2 ? command : commandOf({ ...move, kind: 'answer' }, map, this.other.view, this.journey),
        );
        return;
      }
      case 'quarrel': {
        this.other ??= this.#another();
        const command = commandOf({ ...move, kind: 'answer' }, map, this.view, this.journey) as
          { text: string } | undefined;
        this.send(command);
        this.other.send({ ...command, text: `Not: ${move.text}` });
        this.send({ type: 'journey.merge', journey: this.other.journey });
        return;
      }
      default: {
        const command = commandOf(move, map, this.view, (this.other ??= this.#another()).journey);
        if (command !== undefined || move.kind === 'garbage') this.send(command);
      }
    }
  }

  /** A command on the straight way, which must be taken. */
  #goOn(): boolean {
    const command = straight(this.origin.map, this.view);
    if (command) demand(this.send(command).ok, 'The straight way is refused', command);
    return command !== undefined;
  }

  #another(): Person {
    return new Person({
      ...this.origin,
      journey: this.journey,
      series: this.origin.series + 1000 + this.facts.length,
      skew: 7,
      reach: this.origin.reach,
    });
  }

  /** Sends anything. Whatever it is, what comes of it must be sound. */
  send(command: unknown): Outcome {
    const { map, progression, reach, hear } = this.origin;
    const before = this.journey;
    const outcome = decide(map, before, command, { progression, now: this.#now, newId: this.#newId });
    reach.see(command, outcome, before);
    if (!outcome.ok) {
      const { reasons } = outcome.denial;
      demand(reasons.length > 0, 'A denial without a reason', command);
      for (const { code, message } of reasons) {
        demand(codes.includes(code), 'A code that is not documented', code);
        demand(SENTENCE.test(message), 'A reason that is no sentence', message);
      }
      return outcome;
    }
    deepFreeze(outcome.facts);
    for (const fact of outcome.facts) {
      demand(fact.at === outcome.facts[0]!.at, 'Facts of one command at different times', outcome.facts);
      demand(fact.at > before.updatedAt, 'A fact that is not later than the record', fact, before.updatedAt);
      demand(UUID.test(fact.id), 'An id that is no UUID', fact);
      const next = evolve(map, this.journey, fact);
      demand(next !== this.journey, 'A fact without an effect', fact);
      // What is frozen cannot be changed by what follows; a frozen part is shared and needs no second look.
      this.journey = deepFreeze(next);
      this.facts.push(fact);
      hear?.(fact);
    }
    const last = outcome.facts.at(-1);
    demand(
      !last || this.journey.updatedAt === last.at,
      'updatedAt is not the time of the last fact',
      last,
      this.journey.updatedAt,
    );
    return outcome;
  }
}

/** What replay promises to restore. */
export const essence = ({ status, cycle, phase, cycles }: Journey) => ({ status, cycle, phase, cycles });

export const same = (a: unknown, b: unknown): boolean => isDeepStrictEqual(a, b);
