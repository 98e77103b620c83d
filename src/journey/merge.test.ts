import { describe, expect, it } from 'vitest';
import { mapOf, treePlanting, walk, workshop, workshopJson } from '../../test/kit/maps.js';
import { copy, deepFreeze, flat, START, Walker } from '../../test/kit/journey-walker.js';
import { dice, stir } from '../../test/kit/random-choices.js';
import { createJourney, mergeJourneys, parseJourney, viewJourney } from './index.js';
import type { Command, Journey } from './index.js';

const answer = (question: string, text: string): Command => ({ type: 'question.answer', question, text });
const HOUR = 3_600_000;

/** Two or more who go on from one record by themselves, each an hour after the one before. */
function forks(start: Walker, count = 2): Walker[] {
  return Array.from({ length: count }, (_, i) => start.fork(START + (i + 1) * HOUR));
}

const pair = (): [Walker, Walker] => forks(new Walker(workshop)) as [Walker, Walker];
const merge = (a: Walker, b: Walker, base?: Journey) => mergeJourneys(a.journey, b.journey, base);
const answerIn = (journey: Journey, question = 'aim-why') => flat(journey.cycles[0]).answers[question];
const textsIn = (journey: Journey, question = 'aim-why') => {
  const { variants } = viewJourney(workshop, journey);
  return [answerIn(journey, question)?.text, ...(variants[question] ?? []).map(({ text }) => text)];
};

describe('mergeJourneys, per field', () => {
  it.each<[string, Command[], Command[], (journey: Journey) => unknown, unknown]>([
    [
      'a group',
      [{ type: 'group.set-aside', group: 'aim', reason: 'Ours.' }],
      [{ type: 'group.set-aside', group: 'aim', reason: 'Theirs.' }],
      ({ cycles }) => flat(cycles[0]).groups['aim']?.reason,
      'Theirs.',
    ],
    [
      'a tool',
      [{ type: 'tool.choose', tool: 'agenda', note: 'Ours.' }],
      [
        { type: 'tool.choose', tool: 'agenda' },
        { type: 'tool.drop', tool: 'agenda' },
      ],
      ({ cycles }) => flat(cycles[0]).tools['agenda']?.chosen,
      false,
    ],
    [
      'a decision',
      [{ type: 'decision.make', phase: 'plan', option: 'go' }],
      [{ type: 'decision.make', phase: 'plan', option: 'wait' }],
      ({ cycles }) => cycles[0]?.decisions['plan']?.option,
      'wait',
    ],
    [
      'an answer',
      [answer('aim-why', 'Ours.')],
      [answer('aim-why', 'Theirs.')],
      (journey) => answerIn(journey)?.text,
      'Theirs.',
    ],
    [
      'a field of a risk',
      [{ type: 'risk.assess', risk: 'nobody-comes', level: 'low' }],
      [{ type: 'risk.assess', risk: 'nobody-comes', level: 'high' }],
      ({ cycles }) => flat(cycles[0]).risks['nobody-comes']?.level,
      'high',
    ],
  ])('the later change stands: %s', (_, first, second, field, expected) => {
    const [a, b] = pair();
    a.send(...first);
    b.send(...second);
    expect(field(merge(a, b))).toEqual(expected);
    expect(field(merge(b, a))).toEqual(expected);
  });

  it('at the same time, the greater fact id stands', () => {
    const [a, b] = [1, 2].map(
      (series) =>
        new Walker(workshop, { series, journey: createJourney(workshop, { id: 'x', now: () => new Date(START) }) }),
    ) as [Walker, Walker];
    a.send({ type: 'group.set-aside', group: 'aim', reason: 'Ours.' }, answer('people-lead', 'Ours.'), {
      type: 'risk.assess',
      risk: 'nobody-comes',
      note: 'Ours.',
    });
    b.send({ type: 'group.set-aside', group: 'aim', reason: 'Theirs.' }, answer('people-lead', 'Theirs.'), {
      type: 'risk.assess',
      risk: 'nobody-comes',
      note: 'Theirs.',
    });
    for (const { cycles } of [merge(a, b), merge(b, a)]) {
      expect(flat(cycles[0]).groups['aim']?.reason).toBe('Theirs.');
      expect(flat(cycles[0]).answers['people-lead']?.text).toBe('Theirs.');
      expect(flat(cycles[0]).risks['nobody-comes']?.note).toBe('Theirs.');
    }
  });

  it('the greater fact id is the one that goes on where the other ends', () => {
    const [a, b] = ['a', 'ab'].map((by) => byHand({ 'aim-why': { text: `By ${by}.`, by } })) as [Journey, Journey];
    for (const merged of [mergeJourneys(a, b), mergeJourneys(b, a)])
      expect(textsIn(merged)).toEqual(['By ab.', 'By a.']);
  });

  it('each field of a risk is one', () => {
    const [a, b] = pair();
    a.send({ type: 'risk.assess', risk: 'nobody-comes', level: 'low', owner: 'Ada', measures: ['ask-early'] });
    b.send({ type: 'risk.assess', risk: 'nobody-comes', level: 'high', note: 'Soon.' });
    expect(flat(merge(a, b).cycles[0]).risks['nobody-comes']).toMatchObject({
      level: 'high',
      owner: 'Ada',
      note: 'Soon.',
      measures: ['ask-early'],
    });
  });

  it('what only one side has is kept', () => {
    const [a, b] = pair();
    a.send({ type: 'tool.choose', tool: 'agenda' });
    b.send({ type: 'tool.choose', tool: 'invitation' }, answer('people-lead', 'All.'));
    expect(flat(merge(a, b).cycles[0])).toMatchObject({
      tools: { agenda: { chosen: true }, invitation: { chosen: true } },
      answers: { 'people-lead': { text: 'All.' } },
    });
  });

  it('how far a phase is goes by its last completion or reopening, and once completed stays known', () => {
    const start = new Walker(walk);
    start.send({ type: 'phase.complete', phase: 'one' });
    const [a, b] = forks(start) as [Walker, Walker];
    a.send({ type: 'phase.complete', phase: 'two' });
    b.send({ type: 'phase.reopen', phase: 'one' });
    const merged = new Walker(walk, { journey: merge(a, b) });
    expect(merged.states).toEqual(['current', 'done', 'open', 'locked', 'locked']);
    expect(merged.cycle.phases['one']?.completedAt).toBe(start.cycle.phases['one']?.completedAt);
  });

  it('marks go by the last that was set or cleared', () => {
    const start = new Walker(walk);
    start.send({ type: 'phase.complete', phase: 'one' }, { type: 'phase.complete', phase: 'two' });
    const [a, b] = forks(start) as [Walker, Walker];
    a.send({ type: 'tool.choose', tool: 'one-tool' }, { type: 'phase.complete', phase: 'two' });
    b.send({ type: 'tool.choose', tool: 'one-tool' });
    expect(new Walker(walk, { journey: merge(a, b) }).phase('two').state).toBe('check-again');
    a.send({ type: 'phase.complete', phase: 'two' });
    expect(new Walker(walk, { journey: merge(b, a) }).phase('two').state).toBe('check-again');
    const later = a.fork(START + 5 * HOUR);
    later.send({ type: 'tool.choose', tool: 'one-tool', note: 'x' }, { type: 'phase.complete', phase: 'two' });
    expect(new Walker(walk, { journey: merge(b, later) }).phase('two').state).toBe('done');
  });

  it('a decision that a resume put aside has to be made anew, also after a merge with those who did not see it', () => {
    const start = new Walker(workshop);
    start.send({ type: 'decision.make', phase: 'plan', option: 'stop' });
    const [a, b] = forks(start) as [Walker, Walker];
    a.send({ type: 'journey.resume' });
    const merged = new Walker(workshop, { journey: merge(b, a) });
    expect(merged.journey.status).toBe('active');
    expect(merged.phase('plan').decision).toBeUndefined();
  });
});

