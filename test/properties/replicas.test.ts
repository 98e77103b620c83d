// Properties of merges: two or three replicas of one record diverge and merge in any order.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeJourneys } from '../../src/journey/index.js';
import type { Journey, MapDefinition, Progression } from '../../src/journey/index.js';
import { printLines } from '../kit/long-run.js';
import { Ledger } from './ledger.js';
import { createMovesArbitrary, type Move, type Weights } from './moves.js';
import { originArbitrary, createNewJourney, resolveOrigin } from './origins.js';
import { assert, Person, isEqual } from './person.js';
import { Coverage } from './reach.js';
import { isCompleteRun, runProperty, TIMEOUT_MS } from './run.js';

/** One person with a record, and a ledger of the texts that the person knows. */
class Replica {
  person: Person;
  ledger: Ledger;

  /** Records that this replica had before. */
  readonly earlierJourneys: Journey[] = [];
  readonly #personOptions: {
    map: MapDefinition;
    progression: Progression;
    coverage: Coverage;
    clockSkew: number;
    onFact: (fact: Parameters<Ledger['applyFact']>[0]) => void;
  };
  #series: number;

  constructor(
    map: MapDefinition,
    progression: Progression,
    coverage: Coverage,
    journey: Journey,
    ledger: Ledger,
    series: number,
    clockSkew: number,
  ) {
    this.ledger = ledger;
    this.#series = series;
    this.#personOptions = {
      map,
      progression,
      coverage,
      clockSkew,
      onFact: (fact) => this.ledger.applyFact(fact),
    };
    this.person = new Person({ ...this.#personOptions, journey, series });
  }

  get journey(): Journey {
    return this.person.journey;
  }

  makeMove(move: Move): void {
    this.earlierJourneys.push(this.journey);
    this.person.makeMove(move);
  }

  /** Merges the record of another replica, with the command or, as a store does, with `mergeJourneys`. */
  mergeWith(otherReplica: Replica, byCommand: boolean): void {
    this.earlierJourneys.push(this.journey);
    if (byCommand) {
      const outcome = this.person.send({ type: 'journey.merge', journey: otherReplica.journey });
      assert(outcome.ok, 'A merge is denied', outcome);
    } else {
      this.#series += 10;
      this.person = new Person({
        ...this.#personOptions,
        clockSkew: this.#personOptions.clockSkew + 1e6 * this.earlierJourneys.length,
        journey: mergeJourneys(this.journey, otherReplica.journey),
        series: this.#series,
      });
    }
    this.ledger.merge(otherReplica.ledger);
  }
}

interface Answer {
  text: string;
  variants?: { id: string; text: string }[];
}

/** Collects the answers of a record by slot. Searches the whole cycle, to be independent of the record format. */
function collectAnswers(journey: Journey, map: MapDefinition): Map<string, Answer> {
  const questions = collectQuestionIds(map);
  const answers = new Map<string, Answer>();
  const collect = (node: unknown, cycle: number): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (questions.has(key) && typeof value === 'object' && value !== null && 'text' in value)
        answers.set(`${cycle} ${key}`, value as Answer);
      else collect(value, cycle);
    }
  };
  for (const cycle of journey.cycles) collect(cycle, cycle.number);
  return answers;
}

/** Ids of questions, and of phases, whose notes are kept as answers are. */
const collectQuestionIds = (map: MapDefinition) =>
  new Set(
    map.phases.flatMap(({ id: phase, groups }) => [
      phase,
      ...groups.flatMap(({ leads, questions }) => [...leads, ...questions].map(({ id }) => id)),
    ]),
  );

/** Numbers of variants found, and of texts that a merge with a base may drop. */
const counts = { variants: 0, droppedByBase: 0 };

/**
 * Asserts that a record has exactly the live texts of the ledger, and the latest of them as the answer.
 *
 * @param base Base of the merge, if there was one. A text that only one side changed leaves no variant.
 */
