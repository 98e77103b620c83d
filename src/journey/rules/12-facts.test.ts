import { describe, expect, it } from 'vitest';
import { treePlanting, walk, workshop } from '../../../test/kit/maps.js';
import { START, uuids, Walker } from '../../../test/kit/journey-walker.js';
import { createJourney, decide, replay } from '../index.js';
import type { Command, Fact } from '../index.js';

const UUID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;

const factsOf = (outcome: ReturnType<typeof decide>): Fact[] => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.denial));
  return outcome.facts;
};

/** Every value in a value that holds no others. */
const leaves = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];

/** A journey in which everything happens that can happen. */
function eventful(): Walker {
  const at = new Walker(workshop);
  at.send({ type: 'group.set-aside', group: 'people', reason: 'Later.' }, { type: 'group.take-up', group: 'people' });
  at.send(
    { type: 'group.set-aside', group: 'people' },
    { type: 'question.answer', question: 'people-lead', text: 'All.' },
  );
  at.send({ type: 'decision.make', phase: 'plan', option: 'stop' }, { type: 'journey.resume' });
  at.complete('plan', 'meet');
  at.send({ type: 'tool.drop', tool: 'round' }, { type: 'tool.choose', tool: 'wall', note: 'A large one.' });
  at.send({ type: 'risk.assess', risk: 'too-long', measures: ['clock'], owner: 'Ada', accepted: null });
  at.send({ type: 'phase.reopen', phase: 'plan' });
  const other = at.fork();
  other.send({ type: 'question.answer', question: 'aim-why', text: 'Theirs.' });
  other.send({ type: 'question.answer', question: 'aim-lead', text: 'Theirs, too.' });
  at.send({ type: 'question.answer', question: 'aim-why', text: 'Ours.' });
  at.send({ type: 'question.answer', question: 'aim-lead', text: 'Ours, too.' });
  at.send({ type: 'journey.merge', journey: other.journey });
  for (const [type, question] of [
    ['variant.take', 'aim-why'],
    ['variant.discard', 'aim-lead'],
  ] as const) {
    at.send({ type, question, variant: at.cycle.answers[question]!.variants![0]!.id });
  }
  at.finish();
  at.send({ type: 'cycle.start', adaptation: 'Fewer people.' });
  at.complete('plan');
  return at;
}