describe('mergeJourneys, cycles and lifecycle', () => {
  it('cycles go by number', () => {
    const start = new Walker(walk).finish();
    const [a, b] = forks(start) as [Walker, Walker];
    a.send({ type: 'cycle.start', adaptation: 'Slower.' }, { type: 'tool.choose', tool: 'one-tool' });
    b.send({ type: 'tool.choose', tool: 'two-tool' });
    const merged = merge(a, b);
    expect(merged).toMatchObject({ cycle: 2, status: 'active', phase: 'one' });
    expect(merged.cycles.map(({ number }) => number)).toEqual([1, 2]);
    expect(flat(merged.cycles[0]).tools).toMatchObject({ 'two-tool': { chosen: true } });
    expect(flat(merged.cycles[1])).toMatchObject({
      started: { adaptation: 'Slower.' },
      tools: { 'one-tool': { chosen: true } },
    });
  });

  it('two who began the same cycle share it', () => {
    const [a, b] = forks(new Walker(walk).finish()) as [Walker, Walker];
    a.send({ type: 'cycle.start', adaptation: 'Ours.' });
    b.send({ type: 'cycle.start', adaptation: 'Theirs.' }, { type: 'phase.complete', phase: 'one' });
    expect(merge(a, b)).toMatchObject({ cycle: 2, phase: 'two', cycles: [{}, { started: { adaptation: 'Theirs.' } }] });
  });

  type Lifecycle = [string, Command[], Command[], object];
  const complete = (phase: string): Command => ({ type: 'phase.complete', phase });
  const lifecycle: Lifecycle[] = [
    ['phase.entered', [complete('one')], [complete('one'), complete('two')], { phase: 'three', status: 'active' }],
    [
      'phase.reopened',
      [complete('one'), complete('two')],
      [complete('one'), { type: 'phase.reopen', phase: 'one' }],
      { phase: 'one', status: 'active' },
    ],
    [
      'journey.completed',
      [complete('one')],
      walk.phases.map(({ id }) => complete(id)),
      { phase: 'five', status: 'completed' },
    ],
    [
      'cycle.started',
      [complete('one')],
      [...walk.phases.map(({ id }) => complete(id)), { type: 'cycle.start' }],
      { phase: 'one', status: 'active', cycle: 2 },
    ],
    [
      'journey.replaced',
      [complete('one')],
      [{ type: 'journey.replace', journey: new Walker(walk).complete('one', 'two').journey }],
      { phase: 'three', status: 'active' },
    ],
    [
      'journey.restarted',
      [complete('one')],
      [complete('one'), { type: 'journey.restart' }],
      { phase: 'one', status: 'active' },
    ],
  ];
  it.each(lifecycle)('phase and status come from the later lifecycle fact: %s', (_, first, second, expected) => {
    const [a, b] = forks(new Walker(walk)) as [Walker, Walker];
    a.send(...first);
    b.send(...second);
    expect(merge(a, b)).toMatchObject(expected);
    expect(merge(b, a)).toMatchObject(expected);
  });

  it.each<[string, Command[], Journey['status']]>([
    ['journey.stopped', [{ type: 'decision.make', phase: 'plan', option: 'stop' }], 'stopped'],
    [
      'journey.resumed',
      [{ type: 'decision.make', phase: 'plan', option: 'stop' }, { type: 'journey.resume' }],
      'active',
    ],
  ])('phase and status come from the later lifecycle fact: %s', (_, second, status) => {
    const [a, b] = pair();
    a.complete('plan');
    b.send(...second);
    expect(merge(a, b)).toMatchObject({ status, phase: 'plan' });
  });

  it('the greater cycle goes before the later fact', () => {
    const start = new Walker(walk).finish();
    const [a, b] = forks(start) as [Walker, Walker];
    a.send({ type: 'cycle.start' });
    b.send({ type: 'phase.reopen', phase: 'three' });
    expect(merge(a, b)).toMatchObject({ cycle: 2, phase: 'one', status: 'active' });
  });

  it('work moves nothing, however late', () => {
    const [a, b] = forks(new Walker(walk)) as [Walker, Walker];
    a.send(complete('one'));
    b.send({ type: 'tool.choose', tool: 'one-tool' });
    expect(merge(a, b)).toMatchObject({ phase: 'two' });
  });

  it('the id is that of the older record', () => {
    const old = createJourney(walk, { id: 'z', now: () => new Date(START) });
    const young = createJourney(walk, { id: 'a', now: () => new Date(START + 1) });
    for (const merged of [mergeJourneys(old, young), mergeJourneys(young, old)]) {
      expect(merged).toMatchObject({ id: 'z', createdAt: old.createdAt, updatedAt: young.updatedAt });
    }
  });

  it('the id is the smaller one where they are equally old', () => {
    const [a, z] = ['a', 'z'].map((id) => createJourney(walk, { id, now: () => new Date(START) })) as [
      Journey,
      Journey,
    ];
    expect(mergeJourneys(z, a).id).toBe('a');
    expect(mergeJourneys(a, z).id).toBe('a');
  });

  it('in records that nobody has moved in, the phase is the same whichever way round, though their maps begin elsewhere', () => {
    const later = mapOf({ ...workshopJson, version: '2', phases: workshopJson.phases.slice(1) });
    const [a, b] = [
      createJourney(later, { id: 'a', now: () => new Date(START) }),
      createJourney(workshop, { id: 'b', now: () => new Date(START + 1) }),
    ];
    for (const merged of [mergeJourneys(a, b), mergeJourneys(b, a)]) {
      expect(merged).toMatchObject({ phase: 'plan', status: 'active', map: { version: '2' } });
    }
  });

  it('records of different maps are not merged: the first is given back', () => {
    const ours = createJourney(walk);
    expect(mergeJourneys(ours, createJourney(treePlanting))).toBe(ours);
  });
});

