import { describe, expect, it } from 'vitest';
import { treePlanting, walk, workshop } from '../../../test/kit/maps.js';
import { START, createUuids, Walker } from '../../../test/kit/journey-walker.js';
import { createJourney, decide, replay } from '../index.js';
import type { Command, Fact } from '../index.js';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

const getFacts = (outcome: ReturnType<typeof decide>): Fact[] => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.denial));
  return outcome.facts;
};

/** Lists all primitive values inside a value. */
const listLeaves = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(listLeaves) : [value];

/** Creates a walker whose commands produce facts of nearly every type, in two cycles. */
function createEventfulWalker(): Walker {
  const walker = new Walker(workshop);
  walker.send(
    { type: 'group.set-aside', group: 'people', reason: 'Later.' },
    { type: 'group.take-up', group: 'people' },
  );
  walker.send(
    { type: 'group.set-aside', group: 'people' },
    { type: 'question.answer', question: 'people-lead', text: 'All.' },
  );
  walker.send({ type: 'decision.make', phase: 'plan', option: 'stop' }, { type: 'journey.resume' });
  walker.complete('plan', 'meet');
  walker.send({ type: 'tool.drop', tool: 'round' }, { type: 'tool.choose', tool: 'wall', note: 'A large one.' });
  walker.send({ type: 'risk.assess', risk: 'too-long', measures: ['clock'], owner: 'Ada', accepted: null });
  walker.send({ type: 'phase.reopen', phase: 'plan' });
  const otherWalker = walker.fork();
  otherWalker.send({ type: 'question.answer', question: 'aim-why', text: 'Theirs.' });
  otherWalker.send({ type: 'question.answer', question: 'aim-lead', text: 'Theirs, too.' });
  walker.send({ type: 'question.answer', question: 'aim-why', text: 'Ours.' });
  walker.send({ type: 'question.answer', question: 'aim-lead', text: 'Ours, too.' });
  walker.send({ type: 'journey.merge', journey: otherWalker.journey });
  const getVariantId = (question: string) => walker.cycle.answers[question]!.variants![0]!.id;
  walker.send({ type: 'variant.take', question: 'aim-why', variant: getVariantId('aim-why') });
  walker.send({ type: 'variant.discard', question: 'aim-lead', variant: getVariantId('aim-lead') });
  walker.send({ type: 'phase.note', phase: 'share', text: 'Whom to ask.' });
  walker.send({ type: 'decision.make', phase: 'plan', option: 'wait', reason: 'Rain.', reviewOn: '2026-05-01' });
  walker.send({ type: 'decision.make', phase: 'plan', option: 'go' }, { type: 'phase.confirm', phases: ['meet'] });
  walker.finish();
  walker.send({ type: 'cycle.start', adaptation: 'Fewer people.' });
  walker.complete('plan');
  return walker;
}