describe('rule 12: clock and ids', () => {
  it('a fact has an id, a type, a time and the number of its cycle', () => {
    const at = new Walker(workshop);
    expect(at.send({ type: 'question.answer', question: 'aim-why', text: 'So.' })).toEqual([
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

  it('ids are UUIDs of their own where no newId is given, also on a page without TLS', () => {
    const commands: Command = { type: 'decision.make', phase: 'plan', option: 'stop' };
    const ids = () => factsOf(decide(workshop, createJourney(workshop), commands)).map(({ id }) => id);
    const { crypto } = globalThis;
    const secure = ids();
    Object.defineProperty(globalThis, 'crypto', {
      configurable: true,
      value: { getRandomValues: (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes) },
    });
    const plain = ids();
    Object.defineProperty(globalThis, 'crypto', { configurable: true, value: crypto });
    for (const id of [...secure, ...plain]) expect(id).toMatch(UUID);
    expect(new Set([...secure, ...plain]).size).toBe(4);
  });

  it('every fact of a journey has an id of its own', () => {
    const { facts } = eventful();
    expect(new Set(facts.map(({ id }) => id)).size).toBe(facts.length);
  });

  it('the facts of one command share one time', () => {
    const at = new Walker(workshop).satisfy('plan');
    const [first, second] = at.send({ type: 'phase.complete', phase: 'plan' });
    expect(first?.at).toBe(second?.at);
    expect(first?.id).not.toBe(second?.id);
  });

  it('the time is that of the clock, in UTC', () => {
    const now = () => new Date('2026-05-01T12:00:00+02:00');
    const journey = createJourney(workshop, { now: () => new Date(START) });
    const [fact] = factsOf(decide(workshop, journey, { type: 'tool.choose', tool: 'agenda' }, { now }));
    expect(fact?.at).toBe('2026-05-01T10:00:00.000Z');
  });

  it.each([
    ['stands still', START],
    ['runs behind', START - 86_400_000],
  ])('the time is later than updatedAt by 1 ms where the clock %s', (_, time) => {
    const journey = createJourney(workshop, { now: () => new Date(START) });
    const [fact] = factsOf(
      decide(workshop, journey, { type: 'tool.choose', tool: 'agenda' }, { now: () => new Date(time) }),
    );
    expect(fact?.at).toBe(new Date(START + 1).toISOString());
  });

  it('a clock that gives no usable time stands for the real one', () => {
    const journey = createJourney(workshop, { now: () => new Date(START) });
    for (const now of [() => new Date(NaN), () => new Date(8.64e15), () => 'now' as unknown as Date]) {
      const before = new Date().toISOString();
      const [fact] = factsOf(decide(workshop, journey, { type: 'tool.choose', tool: 'agenda' }, { now }));
      expect(fact!.at >= before && fact!.at <= new Date().toISOString()).toBe(true);
      expect(createJourney(workshop, { now }).createdAt >= before).toBe(true);
    }
  });

  it('updatedAt is the time of the last fact', () => {
    const at = new Walker(workshop);
    const [fact] = at.send({ type: 'tool.choose', tool: 'agenda' });
    expect(at.journey.updatedAt).toBe(fact?.at);
    expect(at.journey.createdAt).toBe(new Date(START).toISOString());
  });

  it('facts that follow a merge are later than both records', () => {
    const ours = new Walker(workshop);
    const theirs = ours.fork(START + 86_400_000);
    theirs.send({ type: 'tool.choose', tool: 'agenda' });
    const [fact] = ours.send({ type: 'journey.merge', journey: theirs.journey });
    expect(fact!.at > theirs.journey.updatedAt).toBe(true);
    expect(ours.journey.updatedAt).toBe(fact?.at);
  });

  it('with a fixed clock and fixed ids the same commands give the same record', () => {
    const walkers = [1, 2].map(() => {
      const at = new Walker(treePlanting, { series: 99 }).finish();
      at.send({ type: 'cycle.start' });
      return at;
    });
    expect(walkers[0]!.facts).toEqual(walkers[1]!.facts);
    expect(walkers[0]!.journey).toEqual(walkers[1]!.journey);
  });

  it('nothing random and no time but the facts own goes into cycles', () => {
    const at = eventful();
    const told = new Set(at.facts.flatMap(leaves));
    // What else is there are the status of a cycle and the marks of facts that were overtaken: a time and a hash.
    const known = (value: unknown) =>
      told.has(value) || /^(active|stopped|completed|[\da-z]{10,17})$/.test(String(value));
    expect(at.journey.cycles.flatMap(leaves).filter((value) => typeof value === 'string' && !known(value))).toEqual([]);
  });

  it('a record without ids or times of its own is taken over without anything random', () => {
    const record = { ...createJourney(workshop), cycles: [{ answers: { 'aim-why': { text: 'By hand.' } } }] };
    const { id: _, ...byHand } = record;
    const cyclesOf = () => {
      const at = new Walker(workshop, { series: 7 });
      at.send({ type: 'journey.replace', journey: byHand });
      return at.journey.cycles;
    };
    expect(cyclesOf()).toEqual(cyclesOf());
  });
});

describe('rule 12: replay', () => {
  it.each([
    ['everything that can happen', eventful()],
    ['a map without exit rules', new Walker(walk).finish()],
    ['open', new Walker(walk, { progression: 'open' }).complete('five', 'two')],
    ['nothing', new Walker(walk)],
  ])('equals the journey in status, cycle, phase and cycles: %s', (_, at) => {
    const { status, cycle, phase, cycles } = at.journey;
    expect(replay(at.map, at.facts)).toMatchObject({ status, cycle, phase });
    expect(replay(at.map, at.facts).cycles).toEqual(cycles);
  });

  it('equals it after each command, and from any start', () => {
    const { facts, map } = eventful();
    const start = createJourney(map, { id: 'journey', now: () => new Date(START) });
    const end = replay(map, facts, start);
    for (let i = 0; i <= facts.length; i += 3) {
      expect(replay(map, facts.slice(i), replay(map, facts.slice(0, i), start))).toEqual(end);
    }
  });

  it.each<[string, (at: Walker) => Command]>([
    ['replace', () => ({ type: 'journey.replace', journey: new Walker(workshop).complete('plan').journey })],
    ['restart', () => ({ type: 'journey.restart' })],
    [
      'merge',
      (at) => ({
        type: 'journey.merge',
        journey: new Walker(workshop, { journey: at.fork().complete('plan').journey }).journey,
      }),
    ],
  ])('goes through %s', (_, command) => {
    const at = new Walker(workshop).satisfy('plan');
    at.send(command(at));
    at.send({ type: 'question.answer', question: 'aim-why', text: 'After it.' });
    const { status, cycle, phase, cycles } = at.journey;
    expect(replay(workshop, at.facts)).toMatchObject({ status, cycle, phase, cycles });
  });

  it('without facts it is a new journey, or the start', () => {
    expect(replay(walk, [])).toMatchObject({ status: 'active', cycle: 1, phase: 'one' });
    const { journey } = new Walker(walk).complete('one');
    expect(replay(walk, [], journey)).toBe(journey);
  });

  it('begins no later than its first fact', () => {
    const at = new Walker(walk).complete('one');
    expect(replay(walk, at.facts).createdAt <= at.facts[0]!.at).toBe(true);
  });

  it('never changes its start', () => {
    const at = new Walker(workshop).satisfy('plan');
    const start = at.journey;
    const before = JSON.stringify(start);
    const [fact] = at.send({ type: 'tool.drop', tool: 'invitation' });
    replay(workshop, [fact!, { ...fact!, id: uuids(5)() }], start);
    expect(JSON.stringify(start)).toBe(before);
  });
});