describe('mergeJourneys, variants', () => {
  it('without a base, a variant is kept where both texts differ', () => {
    const [a, b] = pair();
    a.send(answer('aim-why', 'Ours.'));
    b.send(answer('aim-why', 'Theirs.'));
    expect(answerIn(merge(a, b))).toMatchObject({
      text: 'Theirs.',
      variants: [{ id: a.facts[0]!.id, text: 'Ours.', at: a.facts[0]!.at }],
    });
  });

  it('words that one side settled are not lost where the other side wrote the same, unseen', () => {
    const [a, b] = pair();
    a.send(answer('aim-why', 'So.'));
    b.send(answer('aim-why', 'So.'), answer('aim-why', 'Or so.'));
    expect(textsIn(merge(a, b))).toEqual(['Or so.', 'So.']);
  });

  it('the same text on both sides is no variant, and is settled once for both', () => {
    const [a, b] = pair();
    a.send(answer('aim-why', 'The same.'));
    b.send(answer('aim-why', 'The same.'));
    const both = new Walker(workshop, { journey: merge(a, b), start: START + HOUR });
    expect(textsIn(both.journey)).toEqual(['The same.']);
    both.send(answer('aim-why', 'Another.'));
    for (const old of [a, b]) expect(textsIn(mergeJourneys(both.journey, old.journey))).toEqual(['Another.']);
  });

  it('the same text of two, once overtaken by somebody who had seen both, comes back from neither', () => {
    const [a, b] = pair();
    a.send(answer('aim-why', 'The same.'));
    b.send(answer('aim-why', 'Other.'), answer('aim-why', 'The same.'));
    const later = new Walker(workshop, { journey: merge(a, b), start: START + 9 * HOUR });
    later.send(answer('aim-why', 'Later.'));
    for (const side of [a, b]) expect(merge(later, side)).toEqual(later.journey);
  });

  it.each([
    ['Aa', 'BB'],
    ['ab', 'ba'],
    ['a', 'aa'],
    ['', ' x'],
  ])('a text that was overtaken (%j) does not take another (%j) with it', (gone, other) => {
    const [a, b] = pair();
    a.send(answer('aim-why', 'First.'), answer('aim-why', other));
    b.send(answer('aim-why', gone || 'x'), answer('aim-why', gone), answer('aim-why', 'Last.'));
    expect(textsIn(merge(a, b))).toEqual(['Last.', other]);
  });

  it.each<[string, Command]>([
    ['a tool', { type: 'tool.choose', tool: 'agenda' }],
    ['a field of a risk', { type: 'risk.assess', risk: 'nobody-comes', level: 'low' }],
    ['an answer', answer('aim-why', 'So.')],
  ])('what was written at the very time of a reset is dropped with what was before: %s', (_, command) => {
    const start = new Walker(workshop);
    start.send(command);
    const reset = {
      ...createJourney(workshop, { id: 'journey', now: () => new Date(START) }),
      resetAt: start.journey.updatedAt,
    };
    expect(mergeJourneys(reset, start.journey).cycles).toEqual(reset.cycles);
  });

  it('a text that was overtaken can be written again', () => {
    const start = new Walker(workshop);
    start.send(answer('aim-why', 'First.'), answer('aim-why', 'Second.'));
    const [a, b] = forks(start) as [Walker, Walker];
    a.send(answer('aim-why', 'First.'));
    b.send(answer('aim-why', 'Third.'));
    expect(textsIn(merge(a, b))).toEqual(['Third.', 'First.']);
  });

  it('what one side wrote over, having seen it, is no variant', () => {
    const start = new Walker(workshop);
    start.send(answer('aim-why', 'First.'));
    const [a, b] = forks(start) as [Walker, Walker];
    a.send(answer('aim-why', 'Second.'), answer('aim-why', 'Third.'));
    expect(textsIn(merge(a, b))).toEqual(['Third.']);
    b.send(answer('aim-why', 'Other.'));
    expect(textsIn(merge(a, b))).toEqual(['Other.', 'Third.']);
  });

  it('with a base, a text that equals it is no variant', () => {
    const start = byHand({ 'aim-why': { text: 'First.', at: '2026-01-01T00:00:00.000Z', by: 'a' } });
    // Records without marks of what was overtaken, as written by hand: only the base tells.
    const ours = byHand({ 'aim-why': { text: 'Ours.', at: '2026-01-02T00:00:00.000Z', by: 'b' } });
    expect(textsIn(mergeJourneys(ours, start))).toEqual(['Ours.', 'First.']);
    expect(textsIn(mergeJourneys(ours, start, start))).toEqual(['Ours.']);
    expect(textsIn(mergeJourneys(start, ours, start))).toEqual(['Ours.']);
  });

  it('with a base, a variant is kept where both differ from it and from each other', () => {
    const start = new Walker(workshop);
    start.send(answer('aim-why', 'First.'));
    const [a, b] = forks(start) as [Walker, Walker];
    a.send(answer('aim-why', 'Ours.'), answer('people-lead', 'Ours.'));
    b.send(answer('aim-why', 'Theirs.'), answer('people-lead', 'Theirs.'));
    const merged = merge(a, b, start.journey);
    expect(textsIn(merged)).toEqual(['Theirs.', 'Ours.']);
    expect(textsIn(merged, 'people-lead')).toEqual(['Theirs.', 'Ours.']);
  });

  it('with a base, changing back to it leaves no variant', () => {
    const start = new Walker(workshop);
    start.send(answer('aim-why', 'First.'));
    const [a, b] = forks(start) as [Walker, Walker];
    a.send(answer('aim-why', 'Ours.'));
    b.send(answer('aim-why', 'Theirs.'), answer('aim-why', 'First.'));
    expect(textsIn(merge(a, b, start.journey))).toEqual(['First.']);
    expect(textsIn(merge(a, b))).toEqual(['First.', 'Ours.']);
  });

  it('with a base that knows nothing of a cycle yet, all in it is new', () => {
    const [a, b] = pair().map((one) => {
      one.finish().send({ type: 'cycle.start' }, answer('aim-why', `By ${one.journey.updatedAt}.`));
      return one;
    }) as [Walker, Walker];
    const merged = merge(a, b, createJourney(workshop, { id: 'journey', now: () => new Date(START) }));
    expect(flat(merged.cycles[1]).answers['aim-why']?.variants).toHaveLength(1);
    expect(flat(merged.cycles[1])).toEqual(flat(merge(a, b).cycles[1]));
  });

  it('with a base that has no answer, clearing what one wrote is changing back to it', () => {
    const [a, b] = pair();
    a.send(answer('aim-why', 'Ours.'));
    b.send(answer('aim-why', 'Theirs.'), answer('aim-why', ''));
    expect(textsIn(merge(a, b, new Walker(workshop).journey))).toEqual(['']);
    expect(textsIn(merge(a, b))).toEqual(['', 'Ours.']);
  });

  it('with a base, the same text on both sides has no variants', () => {
    const [a, b] = pair();
    for (const one of [a, b]) one.send(answer('aim-why', 'Both.'));
    expect(answerIn(merge(a, b, new Walker(workshop).journey))).toEqual(answerIn(merge(a, b)));
    expect(textsIn(merge(a, b, new Walker(workshop).journey))).toEqual(['Both.']);
  });

  it('with a base, variants that were there before stay', () => {
    const [a, b] = pair();
    a.send(answer('aim-why', 'Ours.'));
    b.send(answer('aim-why', 'Theirs.'));
    const base = merge(a, b);
    const [c, d] = forks(new Walker(workshop, { journey: base })) as [Walker, Walker];
    c.send({ type: 'tool.choose', tool: 'agenda' });
    d.send({ type: 'tool.choose', tool: 'invitation' });
    expect(textsIn(merge(c, d, base))).toEqual(['Theirs.', 'Ours.']);
  });

  it('a cleared answer leaves a tombstone: what was cleared comes not back', () => {
    const start = new Walker(workshop);
    start.send(answer('aim-why', 'First.'));
    const [a, b] = forks(start) as [Walker, Walker];
    a.send(answer('aim-why', ''));
    expect(textsIn(merge(a, b))).toEqual(['']);
    expect(textsIn(merge(b, a))).toEqual(['']);
  });

  it('what somebody wrote anew beside the clearing is kept', () => {
    const start = new Walker(workshop);
    start.send(answer('aim-why', 'First.'));
    const [a, b] = forks(start) as [Walker, Walker];
    a.send(answer('aim-why', 'Anew.'));
    b.send(answer('aim-why', ''));
    expect(textsIn(merge(a, b))).toEqual(['', 'Anew.']);
    a.now();
    const later = a.fork(START + 9 * HOUR);
    later.send(answer('aim-why', 'Later.'));
    expect(textsIn(merge(b, later))).toEqual(['Later.']);
  });

  it.each<[string, Command, (journey: Journey) => unknown]>([
    ['a tool dropped', { type: 'tool.drop', tool: 'agenda' }, ({ cycles }) => flat(cycles[0]).tools['agenda']?.chosen],
    [
      'a group taken up',
      { type: 'group.take-up', group: 'aim' },
      ({ cycles }) => flat(cycles[0]).groups['aim']?.setAside,
    ],
    [
      'a field of a risk cleared',
      { type: 'risk.assess', risk: 'nobody-comes', accepted: null },
      ({ cycles }) => flat(cycles[0]).risks['nobody-comes']?.accepted ?? false,
    ],
  ])('%s leaves a tombstone', (_, command, field) => {
    const start = new Walker(workshop);
    start.send(
      { type: 'tool.choose', tool: 'agenda' },
      { type: 'group.set-aside', group: 'aim' },
      { type: 'risk.assess', risk: 'nobody-comes', accepted: true },
    );
    const [a, b] = forks(start) as [Walker, Walker];
    a.send(command);
    expect(field(merge(a, b))).toBe(false);
    expect(field(merge(b, a))).toBe(false);
  });

  it('variants come oldest first', () => {
    const all = forks(new Walker(workshop), 4);
    all.forEach((one, i) => one.send(answer('aim-why', `Wording ${i}.`)));
    const merged = all.map(({ journey }) => journey).reduce((a, b) => mergeJourneys(a, b));
    expect(textsIn(merged)).toEqual(['Wording 3.', 'Wording 0.', 'Wording 1.', 'Wording 2.']);
  });

  it('a variant settled on one side is settled on both, and one that both settled differently by the later', () => {
    const [a, b] = pair();
    a.send(answer('aim-why', 'Ours.'));
    b.send(answer('aim-why', 'Theirs.'));
    const [c, d] = forks(new Walker(workshop, { journey: merge(a, b) })) as [Walker, Walker];
    const variant = answerIn(c.journey)!.variants![0]!.id;
    c.send({ type: 'variant.take', question: 'aim-why', variant });
    expect(textsIn(merge(c, d))).toEqual(['Ours.']);
    d.send({ type: 'variant.discard', question: 'aim-why', variant });
    expect(textsIn(merge(c, d))).toEqual(['Ours.']);
    expect(textsIn(merge(d, c))).toEqual(['Ours.']);
  });

  it('what a stored record says is done with comes not back: its marks mean the same in every version', () => {
    const old = byHand({ 'aim-why': { text: 'First.', at: '2026-01-01T00:00:00.000Z', by: 'a' } });
    const stored = byHand({
      'aim-why': { text: 'Second.', at: '2026-01-02T00:00:00.000Z', by: 'b', past: ['0mjuohs00xvlzx86'] },
    });
    expect(textsIn(mergeJourneys(stored, old))).toEqual(['Second.']);
    expect(textsIn(mergeJourneys(old, stored))).toEqual(['Second.']);
  });

  it('of two texts of which each side says that the other’s is done with, nothing is left, with a base or without', () => {
    const at = new Walker(workshop);
    at.send(answer('aim-why', 'First.'), answer('aim-why', 'Second.'));
    const [first, second] = at.facts.map(({ at, id: by }, i) => ({ text: ['First.', 'Second.'][i], at, by }));
    at.send(answer('aim-why', 'Third.'));
    const [firstMark, secondMark] = answerIn(at.journey)!.past!;
    const a = byHand({ 'aim-why': { ...first, past: [secondMark] } });
    const b = byHand({ 'aim-why': { ...second, past: [firstMark] } });
    for (const base of [undefined, byHand({})]) expect(mergeJourneys(a, b, base).cycles[0]?.answers).toEqual({});
  });

  it('two texts of one stamp, as in copies edited by hand, are both kept, whichever way round', () => {
    const [a, b] = ['One.', 'Other.'].map((text) => byHand({ 'aim-why': { text } })) as [Journey, Journey];
    expect(textsIn(mergeJourneys(a, b)).sort()).toEqual(['One.', 'Other.']);
    expect(mergeJourneys(a, b)).toEqual(mergeJourneys(b, a));
    const at = new Walker(workshop, { journey: mergeJourneys(a, b) });
    at.send({ type: 'variant.discard', question: 'aim-why', variant: answerIn(at.journey)!.variants![0]!.id });
    expect(textsIn(at.journey)).toHaveLength(1);
    expect(textsIn(mergeJourneys(at.journey, b))).toHaveLength(1);
    expect(textsIn(mergeJourneys(at.journey, a))).toHaveLength(1);
  });
});