function assertTexts(map: MapDefinition, journey: Journey, ledger: Ledger, base?: Journey): void {
  const answers = collectAnswers(journey, map);
  const baseAnswers = base && collectAnswers(base, map);
  for (const slot of ledger.listSlots()) {
    const answer = answers.get(slot);
    const allTexts = answer ? [answer.text, ...(answer.variants ?? []).map(({ text }) => text)].filter(Boolean) : [];
    const texts = [...new Set(allTexts)];
    const liveTexts = ledger.listLiveTexts(slot);
    const textOfBase = baseAnswers && (baseAnswers.get(slot)?.text ?? '');
    for (const writtenText of liveTexts) {
      if (!writtenText.text || texts.includes(writtenText.text)) continue;
      const isEqualToBase =
        textOfBase !== undefined && (writtenText.text === textOfBase || answer?.text === textOfBase);
      assert(isEqualToBase, 'A live text is lost', slot, writtenText, texts);
      counts.droppedByBase++;
    }
    for (const text of texts)
      assert(
        liveTexts.some((writtenText) => writtenText.text === text),
        'A superseded text is restored',
        slot,
        text,
      );
    const latest = ledger.getLatest(slot);
    if (latest) assert(answer?.text === latest.text, 'The latest text is not the answer', slot, answer, latest);
    counts.variants += answer?.variants?.length ?? 0;
  }
}

/** All ordered pairs of three replicas. */
const mergePairs = [
  [0, 1],
  [0, 2],
  [1, 0],
  [1, 2],
  [2, 0],
  [2, 1],
] as const;

/** Weights for conflicting answers, without replacing records and forks, whose texts the ledgers do not know. */
const DISPUTE_WEIGHTS: Weights = {
  replace: 0,
  'fork-work': 0,
  fork: 0,
  conflict: 0,
  merge: 0,
  'complete-journey': 0,
  'next-phase': 2,
  answer: 40,
  take: 15,
  discard: 15,
  note: 20,
};

interface Scenario {
  originSpec: Parameters<typeof resolveOrigin>[0];
  commonMoves: Move[];
  replicaCount: number;
  clockSkews: number[];

  /** The moves of one replica, followed by a merge from another one. */
  steps: { replicaIndex: number; moves: Move[]; otherOffset: number; byCommand: boolean }[];
}

const createScenarioArbitrary = (...moveOptions: [weights?: Weights, isNarrow?: boolean]): fc.Arbitrary<Scenario> =>
  fc.record({
    originSpec: originArbitrary,
    commonMoves: createMovesArbitrary(4, ...moveOptions),
    replicaCount: fc.integer({ min: 2, max: 3 }),
    clockSkews: fc.array(fc.constantFrom(0, 1, 500, -3_600_000, 3_600_000), { minLength: 3, maxLength: 3 }),
    steps: fc.array(
      fc.record({
        replicaIndex: fc.nat(2),
        moves: createMovesArbitrary(3, ...moveOptions),
        otherOffset: fc.nat(1),
        byCommand: fc.boolean(),
      }),
      {
        minLength: 2,
        maxLength: 9,
        size: 'max',
      },
    ),
  });

/** Runs a scenario and returns the common base and the replicas. */
function runScenario(
  { originSpec, commonMoves, replicaCount, clockSkews, steps }: Scenario,
  coverage: Coverage,
): { map: MapDefinition; base: Journey; replicas: Replica[] } {
  const { map, progression, start } = resolveOrigin(originSpec);
  const ledger = new Ledger();
  const common = new Replica(map, progression, coverage, start ?? createNewJourney(map), ledger, 1, 0);
  for (const move of commonMoves) common.makeMove(move);
  // No ledger knows the texts of the start record. They are not checked.
  const replicas = Array.from(
    { length: replicaCount },
    (_, i) =>
      new Replica(
        map,
        progression,
        coverage,
        common.journey,
        ledger.copy(),
        (i + 2) * 100_000,
        (clockSkews[i] ?? 0) + 60_000,
      ),
  );
  for (const { replicaIndex, moves, otherOffset, byCommand } of steps) {
    const replica = replicas[replicaIndex % replicaCount]!;
    for (const move of moves) replica.makeMove(move);
    replica.mergeWith(replicas[(replicaIndex + 1 + (otherOffset % (replicaCount - 1))) % replicaCount]!, byCommand);
  }
  return { map, base: common.journey, replicas };
}

