import { describe, expect, it } from 'vitest';
import { readMap, walk, workshop, workshopJson } from '../../test/kit/maps.js';
import {
  copy,
  deepFreeze,
  flat,
  getSatisfyingCommands,
  START,
  createUuids,
  Walker,
} from '../../test/kit/journey-walker.js';
import { createJourney, evolve, parseJourney, replay } from './index.js';
import type { Fact, FactBody, Journey } from './index.js';

const newId = createUuids(500);
const FACT_TIME = '2026-03-01T00:00:00.000Z';
const createFact = (body: FactBody, fields: object = {}): Fact => ({
  id: newId(),
  at: FACT_TIME,
  cycle: 1,
  ...body,
  ...fields,
});
const createNewJourney = () => createJourney(workshop, { id: 'journey', now: () => new Date(START) });

/** A newer version of the workshop that keeps only the first phase. */
const onePhaseMap = readMap({ ...workshopJson, version: '2', phases: workshopJson.phases.slice(0, 1) });

describe('evolve and replay', () => {
  it('keeps the current phase and cycle when a fact moves an earlier cycle', () => {
    const walker = new Walker(workshop).finish();
    walker.send({ type: 'cycle.start' });
    const nextJourney = evolve(workshop, walker.journey, createFact({ type: 'phase.entered', phase: 'share' }));
    expect(nextJourney).toMatchObject({ phase: 'plan', status: 'active', cycle: 2 });
    expect(nextJourney.cycles[0]?.position).toMatchObject({ phase: 'share', at: FACT_TIME });
    expect(nextJourney.cycles[1]).toBe(walker.journey.cycles[1]);
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a number', 7],
    [
      'a proxy that throws',
      new Proxy([], {
        ownKeys: () => {
          throw new Error('no');
        },
      }),
    ],
    ['a list of values that are not facts', [null, 7, {}, { type: 'question.answered' }]],
  ])('replay does not throw and returns the start journey when the facts are %s', (_, facts) => {
    const journey = createNewJourney();
    expect(replay(workshop, facts as Fact[], journey)).toBe(journey);
    expect(replay(workshop, facts as Fact[])).toMatchObject({ status: 'active', cycle: 1, phase: 'plan' });
  });

  it('replay sets createdAt to the time of the first fact', () => {
    expect(replay(workshop, [createFact({ type: 'phase.entered', phase: 'plan' })]).createdAt).toBe(FACT_TIME);
  });

  it.each<[string, string[]]>([
    ['immediately', ['One.', 'One.']],
    ['after one other answer', ['One.', 'Two.', 'One.']],
    ['after several other answers', ['One.', 'Two.', 'Three.', 'Two.', 'One.']],
  ])('replay keeps an answer whose fact repeats %s, and parseJourney reads it without problems', (_, texts) => {
    const facts = new Map(
      [...new Set(texts)].map((text, i) => [
        text,
        createFact(
          { type: 'question.answered', phase: 'plan', group: 'aim', question: 'aim-why', text },
          { at: `2026-03-0${i + 1}T00:00:00.000Z` },
        ),
      ]),
    );
    const journey = replay(
      workshop,
      texts.map((text) => facts.get(text)!),
      createNewJourney(),
    );
    expect(flat(journey.cycles[0]).answers['aim-why']?.text).toBe('One.');
    expect(parseJourney(copy(journey), workshop)).toEqual({ journey, problems: [] });
  });

  it('creates no risk entry for a risk.assessed fact without fields, so that parseJourney reports no problem', () => {
    const nextJourney = evolve(
      workshop,
      createNewJourney(),
      createFact({ type: 'risk.assessed', phase: 'plan', risk: 'nobody-comes' }),
    );
    expect(nextJourney.cycles).toEqual(createNewJourney().cycles);
    expect(parseJourney(copy(nextJourney), workshop)).toEqual({ journey: nextJourney, problems: [] });
  });

  it('returns the same journey and does not throw when a getter of the fact throws', () => {
    const journey = createNewJourney();
    const trap = Object.defineProperty({ ...createFact({ type: 'journey.restarted' }) }, 'cycle', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    expect(evolve(workshop, journey, trap)).toBe(journey);
  });

  it('copies lists from the fact, so that a later change to the fact does not change the record', () => {
    const measures = ['ask-early'];
    const nextJourney = evolve(
      workshop,
      createNewJourney(),
      createFact({ type: 'risk.assessed', phase: 'plan', risk: 'nobody-comes', measures }),
    );
    measures.push('ask-in-person');
    expect(flat(nextJourney.cycles[0]).risks['nobody-comes']?.measures).toEqual(['ask-early']);
  });

  it('mutates neither the journey nor the facts, which may be frozen', () => {
    const walker = new Walker(workshop).complete('plan', 'meet');
    const otherWalker = walker.fork();
    otherWalker.send({ type: 'question.answer', question: 'aim-why', text: 'Theirs.' });
    walker.send(
      { type: 'question.answer', question: 'aim-why', text: 'Ours.' },
      { type: 'journey.merge', journey: otherWalker.journey },
    );
    walker.send({
      type: 'variant.take',
      question: 'aim-why',
      variant: walker.cycle.answers['aim-why']!.variants![0]!.id,
    });
    walker.send({ type: 'decision.make', phase: 'plan', option: 'stop' }, { type: 'journey.resume' });
    walker.send(
      { type: 'risk.assess', risk: 'too-long', accepted: null, level: 'low' },
      { type: 'phase.reopen', phase: 'plan' },
    );
    walker.finish().send({ type: 'cycle.start' });
    let journey = deepFreeze(createNewJourney());
    for (const fact of walker.facts) journey = deepFreeze(evolve(workshop, journey, deepFreeze(fact)));
    expect(journey.cycles).toEqual(walker.journey.cycles);
    expect(replay(workshop, walker.facts, deepFreeze(createNewJourney())).cycles).toEqual(walker.journey.cycles);
  });

  it('reuses the cycles and sections that a fact does not change', () => {
    const walker = new Walker(workshop).complete('plan').finish();
    walker.send({ type: 'cycle.start' });
    const previousJourney = walker.journey;
    walker.send({ type: 'tool.choose', tool: 'agenda' });
    expect(walker.journey.cycles[0]).toBe(previousJourney.cycles[0]);
    expect(walker.journey.cycles[1]?.phases).toBe(previousJourney.cycles[1]?.phases);
    expect(walker.journey.cycles[1]?.tools).not.toBe(previousJourney.cycles[1]?.tools);
  });

  it('reuses the phases of a cycle when work in a completed phase marks no other phase', () => {
    const walker = new Walker(walk).finish();
    const previousPhases = walker.cycle.phases;
    walker.send({ type: 'tool.choose', tool: 'five-tool' });
    expect(walker.cycle.phases).toBe(previousPhases);
  });

  it('returns the same journey for a fact that changes nothing and is not later than updatedAt', () => {
    const { journey } = new Walker(workshop).satisfy('plan');
    expect(
      evolve(
        workshop,
        journey,
        createFact({ type: 'journey.merged', journey: createJourney(walk) }, { at: journey.updatedAt }),
      ),
    ).toBe(journey);
  });

  it('leaves the entries unchanged when an unknown variant is discarded', () => {
    const { journey, cycle } = new Walker(workshop).satisfy('plan');
    const nextJourney = evolve(
      workshop,
      journey,
      createFact({ type: 'variant.discarded', phase: 'plan', group: 'aim', question: 'aim-lead', variant: 'nobody' }),
    );
    expect(flat(nextJourney.cycles[0])).toEqual(cycle);
  });

  it.each([1, 2])('keeps the entries of cycle %i when a second cycle.started fact arrives for it', (cycle) => {
    const walker = new Walker(walk).finish();
    walker.send({ type: 'cycle.start' }, { type: 'tool.choose', tool: 'one-tool' });
    const nextJourney = evolve(
      walk,
      walker.journey,
      createFact({ type: 'cycle.started', adaptation: 'Slower.' }, { cycle }),
    );
    expect(nextJourney).toMatchObject({ cycle: 2, phase: 'one', status: 'active' });
    expect(nextJourney.cycles).toHaveLength(2);
    expect(nextJourney.cycles[cycle - 1]).toMatchObject({
      started: { adaptation: 'Slower.', at: FACT_TIME },
      tools: walker.journey.cycles[cycle - 1]!.tools,
    });
    expect(nextJourney.cycles[2 - cycle]).toEqual(walker.journey.cycles[2 - cycle]);
  });

  it.each<[string, unknown]>([
    ['an unknown type', { type: 'tool.juggled', tool: 'agenda' }],
    ['the type of a command', { type: 'tool.choose', tool: 'agenda' }],
    ['an inherited property name as type', { type: 'toString' }],
    ['no type', { tool: 'agenda' }],
    ['a type that is not a string', { type: 7 }],
    ['journey.replaced without a record', { type: 'journey.replaced' }],
    ['journey.merged without a record', { type: 'journey.merged' }],
    ['a type inside a list', { type: ['tool.chosen'], tool: 'agenda' }],
  ])('returns the same journey for a fact with %s', (_, body) => {
    const journey = createNewJourney();
    expect(evolve(workshop, journey, { id: newId(), at: FACT_TIME, cycle: 1, ...(body as FactBody) })).toBe(journey);
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a string', 'tool.chosen'],
    ['a list', []],
    ['no id', { type: 'tool.chosen', tool: 'agenda', at: FACT_TIME, cycle: 1 }],
    ['a reserved id', { id: '__proto__', type: 'tool.chosen', tool: 'agenda', at: FACT_TIME, cycle: 1 }],
    ['no time', { id: 'x', type: 'tool.chosen', tool: 'agenda', cycle: 1 }],
    ['an invalid time', { id: 'x', type: 'tool.chosen', tool: 'agenda', at: 'yesterday', cycle: 1 }],
    [
      'a time out of range',
      { id: 'x', type: 'tool.chosen', tool: 'agenda', at: '+012026-01-01T00:00:00.000Z', cycle: 1 },
    ],
    ['a fractional cycle', { id: 'x', type: 'tool.chosen', tool: 'agenda', at: FACT_TIME, cycle: 1.5 }],
    ['no cycle', { id: 'x', type: 'tool.chosen', tool: 'agenda', at: FACT_TIME }],
    [
      'an invalid level',
      { id: 'x', type: 'risk.assessed', risk: 'nobody-comes', level: 'dire', at: FACT_TIME, cycle: 1 },
    ],
    [
      'an invalid decision option',
      { id: 'x', type: 'decision.made', phase: 'plan', option: 'perhaps', at: FACT_TIME, cycle: 1 },
    ],
    ['an invalid record', { id: 'x', type: 'journey.replaced', journey: {}, at: FACT_TIME, cycle: 1 }],
    [
      'a record of another map',
      { id: 'x', type: 'journey.merged', journey: createJourney(walk), at: FACT_TIME, cycle: 1 },
    ],
    [
      'a variant taken without its text',
      { id: 'x', type: 'variant.taken', question: 'aim-why', variant: 'y', at: FACT_TIME, cycle: 1 },
    ],
  ])('changes no entry for a malformed fact: %s', (_, malformedFact) => {
    const { journey } = new Walker(workshop).satisfy('plan');
    const nextJourney = evolve(workshop, journey, malformedFact as Fact);
    expect({ ...nextJourney, updatedAt: '' }).toEqual({ ...journey, updatedAt: '' });
  });

  it.each<[string, FactBody]>([
    ['question', { type: 'question.answered', phase: 'plan', group: 'aim', question: 'aim-why', text: 'So.' }],
    [
      'question',
      { type: 'variant.taken', phase: 'plan', group: 'aim', question: 'aim-why', variant: 'v', text: 'So.' },
    ],
    ['question', { type: 'variant.discarded', phase: 'plan', group: 'aim', question: 'aim-why', variant: 'v' }],
    ['variant', { type: 'variant.discarded', phase: 'plan', group: 'aim', question: 'aim-why', variant: 'v' }],
    ['group', { type: 'group.set-aside', phase: 'plan', group: 'aim' }],
    ['group', { type: 'group.taken-up', phase: 'plan', group: 'aim' }],
    ['tool', { type: 'tool.chosen', phase: 'plan', tool: 'agenda' }],
    ['tool', { type: 'tool.dropped', phase: 'plan', tool: 'agenda' }],
    ['risk', { type: 'risk.assessed', phase: 'plan', risk: 'nobody-comes', level: 'low' }],
    ['phase', { type: 'decision.made', phase: 'plan', option: 'wait' }],
    ['phase', { type: 'phase.entered', phase: 'plan' }],
    ['phase', { type: 'phase.completed', phase: 'plan' }],
    ['phase', { type: 'phase.reopened', phase: 'plan' }],
  ])('returns the same journey when the field %s is not an id: %j', (field, body) => {
    const journey = createNewJourney();
    expect(evolve(workshop, journey, createFact(body))).not.toBe(journey);
    for (const value of [undefined, null, '', 7, '__proto__'])
      expect(evolve(workshop, journey, createFact(body, { [field]: value }))).toBe(journey);
  });

  it.each<[string, FactBody]>([
    ['text', { type: 'question.answered', phase: 'plan', group: 'aim', question: 'aim-why', text: 'So.' }],
    ['text', { type: 'variant.taken', phase: 'plan', group: 'aim', question: 'aim-why', variant: 'v', text: 'So.' }],
    ['reason', { type: 'group.set-aside', phase: 'plan', group: 'aim' }],
    ['note', { type: 'tool.chosen', phase: 'plan', tool: 'agenda' }],
    ['owner', { type: 'risk.assessed', phase: 'plan', risk: 'nobody-comes', level: 'low' }],
    ['reason', { type: 'decision.made', phase: 'plan', option: 'wait' }],
    ['note', { type: 'phase.completed', phase: 'plan' }],
    ['adaptation', { type: 'cycle.started' }],
  ])('returns the same journey when the field %s is not a text: %j', (field, body) => {
    const journey = createNewJourney();
    expect(evolve(workshop, journey, createFact(body, { [field]: 'A text.' }))).not.toBe(journey);
    for (const value of [7, true, {}, ['A text.']])
      expect(evolve(workshop, journey, createFact(body, { [field]: value }))).toBe(journey);
  });

  it('changes no entry for facts with an impossible cycle number', () => {
    for (const cycle of [0, -1, 3, 1e9]) {
      for (const body of [
        { type: 'cycle.started' },
        { type: 'phase.entered', phase: 'meet' },
        { type: 'journey.stopped', phase: 'plan' },
        { type: 'journey.resumed' },
        { type: 'journey.completed' },
        { type: 'phase.reopened', phase: 'plan' },
      ] as FactBody[]) {
        const nextJourney = evolve(workshop, createNewJourney(), createFact(body, { cycle }));
        expect(nextJourney).toMatchObject({
          status: 'active',
          cycle: 1,
          phase: 'plan',
          cycles: createNewJourney().cycles,
        });
      }
    }
  });

  it('converts times to canonical UTC form', () => {
    const nextJourney = evolve(
      workshop,
      createNewJourney(),
      createFact({ type: 'tool.chosen', phase: 'plan', tool: 'agenda' }, { at: '2026-03-01T01:00:00+01:00' }),
    );
    expect(flat(nextJourney.cycles[0]).tools['agenda']?.at).toBe(FACT_TIME);
    expect(nextJourney.updatedAt).toBe(FACT_TIME);
  });

  it('keeps updatedAt when a fact is older', () => {
    const walker = new Walker(workshop).satisfy('plan');
    const nextJourney = evolve(
      workshop,
      walker.journey,
      createFact({ type: 'tool.chosen', phase: 'plan', tool: 'agenda' }, { at: '2020-01-01T00:00:00.000Z' }),
    );
    expect(nextJourney.updatedAt).toBe(walker.journey.updatedAt);
  });

  it.each<[string, FactBody, string, string, object]>([
    [
      'question.answered',
      { type: 'question.answered', phase: 'x', group: 'x', question: 'gone', text: 'Kept.' },
      'answers',
      'gone',
      { text: 'Kept.' },
    ],
    [
      'variant.taken',
      { type: 'variant.taken', phase: 'x', group: 'x', question: 'gone', variant: 'v', text: 'Kept.' },
      'answers',
      'gone',
      { text: 'Kept.' },
    ],
    [
      'group.set-aside',
      { type: 'group.set-aside', phase: 'x', group: 'gone', reason: 'Kept.' },
      'groups',
      'gone',
      { setAside: true, reason: 'Kept.' },
    ],
    ['group.taken-up', { type: 'group.taken-up', phase: 'x', group: 'gone' }, 'groups', 'gone', { setAside: false }],
    [
      'tool.chosen',
      { type: 'tool.chosen', phase: 'x', tool: 'gone', note: 'Kept.' },
      'tools',
      'gone',
      { chosen: true, note: 'Kept.' },
    ],
    ['tool.dropped', { type: 'tool.dropped', phase: 'x', tool: 'gone' }, 'tools', 'gone', { chosen: false }],
    [
      'risk.assessed',
      { type: 'risk.assessed', phase: 'x', risk: 'gone', note: 'Kept.' },
      'risks',
      'gone',
      { note: 'Kept.' },
    ],
    ['decision.made', { type: 'decision.made', phase: 'gone', option: 'go' }, 'decisions', 'gone', { option: 'go' }],
    ['phase.entered', { type: 'phase.entered', phase: 'gone' }, 'phases', 'gone', { entered: { at: FACT_TIME } }],
    [
      'phase.completed',
      { type: 'phase.completed', phase: 'gone', note: 'Kept.' },
      'phases',
      'gone',
      { completion: { done: true, note: 'Kept.' } },
    ],
    ['phase.reopened', { type: 'phase.reopened', phase: 'gone' }, 'phases', 'gone', { completion: { done: false } }],
  ])('stores a fact about an unknown id under unplaced: %s', (_, body, section, id, entry) => {
    const nextJourney = evolve(workshop, createNewJourney(), createFact(body));
    expect(nextJourney).toMatchObject({ status: 'active', phase: 'plan', cycles: createNewJourney().cycles });
    expect((nextJourney.unplaced['1'] as Record<string, Record<string, unknown>>)[section]).toMatchObject({
      [id]: entry,
    });
    expect(Object.keys(nextJourney.unplaced)).toEqual(['1']);
    expect(Object.keys(nextJourney.unplaced['1']!)).toEqual([section]);
  });

  it('stores nothing under unplaced when a variant of an unknown question is discarded', () => {
    const nextJourney = evolve(
      workshop,
      createNewJourney(),
      createFact({ type: 'variant.discarded', phase: 'x', group: 'x', question: 'gone', variant: 'v' }),
    );
    expect(nextJourney.unplaced).toEqual({});
  });

  it('stores facts of a missing cycle under unplaced, by the number of the cycle', () => {
    const nextJourney = evolve(
      workshop,
      createNewJourney(),
      createFact({ type: 'tool.chosen', phase: 'plan', tool: 'agenda' }, { cycle: 4 }),
    );
    expect(nextJourney.unplaced).toMatchObject({ 4: { tools: { agenda: { chosen: true } } } });
    expect(nextJourney.cycles).toEqual(createNewJourney().cycles);
  });

  it('replay stores entries of removed phases as unplaced, and parseJourney places them when the phases return', () => {
    const walker = new Walker(workshop).complete('plan', 'meet');
    const start = { ...createNewJourney(), map: { id: 'workshop', version: '2' } };
    const parsedByOnePhaseMap = replay(onePhaseMap, walker.facts, start);
    expect(parsedByOnePhaseMap.phase).toBe('plan');
    expect(Object.keys(parsedByOnePhaseMap.unplaced['1']!.answers!)).toEqual(['start-lead', 'middle-lead']);
    const { journey } = parseJourney(copy(parsedByOnePhaseMap), workshop);
    expect(flat(journey?.cycles[0]).answers).toEqual(walker.cycle.answers);
    expect(flat(journey?.cycles[0]).tools).toEqual(walker.cycle.tools);
    // A map without a phase cannot tell what it relied on.
    const { basis: _, ...meet } = walker.cycle.phases['meet']!;
    expect(journey?.cycles[0]?.phases).toEqual({ ...walker.cycle.phases, meet });
    expect(journey?.unplaced).toEqual({});
  });

  it('replay handles ten thousand facts in linear time', () => {
    // The timeout is the assertion: quadratic growth would take minutes.
    const facts = Array.from({ length: 10_000 }, (_, i) =>
      createFact(
        { type: 'question.answered', phase: 'plan', group: 'aim', question: 'aim-why', text: `${i}` },
        { at: new Date(START + i).toISOString() },
      ),
    );
    const journey: Journey = replay(workshop, facts);
    expect(flat(journey.cycles[0]).answers['aim-why']?.text).toBe('9999');
  }, 20_000);

  it('getSatisfyingCommands returns no commands for a phase without an exit rule', () => {
    expect(getSatisfyingCommands(walk, 'one')).toEqual([]);
  });
});