describe('mergeJourneys, resets', () => {
  it.each<[string, Command]>([
    ['restart', { type: 'journey.restart' }],
    [
      'replace',
      { type: 'journey.replace', journey: createJourney(workshop, { id: 'other', now: () => new Date(START + 1) }) },
    ],
  ])('after a %s, what others wrote up to then is dropped', (_, command) => {
    const start = new Walker(workshop).complete('plan', 'meet');
    start.send(
      { type: 'group.set-aside', group: 'contact' },
      { type: 'question.answer', question: 'contact-lead', text: 'We.' },
    );
    const [a, b] = forks(start) as [Walker, Walker];
    b.send({ type: 'tool.choose', tool: 'letter' });
    const reset = start.fork(START + 9 * HOUR);
    reset.send(command, { type: 'tool.choose', tool: 'agenda' });
    for (const side of [start, a, b]) {
      expect(merge(reset, side)).toEqual(reset.journey);
      expect(merge(side, reset)).toEqual(reset.journey);
    }
  });

  it('what others wrote after it is kept, field by field', () => {
    const start = new Walker(workshop).complete('plan');
    start.send({ type: 'risk.assess', risk: 'too-long', owner: 'Ada' }, answer('start-lead', 'Before.'));
    const [reset, other] = forks(start) as [Walker, Walker];
    reset.send({ type: 'journey.restart' });
    other
      .satisfy('meet')
      .send({ type: 'risk.assess', risk: 'too-long', note: 'After.' }, { type: 'phase.complete', phase: 'meet' });
    other.send(
      { type: 'group.set-aside', group: 'contact' },
      { type: 'tool.choose', tool: 'letter' },
      answer('start-lead', 'After.'),
    );
    const merged = merge(reset, other);
    expect(merged).toEqual(merge(other, reset));
    const cycle = flat(merged.cycles[0]);
    expect(cycle.risks['too-long']).toMatchObject({ note: 'After.', accepted: true });
    expect(cycle.risks['too-long']).not.toHaveProperty('owner');
    expect(Object.keys(cycle.answers).sort()).toEqual(['middle-lead', 'start-lead']);
    expect(textsIn(merged, 'start-lead')).toEqual(['After.']);
    expect(cycle.decisions).toEqual({});
    expect(cycle.groups).toMatchObject({ contact: { setAside: true } });
    expect(cycle.phases['plan']).toBeUndefined();
    expect(cycle.phases['meet']).toMatchObject({ completion: { done: true } });
    expect(merged).toMatchObject({ phase: 'keep', resetAt: reset.journey.resetAt });
  });

  // From 2059 on, a time in milliseconds has a digit more in base 36.
  it.each([2026, 2058])(
    'what was overtaken is remembered only if it was written after a reset, in %i as in any year',
    (year) => {
      const start = new Walker(workshop, { start: Date.UTC(year, 0) });
      start.send(answer('aim-why', 'First.'), answer('aim-why', 'Second.'));
      const other = start.fork(Date.UTC(year + 3, 0));
      const reset = start.fork(Date.UTC(year + 2, 0));
      other.send(answer('aim-why', 'Third.'), answer('aim-why', 'Fourth.'), answer('people-lead', 'All.'));
      reset.send({ type: 'journey.restart' });
      const { past, ...written } = answerIn(other.journey)!;
      expect(past).toHaveLength(3);
      const merged = merge(other, reset);
      expect(answerIn(merged)).toEqual({ ...written, past: past!.slice(2) });
      expect(answerIn(merged, 'people-lead')).toEqual(answerIn(other.journey, 'people-lead'));
    },
  );

  it('cycles of which nothing is left are dropped, and those of which something is are kept', () => {
    const start = new Walker(walk).finish();
    start.send({ type: 'cycle.start' });
    const [reset, other] = forks(start) as [Walker, Walker];
    reset.send({ type: 'journey.restart' });
    expect(merge(reset, start)).toEqual(reset.journey);
    other.send({ type: 'tool.choose', tool: 'one-tool' });
    expect(
      merge(reset, other)
        .cycles.map(flat)
        .map(({ number, tools }) => [number, Object.keys(tools)]),
    ).toEqual([
      [1, []],
      [2, ['one-tool']],
    ]);
    expect(merge(reset, other)).toMatchObject({ status: 'active', phase: 'one', cycle: 2 });
  });

  it('a cycle that nobody has moved in since is active, whatever became of the one before', () => {
    const start = new Walker(walk).finish();
    const { journey: finished } = start;
    start.send({ type: 'cycle.start' });
    const [reset, other] = forks(start) as [Walker, Walker];
    reset.send({ type: 'journey.replace', journey: finished });
    expect(reset.journey.status).toBe('completed');
    other.send({ type: 'tool.choose', tool: 'one-tool' });
    expect(merge(reset, other)).toMatchObject({ status: 'active', cycle: 2, phase: 'five' });
    expect(merge(other, reset)).toEqual(merge(reset, other));
  });

  it('what waits under unplaced is dropped likewise', () => {
    const shorter = mapOf({ ...workshopJson, phases: workshopJson.phases.slice(0, 1) });
    const { journey } = new Walker(workshop).complete('plan', 'meet');
    const start = new Walker(shorter, { journey: parseJourney(copy(journey), shorter).journey! });
    const [reset] = forks(start) as [Walker];
    reset.send({ type: 'journey.restart' });
    expect(merge(start, reset)).toEqual(reset.journey);
    expect(merge(reset, start)).toEqual(reset.journey);
  });

  it('the greater reset counts, and its record is the one that goes on', () => {
    const start = new Walker(workshop).complete('plan');
    const [a, b] = forks(start) as [Walker, Walker];
    a.send({ type: 'journey.restart' }, { type: 'tool.choose', tool: 'agenda' });
    const replacing = createJourney(workshop, { id: 'aaa', now: () => new Date(START + 5) });
    b.send({ type: 'journey.replace', journey: replacing });
    const merged = merge(a, b);
    expect(merged).toEqual(merge(b, a));
    expect(merged).toMatchObject({ id: 'aaa', createdAt: replacing.createdAt, resetAt: b.journey.resetAt });
    expect(flat(merged.cycles[0]).tools).toEqual({});
  });

  it('what replaced is kept whole, though it is older than the reset', () => {
    const given = new Walker(workshop).complete('plan').journey;
    const [a, b] = pair();
    a.send({ type: 'journey.replace', journey: given });
    b.send({ type: 'tool.choose', tool: 'invitation' });
    expect(merge(b, a).cycles[0]?.answers).toEqual(given.cycles[0]?.answers);
  });
});