describe('replicas of one journey', () => {
  it(
    'merge commutatively, associatively and idempotently, and a merge with an ancestor changes nothing',
    () => {
      const coverage = new Coverage();
      runProperty(
        'merges',
        [300, 5_000],
        fc.property(createScenarioArbitrary(), fc.nat(20), (scenario, stepsBack) => {
          const { base, replicas } = runScenario(scenario, coverage);
          coverage.sequences += replicas.length;
          const [a, b, c = base] = replicas.map(({ journey }) => journey) as [Journey, Journey, Journey?];
          const ab = mergeJourneys(a, b);
          assert(isEqual(ab, mergeJourneys(b, a)), 'A merge is not commutative');
          assert(isEqual(mergeJourneys(ab, c), mergeJourneys(a, mergeJourneys(b, c))), 'A merge is not associative');
          assert(isEqual(mergeJourneys(a, { ...a }), a), 'A merge with itself changes a record');
          assert(isEqual(mergeJourneys(ab, a), ab) && isEqual(mergeJourneys(ab, b), ab), 'A merge is not idempotent');
          assert(
            isEqual(mergeJourneys(a, b, base), mergeJourneys(b, a, base)),
            'A merge with a base is not commutative',
          );
          for (const { journey, earlierJourneys } of replicas) {
            const ancestor = earlierJourneys[earlierJourneys.length - 1 - (stepsBack % earlierJourneys.length)] ?? base;
            assert(
              isEqual(mergeJourneys(journey, ancestor), journey) && isEqual(mergeJourneys(ancestor, journey), journey),
              'A merge with an ancestor changes a record',
            );
          }
        }),
      );
      coverage.print('merges');
      if (!isCompleteRun) return;
      expect(coverage.list('status')).toEqual(['active', 'completed', 'stopped']);
      expect(coverage.list('accepted commands')).toEqual(
        expect.arrayContaining([
          'journey.merge',
          'journey.replace',
          'journey.restart',
          'variant.take',
          'variant.discard',
        ]),
      );
    },
    TIMEOUT_MS,
  );

  it(
    'converge after merging in any order, without losing or restoring a text',
    () => {
      const coverage = new Coverage();
      runProperty(
        'replicas',
        [300, 5_000],
        fc.property(
          createScenarioArbitrary(DISPUTE_WEIGHTS, true),
          fc.shuffledSubarray([...mergePairs], { minLength: 6 }),
          fc.boolean(),
          (scenario, order, byCommand) => {
            const { map, base, replicas } = runScenario(scenario, coverage);
            coverage.sequences += replicas.length;
            for (const { journey, ledger } of replicas) assertTexts(map, journey, ledger);
            const [a, b] = replicas as [Replica, Replica];
            const mergedLedger = a.ledger.copy();
            mergedLedger.merge(b.ledger);
            assertTexts(map, mergeJourneys(a.journey, b.journey), mergedLedger);
            assertTexts(map, mergeJourneys(a.journey, b.journey, base), mergedLedger, base);
            const steps = [...order, ...order].filter(([i, j]) => replicas[i] && replicas[j]);
            for (const [i, j] of steps) replicas[i]!.mergeWith(replicas[j]!, byCommand);
            for (const { journey, ledger } of replicas) assertTexts(map, journey, ledger);
            // The merge command sets updatedAt to the time of the merge. Everything else must be equal.
            const [firstJourney, ...otherJourneys] = replicas.map(({ journey }) => ({
              ...journey,
              ...(byCommand && { updatedAt: '' }),
            }));
            for (const otherJourney of otherJourneys)
              assert(isEqual(firstJourney, otherJourney), 'Merged replicas differ', firstJourney, otherJourney);
          },
        ),
      );
      coverage.print('replicas');
      printLines(
        `  variants: ${counts.variants}; texts dropped because one side equals the base: ${counts.droppedByBase}`,
      );
      if (!isCompleteRun) return;
      expect(coverage.list('accepted commands')).toEqual(
        expect.arrayContaining(['journey.merge', 'journey.restart', 'variant.take', 'variant.discard']),
      );
      expect(counts.variants).toBeGreaterThan(0);
    },
    TIMEOUT_MS,
  );
});
