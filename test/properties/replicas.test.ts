// Two or three people who go on from one record by themselves, and meet in any order.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeJourneys } from '../../src/journey/index.js';
import type { Journey, MapDefinition, Progression } from '../../src/journey/index.js';
import { tell } from '../kit/long-run.js';
import { Ledger } from './ledger.js';
import { moves, type Move, type Weights } from './moves.js';
import { begins, newJourney, originOf } from './origins.js';
import { demand, Person, same } from './person.js';
import { Reach } from './reach.js';
import { isWhole, run, timeout } from './run.js';

/** One person with their record, and what they know of texts. */
class Replica {
  person: Person;
  ledger: Ledger;
  /** Records that this one had before. */
  readonly past: Journey[] = [];
  readonly #origin: {
    map: MapDefinition;
    progression: Progression;
    reach: Reach;
    skew: number;
    hear: (fact: Parameters<Ledger['hear']>[0]) => void;
  };
  #series: number;

  constructor(
    map: MapDefinition,
    progression: Progression,
    reach: Reach,
    journey: Journey,
    ledger: Ledger,
    series: number,
    skew: number,
  ) {
    this.ledger = ledger;
    this.#series = series;
    this.#origin = { map, progression, reach, skew, hear: (fact) => this.ledger.hear(fact) };
    this.person = new Person({ ...this.#origin, journey, series });
  }

  get journey(): Journey {
    return this.person.journey;
  }

  make(move: Move): void {
    this.past.push(this.journey);
    this.person.make(move);
  }

  /** Takes over what another has: by the command, or as a store does. */
  meet(other: Replica, byCommand: boolean): void {
    this.past.push(this.journey);
    if (byCommand) {
      const outcome = this.person.send({ type: 'journey.merge', journey: other.journey });
      demand(outcome.ok, 'A merge is refused', outcome);
    } else {
      this.#series += 10;
      this.person = new Person({
        ...this.#origin,
        skew: this.#origin.skew + 1e6 * this.past.length,
        journey: mergeJourneys(this.journey, other.journey),
        series: this.#series,
      });
    }
    this.ledger.meet(other.ledger);
  }
}

interface Answer {
  text: string;
  variants?: { id: string; text: string }[];
}

/** The answers of a record, wherever its cycles keep them, by cycle and id of the question. */
function answersOf(journey: Journey, map: MapDefinition): Map<string, Answer> {
  const questions = questionsOf(map);
  const found = new Map<string, Answer>();
  const walk = (node: unknown, cycle: number): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (questions.has(key) && typeof value === 'object' && value !== null && 'text' in value)
        found.set(`${cycle} ${key}`, value as Answer);
      else walk(value, cycle);
    }
  };
  for (const cycle of journey.cycles) walk(cycle, cycle.number);
  return found;
}

const questionsOf = (map: MapDefinition) =>
  new Set(
    map.phases.flatMap(({ groups }) =>
      groups.flatMap(({ leads, questions }) => [...leads, ...questions].map(({ id }) => id)),
    ),
  );

/** How many variants there were, and how many texts a merge need not keep. */
const count = { kept: 0, asBase: 0 };

/**
 * The record has every text that nobody has settled, the latest of them as the answer, and no other.
 *
 * @param base Where the record was merged with one: what only one side changed, if only back, leaves no variant.
 */
function checkTexts(map: MapDefinition, journey: Journey, ledger: Ledger, base?: Journey): void {
  const answers = answersOf(journey, map);
  const before = base && answersOf(base, map);
  for (const slot of ledger.slots()) {
    const answer = answers.get(slot);
    const all = answer ? [answer.text, ...(answer.variants ?? []).map(({ text }) => text)].filter(Boolean) : [];
    const texts = [...new Set(all)];
    const alive = ledger.alive(slot);
    const baseText = before && (before.get(slot)?.text ?? '');
    for (const write of alive) {
      if (!write.text || texts.includes(write.text)) continue;
      const isAsBase = baseText !== undefined && (write.text === baseText || answer?.text === baseText);
      demand(isAsBase, 'A text is lost', slot, write, texts);
      count.asBase++;
    }
    for (const text of texts)
      demand(
        alive.some((write) => write.text === text),
        'A text has come back',
        slot,
        text,
      );
    const standing = ledger.standing(slot);
    if (standing) demand(answer?.text === standing.text, 'The later text does not stand', slot, answer, standing);
    count.kept += answer?.variants?.length ?? 0;
  }
}

/** Who meets whom, of three. */
const pairs = [
  [0, 1],
  [0, 2],
  [1, 0],
  [1, 2],
  [2, 0],
  [2, 1],
] as const;

/** A record that replaces a journey brings texts of its own, which no ledger has heard of; so do others who went off. */
const disputes: Weights = {
  replace: 0,
  elsewhere: 0,
  'part-ways': 0,
  quarrel: 0,
  merge: 0,
  finish: 0,
  'go-on': 2,
  answer: 40,
  take: 15,
  discard: 15,
};

interface Play {
  begin: Parameters<typeof originOf>[0];
  before: Move[];
  people: number;
  skews: number[];
  /** What somebody does next, and then takes over from whom, and how. */
  all: { who: number; makes: Move[]; meets: number; byCommand: boolean }[];
}