describe('mergeJourneys, unplaced', () => {
  it('what waits on one side only, or for other cycles, waits still', () => {
    const tool = { chosen: true, at: '2026-01-01T00:00:00.000Z', by: 'a' };
    const base = createJourney(workshop, { id: 'x', now: () => new Date(START) });
    const [a, b] = [1, 2].map((cycle): Journey => ({ ...base, unplaced: { [cycle]: { tools: { gone: tool } } } })) as [
      Journey,
      Journey,
    ];
    expect(mergeJourneys(a, b).unplaced).toEqual({ 1: { tools: { gone: tool } }, 2: { tools: { gone: tool } } });
    expect(mergeJourneys(b, a)).toEqual(mergeJourneys(a, b));
    expect(mergeJourneys(a, base).unplaced).toEqual(a.unplaced);
  });

  const shorter = mapOf({ ...workshopJson, phases: workshopJson.phases.slice(0, 1) });

  it('merges what waits, entry by entry', () => {
    const [a, b] = pair();
    a.progression = b.progression = 'open';
    a.send(answer('lesson-lead', 'Ours.'), { type: 'tool.choose', tool: 'wall' });
    b.send(answer('lesson-lead', 'Theirs.'), { type: 'tool.choose', tool: 'pairs' });
    const [x, y] = [a, b].map(({ journey }) => parseJourney(copy(journey), shorter).journey!) as [Journey, Journey];
    const merged = mergeJourneys(x, y);
    expect(merged).toEqual(mergeJourneys(y, x));
    expect(merged.unplaced['1']?.answers?.['lesson-lead']).toMatchObject({
      text: 'Theirs.',
      variants: [{ text: 'Ours.' }],
    });
    expect(Object.keys(merged.unplaced['1']!.tools!).sort()).toEqual(['pairs', 'wall']);
  });
});

