// What must hold of everything that is read, whatever it was made from.
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
import { COMMAND_FIELDS } from '../../src/journey/field-schema.js';
import { copy, uuids } from '../kit/journey-walker.js';
import { journeyErrors } from './schemas.js';
import { prototypes } from './values.js';

const PROGRESSIONS: Progression[] = ['guided', 'strict', 'open'];
const STATES = ['locked', 'open', 'current', 'done', 'check-again'];

const now = () => new Date(Date.UTC(2026, 5, 1));

/** Problems that somebody can find and understand. */
export function expectProblems(problems: readonly Problem[]): void {
  for (const { path, code, message } of problems) {
    expect(path).toMatch(/^(\/([^~]|~[01])*)?$/s);
    expect(code).toMatch(/^[a-z-]+$/);
    expect(message).toMatch(/^["$\p{L}][^]*\.$/u);
  }
}

/** Facts that can be stored, or reasons that somebody can act on. */
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

/** One command of every type, about the first thing there is. */
export function everyCommand(map: MapDefinition, journey: Journey): object[] {
  const [phase] = map.phases;
  const [group] = phase!.groups;
  const ids = {
    phase: phase!.id,
    group: group?.id ?? 'none',
    question: [...(group?.leads ?? []), ...(group?.questions ?? [])][0]?.id ?? 'none',
    tool: phase!.tools[0]?.id ?? 'none',
    risk: phase!.risks[0]?.id ?? 'none',
  };
  return Object.keys(COMMAND_FIELDS).map((type) => ({
    ...ids,
    type,
    text: 'So.',
    option: 'go',
    variant: 'none',
    level: 'low',
    journey,
  }));
}

/** A whole journey of the map: every function of the library takes it, and it says the same when it is read again. */
export function expectUsable(map: MapDefinition, journey: Journey): void {
  expect(journeyErrors(journey)).toEqual([]);
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
  const fresh = createJourney(map, { id: 'fresh', now });
  const merged = mergeJourneys(journey, fresh);
  expect(mergeJourneys(fresh, journey)).toEqual(merged);
  expect(journeyErrors(merged)).toEqual([]);
  const newId = uuids(9);
  // One command of four, which ones the record says: all of them for each record would take minutes.
  const turn = JSON.stringify(journey).length % 4;
  for (const command of everyCommand(map, journey).filter((_, i) => i % 4 === turn)) {
    const outcome = decide(map, journey, command, { now, newId });
    expectOutcome(outcome);
    if (!outcome.ok) continue;
    let next = journey;
    for (const fact of outcome.facts) next = evolve(map, next, fact);
    expect(journeyErrors(next)).toEqual([]);
  }
}

/** What the prototypes held before any test ran: hostile keys aim at them. */
const before = prototypes();

/** Nothing was added to a prototype. */
export function expectNoPollution(): void {
  expect(prototypes()).toEqual(before);
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
}