const plays = (...about: [weights?: Weights, isNarrow?: boolean]): fc.Arbitrary<Play> =>
  fc.record({
    begin: begins,
    before: moves(4, ...about),
    people: fc.integer({ min: 2, max: 3 }),
    skews: fc.array(fc.constantFrom(0, 1, 500, -3_600_000, 3_600_000), { minLength: 3, maxLength: 3 }),
    all: fc.array(fc.record({ who: fc.nat(2), makes: moves(3, ...about), meets: fc.nat(1), byCommand: fc.boolean() }), {
      minLength: 2,
      maxLength: 9,
      size: 'max',
    }),
  });

/** Plays it, and gives what all had in common and where each came. */
function play(
  { begin, before, people, skews, all }: Play,
  reach: Reach,
): { map: MapDefinition; base: Journey; replicas: Replica[] } {
  const { map, progression, start } = originOf(begin);
  const ledger = new Ledger();
  const common = new Replica(map, progression, reach, start ?? newJourney(map), ledger, 1, 0);
  for (const move of before) common.make(move);
  // What the start brought with it no ledger has heard of: it is no matter of the texts that people wrote since.
  const replicas = Array.from(
    { length: people },
    (_, i) =>
      new Replica(map, progression, reach, common.journey, ledger.copy(), (i + 2) * 100_000, (skews[i] ?? 0) + 60_000),
  );
  for (const { who, makes, meets, byCommand } of all) {
    const one = replicas[who % people]!;
    for (const move of makes) one.make(move);
    one.meet(replicas[(who + 1 + (meets % (people - 1))) % people]!, byCommand);
  }
  return { map, base: common.journey, replicas };
}

describe('records that went different ways', () => {
  it(
    'merge in any order to the same, and a merge with what one has seen changes nothing',
    () => {
      const reach = new Reach();
      run(
        'merges',
        [300, 5_000],
        fc.property(plays(), fc.nat(20), (played, back) => {
          const { base, replicas } = play(played, reach);
          reach.sequences += replicas.length;
          const [a, b, c = base] = replicas.map(({ journey }) => journey) as [Journey, Journey, Journey?];
          const ab = mergeJourneys(a, b);
          demand(same(ab, mergeJourneys(b, a)), 'A merge is not commutative');
          demand(same(mergeJourneys(ab, c), mergeJourneys(a, mergeJourneys(b, c))), 'A merge is not associative');
          demand(same(mergeJourneys(a, { ...a }), a), 'A merge with itself changes a record');
          demand(same(mergeJourneys(ab, a), ab) && same(mergeJourneys(ab, b), ab), 'A merge is not idempotent');
          demand(same(mergeJourneys(a, b, base), mergeJourneys(b, a, base)), 'A merge with a base is not commutative');
          for (const { journey, past } of replicas) {
            const ancestor = past[past.length - 1 - (back % past.length)] ?? base;
            demand(
              same(mergeJourneys(journey, ancestor), journey) && same(mergeJourneys(ancestor, journey), journey),
              'A merge with an ancestor changes a record',
            );
          }
        }),
      );
      reach.tell('merges');
      if (!isWhole) return;
      expect(reach.of('status')).toEqual(['active', 'completed', 'stopped']);
      expect(reach.of('taken')).toEqual(
        expect.arrayContaining([
          'journey.merge',
          'journey.replace',
          'journey.restart',
          'variant.take',
          'variant.discard',
        ]),
      );
    },
    timeout,
  );

  it(
    'come to be the same once all have met, whoever met whom first, and lose no text that anybody wrote',
    () => {
      const reach = new Reach();
      run(
        'replicas',
        [300, 5_000],
        fc.property(
          plays(disputes, true),
          fc.shuffledSubarray([...pairs], { minLength: 6 }),
          fc.boolean(),
          (played, order, byCommand) => {
            const { map, base, replicas } = play(played, reach);
            reach.sequences += replicas.length;
            for (const { journey, ledger } of replicas) checkTexts(map, journey, ledger);
            const [a, b] = replicas as [Replica, Replica];
            const both = a.ledger.copy();
            both.meet(b.ledger);
            checkTexts(map, mergeJourneys(a.journey, b.journey), both);
            checkTexts(map, mergeJourneys(a.journey, b.journey, base), both, base);
            const all = [...order, ...order].filter(([i, j]) => replicas[i] && replicas[j]);
            for (const [i, j] of all) replicas[i]!.meet(replicas[j]!, byCommand);
            for (const { journey, ledger } of replicas) checkTexts(map, journey, ledger);
            // Commands stamp a record with the time of the merge; what it says is the same.
            const [first, ...others] = replicas.map(({ journey }) => ({
              ...journey,
              ...(byCommand && { updatedAt: '' }),
            }));
            for (const other of others)
              demand(same(first, other), 'Replicas that have met are not the same', first, other);
          },
        ),
      );
      reach.tell('replicas');
      tell(
        `  variants kept beside answers: ${count.kept}; texts left out ` +
          `because one side says what the base said: ${count.asBase}`,
      );
      if (!isWhole) return;
      expect(reach.of('taken')).toEqual(
        expect.arrayContaining(['journey.merge', 'journey.restart', 'variant.take', 'variant.discard']),
      );
      expect(count.kept).toBeGreaterThan(0);
    },
    timeout,
  );
});
