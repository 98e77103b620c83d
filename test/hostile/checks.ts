// Assertions on everything that the library reads or returns, for any input.
import fc from 'fast-check';
import { expect } from 'vitest';
import {
  createJourney,
  decide,
  evolve,
  mergeJourneys,
  parseJourney,
  toMarkdown,
  viewJourney,
} from '../../src/journey/index.js';
import type { Journey, MapDefinition, Outcome, Problem, Progression } from '../../src/journey/index.js';
import { COMMANDS } from '../../src/journey/field-schema.js';
import { copy, createUuids } from '../kit/journey-walker.js';
import { printLines } from '../kit/long-run.js';
import { listJourneyErrors } from '../kit/schemas.js';
import { readPrototypes, seed, type Corruption } from './values.js';

const PROGRESSIONS: Progression[] = ['guided', 'strict', 'open'];
const STATES = ['locked', 'open', 'current', 'done', 'check-again'];

const now = () => new Date(Date.UTC(2026, 5, 1));

/** Asserts that each problem has a valid JSON Pointer, a code and a sentence. */
export function expectProblems(problems: readonly Problem[]): void {
  for (const { path, code, message } of problems) {
    expect(path).toMatch(/^(\/([^~]|~[01])*)?$/s);
    expect(code).toMatch(/^[a-z-]+$/);
    expect(message).toMatch(/^["$\p{L}][^]*\.$/u);
  }
}

/** Asserts that an outcome has plain JSON facts, or reasons with a code and a sentence. */
export function expectOutcome(outcome: Outcome): void {
  if (outcome.ok) {
    expect(copy(outcome.facts)).toEqual(outcome.facts);
    return;
  }
  expect(outcome.denial.reasons.length).toBeGreaterThan(0);
  for (const { code, message } of outcome.denial.reasons) {
    expect(code).toMatch(/^[a-z-]+$/);
    expect(message).toMatch(/\.$/);
  }
}

/** Creates one command of every type, on the first items of the map. */
export function createCommands(map: MapDefinition, journey: Journey): object[] {
  const [phase] = map.phases;
  const [group] = phase!.groups;
  const ids = {
    phase: phase!.id,
    group: group?.id ?? 'none',
    question: [...(group?.leads ?? []), ...(group?.questions ?? [])][0]?.id ?? 'none',
    tool: phase!.tools[0]?.id ?? 'none',
    risk: phase!.risks[0]?.id ?? 'none',
  };
  return Object.keys(COMMANDS).map((type) => ({
    ...ids,
    type,
    text: 'So.',
    option: 'go',
    variant: 'none',
    level: 'low',
    journey,
  }));
}

/** Asserts that a journey is valid, that it parses to itself, and that every function of the library accepts it. */
export function expectUsable(map: MapDefinition, journey: Journey): void {
  expect(listJourneyErrors(journey)).toEqual([]);
  expect(copy(journey)).toEqual(journey);
  expect(parseJourney(journey, map)).toEqual({ journey, problems: [] });
  expect(map.phases.map(({ id }) => id)).toContain(journey.phase);
  for (const progression of PROGRESSIONS) {
    const { phases } = viewJourney(map, journey, { progression });
    expect(phases.map(({ id }) => id)).toEqual(map.phases.map(({ id }) => id));
    for (const { state, steps } of phases) {
      expect(STATES).toContain(state);
      expect(steps.done).toBeLessThanOrEqual(steps.total);
    }
  }
  expect(toMarkdown(map, journey)).toMatch(/^# [^]*\n$/);
  expect(toMarkdown(map, journey, { blank: true })).toMatch(/^# [^]*\n$/);
  expect(mergeJourneys(journey, copy(journey))).toEqual(journey);
  const newJourney = createJourney(map, { id: 'fresh', now });
  const mergedJourney = mergeJourneys(journey, newJourney);
  expect(mergeJourneys(newJourney, journey)).toEqual(mergedJourney);
  expect(listJourneyErrors(mergedJourney)).toEqual([]);
  const newId = createUuids(9);
  // Checks a quarter of the commands, selected by the record. All commands for each record would take minutes.
  const remainder = JSON.stringify(journey).length % 4;
  for (const command of createCommands(map, journey).filter((_, i) => i % 4 === remainder)) {
    const outcome = decide(map, journey, command, { now, newId });
    expectOutcome(outcome);
    if (!outcome.ok) continue;
    let nextJourney = journey;
    for (const fact of outcome.facts) nextJourney = evolve(map, nextJourney, fact);
    expect(listJourneyErrors(nextJourney)).toEqual([]);
  }
}

/** Properties of the prototypes before any test. Hostile keys try to change them. */
const initialPrototypes = readPrototypes();

/** Asserts that no prototype was polluted. */
export function expectNoPollution(): void {
  expect(readPrototypes()).toEqual(initialPrototypes);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
}

/**
 * Reads corrupted values of one kind with `read`, which returns null for those that are not usable.
 * @param values What is read, such as `maps`.
 * @param maxRuns The runs of all kinds together.
 */
export function checkCorruption(
  values: string,
  [kind, arbitrary, share]: Corruption,
  maxRuns: number,
  read: (json: unknown) => unknown,
): void {
  let usableCount = 0;
  const numRuns = Math.ceil((maxRuns * share) / 12);
  fc.assert(
    fc.property(arbitrary, (json) => void (read(json) && usableCount++)),
    { numRuns, seed },
  );
  expectNoPollution();
  printLines(`${numRuns} ${values} ${kind}: ${usableCount} usable (PME_SEED=${seed})`);
  // Most values with few corrupted properties must stay usable.
  if (kind.startsWith('with up to eight') && maxRuns >= 100) expect(usableCount / numRuns).toBeGreaterThan(0.5);
}
