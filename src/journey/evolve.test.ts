import { describe, expect, it } from 'vitest';
import { mapOf, walk, workshop, workshopJson } from '../../test/kit/maps.js';
import { copy, deepFreeze, flat, satisfying, START, uuids, Walker } from '../../test/kit/journey-walker.js';
import { createJourney, evolve, parseJourney, replay } from './index.js';
import type { Fact, FactBody, Journey } from './index.js';

const newId = uuids(500);
const AT = '2026-03-01T00:00:00.000Z';
const fact = (body: FactBody, more: object = {}): Fact => ({ id: newId(), at: AT, cycle: 1, ...body, ...more });
const begin = () => createJourney(workshop, { id: 'journey', now: () => new Date(START) });

/** The workshop without its phases but the first: what a newer version of a map may have dropped. */
const shorter = mapOf({ ...workshopJson, version: '2', phases: workshopJson.phases.slice(0, 1) });

describe('evolve', () => {
  it('a fact that moves an earlier cycle leaves the journey where it is', () => {
    const at = new Walker(workshop).finish();
    at.send({ type: 'cycle.start' });
    const next = evolve(workshop, at.journey, fact({ type: 'phase.entered', phase: 'share' }));
    expect(next).toMatchObject({ phase: 'plan', status: 'active', cycle: 2 });
    expect(next.cycles[0]?.position).toMatchObject({ phase: 'share', at: AT });
    expect(next.cycles[1]).toBe(at.journey.cycles[1]);
  });

  it.each<[string, unknown]>([
    ['nothing', null],
    ['a number', 7],
    [
      'a proxy that throws',
      new Proxy([], {
        ownKeys: () => {
          throw new Error('no');
        },
      }),
    ],
    ['a list of what is no fact', [null, 7, {}, { type: 'question.answered' }]],
  ])('replay does not throw for a log that is none: %s', (_, log) => {
    const journey = begin();
    expect(replay(workshop, log as Fact[], journey)).toBe(journey);
    expect(replay(workshop, log as Fact[])).toMatchObject({ status: 'active', cycle: 1, phase: 'plan' });
  });

  it('a new journey begins when its first fact happened', () => {
    expect(replay(workshop, [fact({ type: 'phase.entered', phase: 'plan' })]).createdAt).toBe(AT);
  });

  it.each<[string, string[]]>([
    ['at once', ['One.', 'One.']],
    ['after another', ['One.', 'Two.', 'One.']],
    ['after others', ['One.', 'Two.', 'Three.', 'Two.', 'One.']],
  ])('an answer whose fact is told again %s is not lost when the record is read', (_, texts) => {
    const facts = new Map(
      [...new Set(texts)].map((text, i) => [
        text,
        fact(
          { type: 'question.answered', phase: 'plan', group: 'aim', question: 'aim-why', text },
          { at: `2026-03-0${i + 1}T00:00:00.000Z` },
        ),
      ]),
    );
    const journey = replay(
      workshop,
      texts.map((text) => facts.get(text)!),
      begin(),
    );
    expect(flat(journey.cycles[0]).answers['aim-why']?.text).toBe('One.');
    expect(parseJourney(copy(journey), workshop)).toEqual({ journey, problems: [] });
  });

  it('a fact that says nothing of a risk makes no entry, which a reader would leave out', () => {
    const next = evolve(workshop, begin(), fact({ type: 'risk.assessed', phase: 'plan', risk: 'nobody-comes' }));
    expect(next.cycles).toEqual(begin().cycles);
    expect(parseJourney(copy(next), workshop)).toEqual({ journey: next, problems: [] });
  });

  it('a getter of a fact that throws does not throw out of evolve, and the fact changes nothing', () => {
    const journey = begin();
    const trap = Object.defineProperty({ ...fact({ type: 'journey.restarted' }) }, 'cycle', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    expect(evolve(workshop, journey, trap)).toBe(journey);
  });

  it('a list in a fact that changes later does not change the record', () => {
    const measures = ['ask-early'];
    const next = evolve(
      workshop,
      begin(),
      fact({ type: 'risk.assessed', phase: 'plan', risk: 'nobody-comes', measures }),
    );
    measures.push('ask-in-person');
    expect(flat(next.cycles[0]).risks['nobody-comes']?.measures).toEqual(['ask-early']);
  });

  it('never mutates: a frozen journey and frozen facts do', () => {
    const at = new Walker(workshop).complete('plan', 'meet');
    const other = at.fork();
    other.send({ type: 'question.answer', question: 'aim-why', text: 'Theirs.' });
    at.send(
      { type: 'question.answer', question: 'aim-why', text: 'Ours.' },
      { type: 'journey.merge', journey: other.journey },
    );
    at.send({ type: 'variant.take', question: 'aim-why', variant: at.cycle.answers['aim-why']!.variants![0]!.id });
    at.send({ type: 'decision.make', phase: 'plan', option: 'stop' }, { type: 'journey.resume' });
    at.send(
      { type: 'risk.assess', risk: 'too-long', accepted: null, level: 'low' },
      { type: 'phase.reopen', phase: 'plan' },
    );
    at.finish().send({ type: 'cycle.start' });
    let journey = deepFreeze(begin());
    for (const one of at.facts) journey = deepFreeze(evolve(workshop, journey, deepFreeze(one)));
    expect(journey.cycles).toEqual(at.journey.cycles);
    expect(replay(workshop, at.facts, deepFreeze(begin())).cycles).toEqual(at.journey.cycles);
  });

  it('shares what a fact does not touch', () => {
    const at = new Walker(workshop).complete('plan').finish();
    at.send({ type: 'cycle.start' });
    const before = at.journey;
    at.send({ type: 'tool.choose', tool: 'agenda' });
    expect(at.journey.cycles[0]).toBe(before.cycles[0]);
    expect(at.journey.cycles[1]?.phases).toBe(before.cycles[1]?.phases);
    expect(at.journey.cycles[1]?.tools).not.toBe(before.cycles[1]?.tools);
  });

  it('shares the phases where work in a completed one disturbs no other', () => {
    const at = new Walker(walk).finish();
    const before = at.cycle.phases;
    at.send({ type: 'tool.choose', tool: 'five-tool' });
    expect(at.cycle.phases).toBe(before);
  });

  it('gives the same journey for a fact that says nothing new, and is not later', () => {
    const { journey } = new Walker(workshop).satisfy('plan');
    expect(
      evolve(
        workshop,
        journey,
        fact({ type: 'journey.merged', journey: createJourney(walk) }, { at: journey.updatedAt }),
      ),
    ).toBe(journey);
  });

  it('a variant that is not there is discarded without effect', () => {
    const { journey, cycle } = new Walker(workshop).satisfy('plan');
    const next = evolve(
      workshop,
      journey,
      fact({ type: 'variant.discarded', phase: 'plan', group: 'aim', question: 'aim-lead', variant: 'nobody' }),
    );
    expect(flat(next.cycles[0])).toEqual(cycle);
  });

  it.each([1, 2])('cycle %i that is said to start once more keeps what was recorded in it', (cycle) => {
    const at = new Walker(walk).finish();
    at.send({ type: 'cycle.start' }, { type: 'tool.choose', tool: 'one-tool' });
    const next = evolve(walk, at.journey, fact({ type: 'cycle.started', adaptation: 'Slower.' }, { cycle }));
    expect(next).toMatchObject({ cycle: 2, phase: 'one', status: 'active' });
    expect(next.cycles).toHaveLength(2);
    expect(next.cycles[cycle - 1]).toMatchObject({
      started: { adaptation: 'Slower.', at: AT },
      tools: at.journey.cycles[cycle - 1]!.tools,
    });
    expect(next.cycles[2 - cycle]).toEqual(at.journey.cycles[2 - cycle]);
  });

  it.each<[string, unknown]>([
    ['an unknown type', { type: 'tool.juggled', tool: 'agenda' }],
    ['a command', { type: 'tool.choose', tool: 'agenda' }],
    ['an inherited name', { type: 'toString' }],
    ['no type', { tool: 'agenda' }],
    ['a type that is no text', { type: 7 }],
    ['a record replaced by none', { type: 'journey.replaced' }],
    ['a record merged with none', { type: 'journey.merged' }],
    ['a type in a list', { type: ['tool.chosen'], tool: 'agenda' }],
  ])('gives the same journey for %s', (_, body) => {
    const journey = begin();
    expect(evolve(workshop, journey, { id: newId(), at: AT, cycle: 1, ...(body as FactBody) })).toBe(journey);
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'tool.chosen'],
    ['a list', []],
    ['no id', { type: 'tool.chosen', tool: 'agenda', at: AT, cycle: 1 }],
    ['an id that is none', { id: '__proto__', type: 'tool.chosen', tool: 'agenda', at: AT, cycle: 1 }],
    ['no time', { id: 'x', type: 'tool.chosen', tool: 'agenda', cycle: 1 }],
    ['a time that is none', { id: 'x', type: 'tool.chosen', tool: 'agenda', at: 'yesterday', cycle: 1 }],
    [
      'a time out of range',
      { id: 'x', type: 'tool.chosen', tool: 'agenda', at: '+012026-01-01T00:00:00.000Z', cycle: 1 },
    ],
    ['a cycle that is none', { id: 'x', type: 'tool.chosen', tool: 'agenda', at: AT, cycle: 1.5 }],
    ['no cycle', { id: 'x', type: 'tool.chosen', tool: 'agenda', at: AT }],
    [
      'a field of the wrong kind',
      { id: 'x', type: 'question.answered', question: 'aim-why', text: {}, at: AT, cycle: 1 },
    ],
    ['a level that is none', { id: 'x', type: 'risk.assessed', risk: 'nobody-comes', level: 'dire', at: AT, cycle: 1 }],
    ['a decision that is none', { id: 'x', type: 'decision.made', phase: 'plan', option: 'perhaps', at: AT, cycle: 1 }],
    ['a record that is none', { id: 'x', type: 'journey.replaced', journey: {}, at: AT, cycle: 1 }],
    ['a record of another map', { id: 'x', type: 'journey.merged', journey: createJourney(walk), at: AT, cycle: 1 }],
    ['an adaptation that is no text', { id: 'x', type: 'cycle.started', adaptation: 7, at: AT, cycle: 2 }],
    [
      'a variant taken without its text',
      { id: 'x', type: 'variant.taken', question: 'aim-why', variant: 'y', at: AT, cycle: 1 },
    ],
  ])('hostile facts change nothing that is recorded: %s', (_, hostile) => {
    const { journey } = new Walker(workshop).satisfy('plan');
    const next = evolve(workshop, journey, hostile as Fact);
    expect({ ...next, updatedAt: '' }).toEqual({ ...journey, updatedAt: '' });
  });

  it('hostile facts about cycles that cannot be change nothing that is recorded', () => {
    for (const cycle of [0, -1, 3, 1e9]) {
      for (const body of [
        { type: 'cycle.started' },
        { type: 'phase.entered', phase: 'meet' },
        { type: 'journey.stopped', phase: 'plan' },
        { type: 'journey.resumed' },
        { type: 'journey.completed' },
        { type: 'phase.reopened', phase: 'plan' },
      ] as FactBody[]) {
        const next = evolve(workshop, begin(), fact(body, { cycle }));
        expect(next).toMatchObject({ status: 'active', cycle: 1, phase: 'plan', cycles: begin().cycles });
      }
    }
  });

  it('times in another form are kept in the one form that compares as text', () => {
    const next = evolve(
      workshop,
      begin(),
      fact({ type: 'tool.chosen', phase: 'plan', tool: 'agenda' }, { at: '2026-03-01T01:00:00+01:00' }),
    );
    expect(flat(next.cycles[0]).tools['agenda']?.at).toBe(AT);
    expect(next.updatedAt).toBe(AT);
  });

  it('updatedAt never goes back', () => {
    const at = new Walker(workshop).satisfy('plan');
    const next = evolve(
      workshop,
      at.journey,
      fact({ type: 'tool.chosen', phase: 'plan', tool: 'agenda' }, { at: '2020-01-01T00:00:00.000Z' }),
    );
    expect(next.updatedAt).toBe(at.journey.updatedAt);
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
    ['phase.entered', { type: 'phase.entered', phase: 'gone' }, 'phases', 'gone', { entered: { at: AT } }],
    [
      'phase.completed',
      { type: 'phase.completed', phase: 'gone', note: 'Kept.' },
      'phases',
      'gone',
      { completion: { done: true, note: 'Kept.' } },
    ],
    ['phase.reopened', { type: 'phase.reopened', phase: 'gone' }, 'phases', 'gone', { completion: { done: false } }],
  ])('facts about unknown ids go into unplaced: %s', (_, body, section, id, entry) => {
    const next = evolve(workshop, begin(), fact(body));
    expect(next).toMatchObject({ status: 'active', phase: 'plan', cycles: begin().cycles });
    expect((next.unplaced['1'] as Record<string, Record<string, unknown>>)[section]).toMatchObject({ [id]: entry });
    expect(Object.keys(next.unplaced)).toEqual(['1']);
    expect(Object.keys(next.unplaced['1']!)).toEqual([section]);
  });

  it('a variant discarded of an unknown question leaves nothing behind', () => {
    const next = evolve(
      workshop,
      begin(),
      fact({ type: 'variant.discarded', phase: 'x', group: 'x', question: 'gone', variant: 'v' }),
    );
    expect(next.unplaced).toEqual({});
  });

  it('facts of a cycle that is not there wait under its number', () => {
    const next = evolve(workshop, begin(), fact({ type: 'tool.chosen', phase: 'plan', tool: 'agenda' }, { cycle: 4 }));
    expect(next.unplaced).toMatchObject({ 4: { tools: { agenda: { chosen: true } } } });
    expect(next.cycles).toEqual(begin().cycles);
  });

  it('a journey replayed on a map that lost phases keeps what was written in them, and it comes home again', () => {
    const at = new Walker(workshop).complete('plan', 'meet');
    const start = { ...begin(), map: { id: 'workshop', version: '2' } };
    const cut = replay(shorter, at.facts, start);
    expect(cut.phase).toBe('plan');
    expect(Object.keys(cut.unplaced['1']!.answers!)).toEqual(['start-lead', 'middle-lead']);
    const { journey } = parseJourney(copy(cut), workshop);
    expect(flat(journey?.cycles[0]).answers).toEqual(at.cycle.answers);
    expect(flat(journey?.cycles[0]).tools).toEqual(at.cycle.tools);
    expect(journey?.cycles[0]?.phases).toEqual(at.cycle.phases);
    expect(journey?.unplaced).toEqual({});
  });

  it('replays ten thousand facts in linear time', () => {
    // Not a measurement: quadratic growth would take minutes.
    const facts = Array.from({ length: 10_000 }, (_, i) =>
      fact(
        { type: 'question.answered', phase: 'plan', group: 'aim', question: 'aim-why', text: `${i}` },
        { at: new Date(START + i).toISOString() },
      ),
    );
    const journey: Journey = replay(workshop, facts);
    expect(flat(journey.cycles[0]).answers['aim-why']?.text).toBe('9999');
  }, 20_000);

  it('phases of a map without exit rules can be satisfied by nothing', () => {
    expect(satisfying(walk, 'one')).toEqual([]);
  });
});