describe('rule 12: ids and times of facts', () => {
  it('gives each fact an id, a type, a time and the number of its cycle', () => {
    const walker = new Walker(workshop);
    expect(walker.send({ type: 'question.answer', question: 'aim-why', text: 'So.' })).toEqual([
      {
        id: expect.stringMatching(UUID) as string,
        type: 'question.answered',
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/) as string,
        cycle: 1,
        phase: 'plan',
        group: 'aim',
        question: 'aim-why',
        text: 'So.',
      },
    ]);
  });

  it('creates unique UUIDs without newId, also without crypto.randomUUID as on a page without TLS', () => {
    const command: Command = { type: 'decision.make', phase: 'plan', option: 'stop' };
    const createIds = () => getFacts(decide(workshop, createJourney(workshop), command)).map(({ id }) => id);
    const { crypto } = globalThis;
    const secureIds = createIds();
    Object.defineProperty(globalThis, 'crypto', {
      configurable: true,
      value: { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes) },
    });
    const insecureIds = createIds();
    Object.defineProperty(globalThis, 'crypto', { configurable: true, value: crypto });
    for (const id of [...secureIds, ...insecureIds]) expect(id).toMatch(UUID);
    expect(new Set([...secureIds, ...insecureIds]).size).toBe(4);
  });

  it('gives each fact of a journey a unique id', () => {
    const { facts } = createEventfulWalker();
    expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
  });

  it('gives all facts of one command the same time', () => {
    const walker = new Walker(workshop).satisfy('plan');
    const [firstFact, secondFact] = walker.send({ type: 'phase.complete', phase: 'plan' });
    expect(firstFact?.at).toBe(secondFact?.at);
    expect(firstFact?.id).not.toBe(secondFact?.id);
  });

  it('uses the time of the clock, in UTC', () => {
    const now = () => new Date('2026-05-01T12:00:00+02:00');
    const journey = createJourney(workshop, { now: () => new Date(START) });
    const [fact] = getFacts(decide(workshop, journey, { type: 'tool.choose', tool: 'agenda' }, { now }));
    expect(fact?.at).toBe('2026-05-01T10:00:00.000Z');
  });

  it.each([
    ['stands still', START],
    ['runs behind', START - 86_400_000],
  ])('uses a time 1 ms after updatedAt when the clock %s', (_, time) => {
    const journey = createJourney(workshop, { now: () => new Date(START) });
    const [fact] = getFacts(
      decide(workshop, journey, { type: 'tool.choose', tool: 'agenda' }, { now: () => new Date(time) }),
    );
    expect(fact?.at).toBe(new Date(START + 1).toISOString());
  });

  it('uses the system clock when the given clock returns no valid time', () => {
    const journey = createJourney(workshop, { now: () => new Date(START) });
    for (const now of [() => new Date(NaN), () => new Date(8.64e15), () => 'now' as unknown as Date]) {
      const before = new Date().toISOString();
      const [fact] = getFacts(decide(workshop, journey, { type: 'tool.choose', tool: 'agenda' }, { now }));
      expect(fact!.at >= before && fact!.at <= new Date().toISOString()).toBe(true);
      expect(createJourney(workshop, { now }).createdAt >= before).toBe(true);
    }
  });

  it('sets updatedAt to the time of the last fact', () => {
    const walker = new Walker(workshop);
    const [fact] = walker.send({ type: 'tool.choose', tool: 'agenda' });
    expect(walker.journey.updatedAt).toBe(fact?.at);
    expect(walker.journey.createdAt).toBe(new Date(START).toISOString());
  });

  it('gives the fact of a merge a time later than both records', () => {
    const ours = new Walker(workshop);
    const theirs = ours.fork(START + 86_400_000);
    theirs.send({ type: 'tool.choose', tool: 'agenda' });
    const [fact] = ours.send({ type: 'journey.merge', journey: theirs.journey });
    expect(fact!.at > theirs.journey.updatedAt).toBe(true);
    expect(ours.journey.updatedAt).toBe(fact?.at);
  });

  it('creates the same facts and record from the same commands with a fixed clock and fixed ids', () => {
    const walkers = [1, 2].map(() => {
      const walker = new Walker(treePlanting, { series: 99 }).finish();
      walker.send({ type: 'cycle.start' });
      return walker;
    });
    expect(walkers[0]!.facts).toEqual(walkers[1]!.facts);
    expect(walkers[0]!.journey).toEqual(walkers[1]!.journey);
  });

  it('stores no random value and no time in cycles that is not in the facts', () => {
    const walker = createEventfulWalker();
    const valuesInFacts = new Set(walker.facts.flatMap(listLeaves));
    // Exceptions are the status of a cycle, and hashes: fingerprints, digests and their keys.
    const isKnown = (value: unknown) =>
      valuesInFacts.has(value) || /^(active|stopped|completed|[\da-z]{10,17})$/.test(String(value));
    const cyclesWithoutHashes = walker.journey.cycles.map((cycle) => ({
      ...cycle,
      digests: Object.values(cycle.digests ?? {}).map(({ phase }) => phase),
    }));
    expect(
      cyclesWithoutHashes.flatMap(listLeaves).filter((value) => typeof value === 'string' && !isKnown(value)),
    ).toEqual([]);
  });

  it('adds no random value when a record without ids and times replaces the journey', () => {
    const record = { ...createJourney(workshop), cycles: [{ answers: { 'aim-why': { text: 'By hand.' } } }] };
    const { id: _, ...handwrittenRecord } = record;
    const replaceForCycles = () => {
      const walker = new Walker(workshop, { series: 7 });
      walker.send({ type: 'journey.replace', journey: handwrittenRecord });
      return walker.journey.cycles;
    };
    expect(replaceForCycles()).toEqual(replaceForCycles());
  });
});

describe('rule 12: replay', () => {
  it.each([
    ['a journey with facts of nearly every type', createEventfulWalker()],
    ['a map without exit rules', new Walker(walk).finish()],
    ['progression open', new Walker(walk, { progression: 'open' }).complete('five', 'two')],
    ['a new journey', new Walker(walk)],
  ])('returns the status, cycle, phase and cycles of the journey: %s', (_, walker) => {
    const { status, cycle, phase, cycles } = walker.journey;
    expect(replay(walker.map, walker.facts)).toMatchObject({ status, cycle, phase });
    expect(replay(walker.map, walker.facts).cycles).toEqual(cycles);
  });

  it('returns the same record when the facts are split at any position', () => {
    const { facts, map } = createEventfulWalker();
    const start = createJourney(map, { id: 'journey', now: () => new Date(START) });
    const end = replay(map, facts, start);
    for (let i = 0; i <= facts.length; i += 3) {
      expect(replay(map, facts.slice(i), replay(map, facts.slice(0, i), start))).toEqual(end);
    }
  });

  it.each<[string, (walker: Walker) => Command]>([
    ['replace', () => ({ type: 'journey.replace', journey: new Walker(workshop).complete('plan').journey })],
    ['restart', () => ({ type: 'journey.restart' })],
    [
      'merge',
      (walker) => ({
        type: 'journey.merge',
        journey: new Walker(workshop, { journey: walker.fork().complete('plan').journey }).journey,
      }),
    ],
  ])('applies the fact of journey.%s and the facts after it', (_, command) => {
    const walker = new Walker(workshop).satisfy('plan');
    walker.send(command(walker));
    walker.send({ type: 'question.answer', question: 'aim-why', text: 'After it.' });
    const { status, cycle, phase, cycles } = walker.journey;
    expect(replay(workshop, walker.facts)).toMatchObject({ status, cycle, phase, cycles });
  });

  it('returns a new journey or the given start when there are no facts', () => {
    expect(replay(walk, [])).toMatchObject({ status: 'active', cycle: 1, phase: 'one' });
    const { journey } = new Walker(walk).complete('one');
    expect(replay(walk, [], journey)).toBe(journey);
  });

  it('sets createdAt no later than the first fact', () => {
    const walker = new Walker(walk).complete('one');
    expect(replay(walk, walker.facts).createdAt <= walker.facts[0]!.at).toBe(true);
  });

  it('does not mutate the start journey', () => {
    const walker = new Walker(workshop).satisfy('plan');
    const start = walker.journey;
    const before = JSON.stringify(start);
    const [fact] = walker.send({ type: 'tool.drop', tool: 'invitation' });
    replay(workshop, [fact!, { ...fact!, id: createUuids(5)() }], start);
    expect(JSON.stringify(start)).toBe(before);
  });
});