describe('mergeJourneys, laws', () => {
  /** Three who went on from one record, at clocks of their own, after random commands on each side. */
  function three(seed: number): [Journey, Journey, Journey] {
    const roll = dice(seed);
    const start = new Walker(workshop, { progression: 'open' });
    for (let i = 0; i < 10; i++) stir(start, roll);
    const all = Array.from({ length: 3 }, () => start.fork(START + roll(4) * HOUR));
    for (let i = 0; i < 40; i++) {
      const at = all[roll(3)]!;
      const whim = roll(60);
      if (whim < 5) at.send({ type: 'journey.merge', journey: all[roll(3)]!.journey });
      else if (whim === 5) at.send({ type: 'journey.restart' });
      else if (whim === 6)
        at.send({ type: 'journey.replace', journey: { ...copy(start.journey), id: `replaced-${i}` } });
      else stir(at, roll);
    }
    return all.map(({ journey }) => journey) as [Journey, Journey, Journey];
  }

  const seeds = Array.from({ length: 12 }, (_, i) => (i + 1) * 7907);
  let made: [Journey, Journey, Journey][] | undefined;
  const sides = () => (made ??= seeds.map((seed) => three(seed)));

  it('is commutative', () => {
    for (const [a, b, c] of sides()) {
      expect(mergeJourneys(a, b)).toEqual(mergeJourneys(b, a));
      expect(mergeJourneys(b, c)).toEqual(mergeJourneys(c, b));
    }
  });

  it('is associative', () => {
    for (const [a, b, c] of sides()) {
      expect(mergeJourneys(mergeJourneys(a, b), c)).toEqual(mergeJourneys(a, mergeJourneys(b, c)));
    }
  });

  it('is idempotent', () => {
    for (const [a, b] of sides()) {
      expect(mergeJourneys(a, copy(a))).toEqual(a);
      const merged = mergeJourneys(a, b);
      expect(mergeJourneys(merged, copy(merged))).toEqual(merged);
      expect(mergeJourneys(merged, a)).toEqual(merged);
      expect(mergeJourneys(b, merged)).toEqual(merged);
    }
  });

  it('a merge with an ancestor of one’s own changes nothing', () => {
    for (const seed of seeds) {
      const roll = dice(seed);
      const at = new Walker(workshop, { progression: 'open' });
      const past: Journey[] = [];
      for (let i = 0; i < 40; i++) {
        past.push(at.journey);
        if (i === 25)
          at.send({
            type: 'journey.replace',
            journey: { ...copy(past[8]!), id: 'another', createdAt: new Date(START + HOUR).toISOString() },
          });
        else if (i === 35) at.send({ type: 'journey.restart' });
        else stir(at, roll);
      }
      for (const ancestor of past) {
        expect(mergeJourneys(at.journey, ancestor)).toEqual(at.journey);
        expect(mergeJourneys(copy(ancestor), at.journey)).toEqual(at.journey);
      }
    }
  });

  it('no text that was not overtaken or settled is lost', () => {
    for (const seed of seeds) {
      const roll = dice(seed);
      const all = forks(new Walker(workshop), 3);
      all.forEach((at, who) => {
        for (let i = 0; i <= roll(3); i++) at.send(answer('aim-why', `Wording ${who}.${i}`));
      });
      const last = all.map(({ journey }) => answerIn(journey)!.text);
      expect(textsIn(all.map(({ journey }) => journey).reduce((a, b) => mergeJourneys(a, b))).sort()).toEqual(
        last.sort(),
      );
    }
  });

  it('what comes out is a record like any other, and neither side is changed', () => {
    for (const [a, b] of sides().slice(0, 4)) {
      const merged = mergeJourneys(deepFreeze(copy(a)), deepFreeze(copy(b)));
      expect(parseJourney(copy(merged), workshop)).toEqual({ journey: merged, problems: [] });
    }
  });

  it('a record merged with itself is that record', () => {
    const { journey } = new Walker(workshop);
    expect(mergeJourneys(journey, journey)).toBe(journey);
  });
});

/** A record with answers as somebody may write them by hand. */
function byHand(answers: object): Journey {
  const { journey } = parseJourney(
    {
      format: 'process-map-journey',
      version: 1,
      id: 'mine',
      map: { id: 'workshop' },
      createdAt: '2026-01-01T00:00:00.000Z',
      cycles: [{ answers }],
    },
    workshop,
  );
  return journey!;
}
