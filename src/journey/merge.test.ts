import { describe, expect, it } from 'vitest';
import { readMap, treePlanting, walk, workshop, workshopJson } from '../../test/kit/maps.js';
import { copy, deepFreeze, flat, HOUR, START, Walker } from '../../test/kit/journey-walker.js';
import { createDice, sendRandomCommand } from '../../test/kit/random-choices.js';
import { createJourney, mergeJourneys, parseJourney, viewJourney } from './index.js';
import { isEmptyJourney } from './merge.js';
import type { Command, Journey } from './index.js';

const answer = (question: string, text: string): Command => ({ type: 'question.answer', question, text });

/** Creates replicas of one record with clocks one hour apart, in order. */
function createForks(startWalker: Walker, count = 2): Walker[] {
  return Array.from({ length: count }, (_, i) => startWalker.fork(START + (i + 1) * HOUR));
}

const createPair = (): [Walker, Walker] => createForks(new Walker(workshop)) as [Walker, Walker];
const merge = (a: Walker, b: Walker, base?: Journey) => mergeJourneys(a.journey, b.journey, base);
const getAnswer = (journey: Journey, question = 'aim-why') => flat(journey.cycles[0]).answers[question];
const getTexts = (journey: Journey, question = 'aim-why') => {
  const { variants } = viewJourney(workshop, journey);
  return [getAnswer(journey, question)?.text, ...(variants[question] ?? []).map(({ text }) => text)];
};

describe('mergeJourneys: entries and fields', () => {
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
      (journey) => getAnswer(journey)?.text,
      'Theirs.',
    ],
    [
      'a field of a risk',
      [{ type: 'risk.assess', risk: 'nobody-comes', level: 'low' }],
      [{ type: 'risk.assess', risk: 'nobody-comes', level: 'high' }],
      ({ cycles }) => flat(cycles[0]).risks['nobody-comes']?.level,
      'high',
    ],
  ])('keeps the later change in either argument order: %s', (_, ourCommands, theirCommands, getField, expected) => {
    const [a, b] = createPair();
    a.send(...ourCommands);
    b.send(...theirCommands);
    expect(getField(merge(a, b))).toEqual(expected);
    expect(getField(merge(b, a))).toEqual(expected);
  });

  it('keeps the change with the greater fact id when both have the same time', () => {
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

  it('treats a longer fact id as greater than its own prefix', () => {
    const [a, b] = ['a', 'ab'].map((by) => createHandwrittenRecord({ 'aim-why': { text: `By ${by}.`, by } })) as [
      Journey,
      Journey,
    ];
    for (const mergedJourney of [mergeJourneys(a, b), mergeJourneys(b, a)])
      expect(getTexts(mergedJourney)).toEqual(['By ab.', 'By a.']);
  });

  it('merges each field of a risk separately', () => {
    const [a, b] = createPair();
    a.send({ type: 'risk.assess', risk: 'nobody-comes', level: 'low', owner: 'Ada', measures: ['ask-early'] });
    b.send({ type: 'risk.assess', risk: 'nobody-comes', level: 'high', note: 'Soon.' });
    expect(flat(merge(a, b).cycles[0]).risks['nobody-comes']).toMatchObject({
      level: 'high',
      owner: 'Ada',
      note: 'Soon.',
      measures: ['ask-early'],
    });
  });

  it('keeps entries that only one side has', () => {
    const [a, b] = createPair();
    a.send({ type: 'tool.choose', tool: 'agenda' });
    b.send({ type: 'tool.choose', tool: 'invitation' }, answer('people-lead', 'All.'));
    expect(flat(merge(a, b).cycles[0])).toMatchObject({
      tools: { agenda: { chosen: true }, invitation: { chosen: true } },
      answers: { 'people-lead': { text: 'All.' } },
    });
  });

  it('takes the state of a phase from its latest completion or reopening, and keeps completedAt', () => {
    const startWalker = new Walker(walk);
    startWalker.send({ type: 'phase.complete', phase: 'one' });
    const [a, b] = createForks(startWalker) as [Walker, Walker];
    a.send({ type: 'phase.complete', phase: 'two' });
    b.send({ type: 'phase.reopen', phase: 'one' });
    const mergedWalker = new Walker(walk, { journey: merge(a, b) });
    expect(mergedWalker.states).toEqual(['current', 'done', 'open', 'locked', 'locked']);
    expect(mergedWalker.cycle.phases['one']?.completedAt).toBe(startWalker.cycle.phases['one']?.completedAt);
  });

  it('asks to check a phase again where the merged work differs from what its last completion relied on', () => {
    const startWalker = new Walker(walk);
    startWalker.send({ type: 'phase.complete', phase: 'one' }, { type: 'phase.complete', phase: 'two' });
    const [a, b] = createForks(startWalker) as [Walker, Walker];
    const getState = (...walkers: [Walker, Walker]) =>
      new Walker(walk, { journey: merge(...walkers) }).getPhase('two').state;
    a.send({ type: 'tool.choose', tool: 'one-tool' });
    expect([getState(a, b), getState(b, a)]).toEqual(['check-again', 'check-again']);
    // The same work on both sides, which one of them confirmed.
    a.send({ type: 'phase.confirm', phases: ['two'] });
    b.send({ type: 'tool.choose', tool: 'one-tool' });
    expect([getState(a, b), getState(b, a)]).toEqual(['done', 'done']);
    // More work, which the side that confirmed has not seen.
    b.send({ type: 'question.answer', question: 'one-question', text: 'So.' });
    expect([getState(a, b), getState(b, a)]).toEqual(['check-again', 'check-again']);
  });

  it('keeps the digests that its phases rely on, and no others', () => {
    const startWalker = new Walker(walk);
    startWalker.send({ type: 'phase.complete', phase: 'one' }, { type: 'phase.complete', phase: 'two' });
    const [a, b] = createForks(startWalker) as [Walker, Walker];
    a.send({ type: 'tool.choose', tool: 'one-tool' }, { type: 'phase.confirm', phases: ['two'] });
    b.send({ type: 'phase.complete', phase: 'three' });
    const { phases, digests } = merge(a, b).cycles[0]!;
    const before = (key: string | undefined) => digests?.[key!];
    expect(before(phases['two']?.basis?.digest)).toEqual(a.cycle.digests?.[a.cycle.phases['two']!.basis!.digest!]);
    expect(before(phases['three']?.basis?.digest)?.phase).toBe('two');
    expect(before(before(phases['three']?.basis?.digest)?.before)?.phase).toBe('one');
    expect(Object.keys(digests!)).toHaveLength(3);
    expect(Object.keys(a.cycle.digests!)).toHaveLength(1);
  });

  it('keeps a decision void after journey.resumed when the other side has not seen the resume', () => {
    const startWalker = new Walker(workshop);
    startWalker.send({ type: 'decision.make', phase: 'plan', option: 'stop' });
    const [a, b] = createForks(startWalker) as [Walker, Walker];
    a.send({ type: 'journey.resume' });
    const mergedWalker = new Walker(workshop, { journey: merge(b, a) });
    expect(mergedWalker.journey.status).toBe('active');
    expect(mergedWalker.getPhase('plan').decision).toBeUndefined();
  });
});

describe('mergeJourneys: cycles and lifecycle', () => {
  it('merges cycles by their number', () => {
    const startWalker = new Walker(walk).finish();
    const [a, b] = createForks(startWalker) as [Walker, Walker];
    a.send({ type: 'cycle.start', adaptation: 'Slower.' }, { type: 'tool.choose', tool: 'one-tool' });
    b.send({ type: 'tool.choose', tool: 'two-tool' });
    const mergedJourney = merge(a, b);
    expect(mergedJourney).toMatchObject({ cycle: 2, status: 'active', phase: 'one' });
    expect(mergedJourney.cycles.map(({ number }) => number)).toEqual([1, 2]);
    expect(flat(mergedJourney.cycles[0]).tools).toMatchObject({ 'two-tool': { chosen: true } });
    expect(flat(mergedJourney.cycles[1])).toMatchObject({
      started: { adaptation: 'Slower.' },
      tools: { 'one-tool': { chosen: true } },
    });
  });

  it('merges a cycle that both sides started into one', () => {
    const [a, b] = createForks(new Walker(walk).finish()) as [Walker, Walker];
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
  it.each(lifecycle)(
    'takes phase and status from the later lifecycle fact: %s',
    (_, ourCommands, theirCommands, expected) => {
      const [a, b] = createForks(new Walker(walk)) as [Walker, Walker];
      a.send(...ourCommands);
      b.send(...theirCommands);
      expect(merge(a, b)).toMatchObject(expected);
      expect(merge(b, a)).toMatchObject(expected);
    },
  );

  it.each<[string, Command[], Journey['status']]>([
    ['journey.stopped', [{ type: 'decision.make', phase: 'plan', option: 'stop' }], 'stopped'],
    [
      'journey.resumed',
      [{ type: 'decision.make', phase: 'plan', option: 'stop' }, { type: 'journey.resume' }],
      'active',
    ],
  ])('takes phase and status from the later lifecycle fact: %s', (_, theirCommands, status) => {
    const [a, b] = createPair();
    a.complete('plan');
    b.send(...theirCommands);
    expect(merge(a, b)).toMatchObject({ status, phase: 'plan' });
  });

  it('prefers the greater cycle over the later fact', () => {
    const startWalker = new Walker(walk).finish();
    const [a, b] = createForks(startWalker) as [Walker, Walker];
    a.send({ type: 'cycle.start' });
    b.send({ type: 'phase.reopen', phase: 'three' });
    expect(merge(a, b)).toMatchObject({ cycle: 2, phase: 'one', status: 'active' });
  });

  it('does not move the current phase for later work in an earlier phase', () => {
    const [a, b] = createForks(new Walker(walk)) as [Walker, Walker];
    a.send(complete('one'));
    b.send({ type: 'tool.choose', tool: 'one-tool' });
    expect(merge(a, b)).toMatchObject({ phase: 'two' });
  });

  it('keeps the id of the older record', () => {
    const olderRecord = createJourney(walk, { id: 'z', now: () => new Date(START) });
    const youngerRecord = createJourney(walk, { id: 'a', now: () => new Date(START + 1) });
    for (const mergedJourney of [
      mergeJourneys(olderRecord, youngerRecord),
      mergeJourneys(youngerRecord, olderRecord),
    ]) {
      expect(mergedJourney).toMatchObject({
        id: 'z',
        createdAt: olderRecord.createdAt,
        updatedAt: youngerRecord.updatedAt,
      });
    }
  });

  it('keeps the smaller id when both records are equally old', () => {
    const [a, z] = ['a', 'z'].map((id) => createJourney(walk, { id, now: () => new Date(START) })) as [
      Journey,
      Journey,
    ];
    expect(mergeJourneys(z, a).id).toBe('a');
    expect(mergeJourneys(a, z).id).toBe('a');
  });

  it('takes the same phase in either argument order when neither record has a position', () => {
    const laterMap = readMap({ ...workshopJson, version: '2', phases: workshopJson.phases.slice(1) });
    const [a, b] = [
      createJourney(laterMap, { id: 'a', now: () => new Date(START) }),
      createJourney(workshop, { id: 'b', now: () => new Date(START + 1) }),
    ];
    for (const mergedJourney of [mergeJourneys(a, b), mergeJourneys(b, a)]) {
      expect(mergedJourney).toMatchObject({ phase: 'plan', status: 'active', map: { version: '2' } });
    }
  });

  it('returns the first record when the records belong to different maps', () => {
    const ours = createJourney(walk);
    expect(mergeJourneys(ours, createJourney(treePlanting))).toBe(ours);
  });
});

describe('mergeJourneys: variants', () => {
  it('keeps the earlier text as a variant when both texts differ and no base is given', () => {
    const [a, b] = createPair();
    a.send(answer('aim-why', 'Ours.'));
    b.send(answer('aim-why', 'Theirs.'));
    expect(getAnswer(merge(a, b))).toMatchObject({
      text: 'Theirs.',
      variants: [{ id: a.facts[0]!.id, text: 'Ours.', at: a.facts[0]!.at }],
    });
  });

  it('keeps a text as a variant when one side superseded it and the other wrote the same text independently', () => {
    const [a, b] = createPair();
    a.send(answer('aim-why', 'So.'));
    b.send(answer('aim-why', 'So.'), answer('aim-why', 'Or so.'));
    expect(getTexts(merge(a, b))).toEqual(['Or so.', 'So.']);
  });

  it('creates no variant for the same text on both sides, and superseding it once supersedes both', () => {
    const [a, b] = createPair();
    a.send(answer('aim-why', 'The same.'));
    b.send(answer('aim-why', 'The same.'));
    const mergedWalker = new Walker(workshop, { journey: merge(a, b), start: START + HOUR });
    expect(getTexts(mergedWalker.journey)).toEqual(['The same.']);
    mergedWalker.send(answer('aim-why', 'Another.'));
    for (const side of [a, b])
      expect(getTexts(mergeJourneys(mergedWalker.journey, side.journey))).toEqual(['Another.']);
  });

  it('does not restore the same text of two sides after a replica that merged both superseded it', () => {
    const [a, b] = createPair();
    a.send(answer('aim-why', 'The same.'));
    b.send(answer('aim-why', 'Other.'), answer('aim-why', 'The same.'));
    const laterWalker = new Walker(workshop, { journey: merge(a, b), start: START + 9 * HOUR });
    laterWalker.send(answer('aim-why', 'Later.'));
    for (const side of [a, b]) expect(merge(laterWalker, side)).toEqual(laterWalker.journey);
  });

  it.each([
    ['Aa', 'BB'],
    ['ab', 'ba'],
    ['a', 'aa'],
    ['', ' x'],
  ])('a superseded text %j does not remove the different text %j of the other side', (superseded, otherText) => {
    const [a, b] = createPair();
    a.send(answer('aim-why', 'First.'), answer('aim-why', otherText));
    b.send(answer('aim-why', superseded || 'x'), answer('aim-why', superseded), answer('aim-why', 'Last.'));
    expect(getTexts(merge(a, b))).toEqual(['Last.', otherText]);
  });

  it.each<[string, Command]>([
    ['a tool', { type: 'tool.choose', tool: 'agenda' }],
    ['a field of a risk', { type: 'risk.assess', risk: 'nobody-comes', level: 'low' }],
    ['an answer', answer('aim-why', 'So.')],
  ])('drops an entry with the same time as the reset: %s', (_, command) => {
    const startWalker = new Walker(workshop);
    startWalker.send(command);
    const reset = {
      ...createJourney(workshop, { id: 'journey', now: () => new Date(START) }),
      resetAt: startWalker.journey.updatedAt,
    };
    expect(mergeJourneys(reset, startWalker.journey).cycles).toEqual(reset.cycles);
  });

  it('keeps a superseded text when it is written again', () => {
    const startWalker = new Walker(workshop);
    startWalker.send(answer('aim-why', 'First.'), answer('aim-why', 'Second.'));
    const [a, b] = createForks(startWalker) as [Walker, Walker];
    a.send(answer('aim-why', 'First.'));
    b.send(answer('aim-why', 'Third.'));
    expect(getTexts(merge(a, b))).toEqual(['Third.', 'First.']);
  });

  it('creates no variant for a text that the other side has seen and superseded', () => {
    const startWalker = new Walker(workshop);
    startWalker.send(answer('aim-why', 'First.'));
    const [a, b] = createForks(startWalker) as [Walker, Walker];
    a.send(answer('aim-why', 'Second.'), answer('aim-why', 'Third.'));
    expect(getTexts(merge(a, b))).toEqual(['Third.']);
    b.send(answer('aim-why', 'Other.'));
    expect(getTexts(merge(a, b))).toEqual(['Other.', 'Third.']);
  });

  it('creates no variant for a text that equals the text of the base', () => {
    const startRecord = createHandwrittenRecord({
      'aim-why': { text: 'First.', at: '2026-01-01T00:00:00.000Z', by: 'a' },
    });
    // Handwritten records have no fingerprints, so only the base identifies the superseded text.
    const ours = createHandwrittenRecord({ 'aim-why': { text: 'Ours.', at: '2026-01-02T00:00:00.000Z', by: 'b' } });
    expect(getTexts(mergeJourneys(ours, startRecord))).toEqual(['Ours.', 'First.']);
    expect(getTexts(mergeJourneys(ours, startRecord, startRecord))).toEqual(['Ours.']);
    expect(getTexts(mergeJourneys(startRecord, ours, startRecord))).toEqual(['Ours.']);
  });

  it('keeps a variant when both texts differ from the base and from each other', () => {
    const startWalker = new Walker(workshop);
    startWalker.send(answer('aim-why', 'First.'));
    const [a, b] = createForks(startWalker) as [Walker, Walker];
    a.send(answer('aim-why', 'Ours.'), answer('people-lead', 'Ours.'));
    b.send(answer('aim-why', 'Theirs.'), answer('people-lead', 'Theirs.'));
    const mergedJourney = merge(a, b, startWalker.journey);
    expect(getTexts(mergedJourney)).toEqual(['Theirs.', 'Ours.']);
    expect(getTexts(mergedJourney, 'people-lead')).toEqual(['Theirs.', 'Ours.']);
  });

  it('creates no variant when one side changes back to the text of the base', () => {
    const startWalker = new Walker(workshop);
    startWalker.send(answer('aim-why', 'First.'));
    const [a, b] = createForks(startWalker) as [Walker, Walker];
    a.send(answer('aim-why', 'Ours.'));
    b.send(answer('aim-why', 'Theirs.'), answer('aim-why', 'First.'));
    expect(getTexts(merge(a, b, startWalker.journey))).toEqual(['First.']);
    expect(getTexts(merge(a, b))).toEqual(['First.', 'Ours.']);
  });

  it('treats all texts of a cycle as new when the base lacks the cycle', () => {
    const [a, b] = createPair().map((walker) => {
      walker.finish().send({ type: 'cycle.start' }, answer('aim-why', `By ${walker.journey.updatedAt}.`));
      return walker;
    }) as [Walker, Walker];
    const mergedJourney = merge(a, b, createJourney(workshop, { id: 'journey', now: () => new Date(START) }));
    expect(flat(mergedJourney.cycles[1]).answers['aim-why']?.variants).toHaveLength(1);
    expect(flat(mergedJourney.cycles[1])).toEqual(flat(merge(a, b).cycles[1]));
  });

  it('treats a cleared answer as unchanged when the base has no answer', () => {
    const [a, b] = createPair();
    a.send(answer('aim-why', 'Ours.'));
    b.send(answer('aim-why', 'Theirs.'), answer('aim-why', ''));
    expect(getTexts(merge(a, b, new Walker(workshop).journey))).toEqual(['']);
    expect(getTexts(merge(a, b))).toEqual(['', 'Ours.']);
  });

  it('creates no variant for the same text on both sides when a base is given', () => {
    const [a, b] = createPair();
    for (const walker of [a, b]) walker.send(answer('aim-why', 'Both.'));
    expect(getAnswer(merge(a, b, new Walker(workshop).journey))).toEqual(getAnswer(merge(a, b)));
    expect(getTexts(merge(a, b, new Walker(workshop).journey))).toEqual(['Both.']);
  });

  it('keeps existing variants when a base is given', () => {
    const [a, b] = createPair();
    a.send(answer('aim-why', 'Ours.'));
    b.send(answer('aim-why', 'Theirs.'));
    const base = merge(a, b);
    const [c, d] = createForks(new Walker(workshop, { journey: base })) as [Walker, Walker];
    c.send({ type: 'tool.choose', tool: 'agenda' });
    d.send({ type: 'tool.choose', tool: 'invitation' });
    expect(getTexts(merge(c, d, base))).toEqual(['Theirs.', 'Ours.']);
  });

  it('keeps a tombstone, so that a merge does not restore a cleared answer', () => {
    const startWalker = new Walker(workshop);
    startWalker.send(answer('aim-why', 'First.'));
    const [a, b] = createForks(startWalker) as [Walker, Walker];
    a.send(answer('aim-why', ''));
    expect(getTexts(merge(a, b))).toEqual(['']);
    expect(getTexts(merge(b, a))).toEqual(['']);
  });

  it('keeps a new text of one side as a variant when the other side cleared the answer', () => {
    const startWalker = new Walker(workshop);
    startWalker.send(answer('aim-why', 'First.'));
    const [a, b] = createForks(startWalker) as [Walker, Walker];
    a.send(answer('aim-why', 'Anew.'));
    b.send(answer('aim-why', ''));
    expect(getTexts(merge(a, b))).toEqual(['', 'Anew.']);
    a.now();
    const laterWalker = a.fork(START + 9 * HOUR);
    laterWalker.send(answer('aim-why', 'Later.'));
    expect(getTexts(merge(b, laterWalker))).toEqual(['Later.']);
  });

  it.each<[string, Command, (journey: Journey) => unknown]>([
    ['a dropped tool', { type: 'tool.drop', tool: 'agenda' }, ({ cycles }) => flat(cycles[0]).tools['agenda']?.chosen],
    [
      'a group that was taken up',
      { type: 'group.take-up', group: 'aim' },
      ({ cycles }) => flat(cycles[0]).groups['aim']?.setAside,
    ],
    [
      'a cleared field of a risk',
      { type: 'risk.assess', risk: 'nobody-comes', accepted: null },
      ({ cycles }) => flat(cycles[0]).risks['nobody-comes']?.accepted ?? false,
    ],
  ])('keeps a tombstone for %s', (_, command, getField) => {
    const startWalker = new Walker(workshop);
    startWalker.send(
      { type: 'tool.choose', tool: 'agenda' },
      { type: 'group.set-aside', group: 'aim' },
      { type: 'risk.assess', risk: 'nobody-comes', accepted: true },
    );
    const [a, b] = createForks(startWalker) as [Walker, Walker];
    a.send(command);
    expect(getField(merge(a, b))).toBe(false);
    expect(getField(merge(b, a))).toBe(false);
  });

  it('orders variants from oldest to newest', () => {
    const walkers = createForks(new Walker(workshop), 4);
    walkers.forEach((walker, i) => walker.send(answer('aim-why', `Wording ${i}.`)));
    const mergedJourney = walkers.map(({ journey }) => journey).reduce((a, b) => mergeJourneys(a, b));
    expect(getTexts(mergedJourney)).toEqual(['Wording 3.', 'Wording 0.', 'Wording 1.', 'Wording 2.']);
  });

  it('applies a taken or discarded variant to both sides, and the later of two conflicting choices', () => {
    const [a, b] = createPair();
    a.send(answer('aim-why', 'Ours.'));
    b.send(answer('aim-why', 'Theirs.'));
    const [c, d] = createForks(new Walker(workshop, { journey: merge(a, b) })) as [Walker, Walker];
    const variant = getAnswer(c.journey)!.variants![0]!.id;
    c.send({ type: 'variant.take', question: 'aim-why', variant });
    expect(getTexts(merge(c, d))).toEqual(['Ours.']);
    d.send({ type: 'variant.discard', question: 'aim-why', variant });
    expect(getTexts(merge(c, d))).toEqual(['Ours.']);
    expect(getTexts(merge(d, c))).toEqual(['Ours.']);
  });

  it('does not restore a text whose fingerprint is in a stored record: the format of fingerprints is stable', () => {
    const olderRecord = createHandwrittenRecord({
      'aim-why': { text: 'First.', at: '2026-01-01T00:00:00.000Z', by: 'a' },
    });
    const storedRecord = createHandwrittenRecord({
      'aim-why': { text: 'Second.', at: '2026-01-02T00:00:00.000Z', by: 'b', past: ['0mjuohs00xvlzx86'] },
    });
    expect(getTexts(mergeJourneys(storedRecord, olderRecord))).toEqual(['Second.']);
    expect(getTexts(mergeJourneys(olderRecord, storedRecord))).toEqual(['Second.']);
  });

  it('drops both texts when each side has the fingerprint of the other, with and without a base', () => {
    const walker = new Walker(workshop);
    walker.send(answer('aim-why', 'First.'), answer('aim-why', 'Second.'));
    const [firstVersion, secondVersion] = walker.facts.map(({ at, id }, i) => ({
      text: ['First.', 'Second.'][i],
      at,
      by: id,
    }));
    walker.send(answer('aim-why', 'Third.'));
    const [firstFingerprint, secondFingerprint] = getAnswer(walker.journey)!.past!;
    const a = createHandwrittenRecord({ 'aim-why': { ...firstVersion, past: [secondFingerprint] } });
    const b = createHandwrittenRecord({ 'aim-why': { ...secondVersion, past: [firstFingerprint] } });
    for (const base of [undefined, createHandwrittenRecord({})])
      expect(mergeJourneys(a, b, base).cycles[0]?.answers).toEqual({});
  });

  it('keeps two different texts with the same stamp, in either argument order', () => {
    const [a, b] = ['One.', 'Other.'].map((text) => createHandwrittenRecord({ 'aim-why': { text } })) as [
      Journey,
      Journey,
    ];
    expect(getTexts(mergeJourneys(a, b)).sort()).toEqual(['One.', 'Other.']);
    expect(mergeJourneys(a, b)).toEqual(mergeJourneys(b, a));
    const walker = new Walker(workshop, { journey: mergeJourneys(a, b) });
    walker.send({ type: 'variant.discard', question: 'aim-why', variant: getAnswer(walker.journey)!.variants![0]!.id });
    expect(getTexts(walker.journey)).toHaveLength(1);
    expect(getTexts(mergeJourneys(walker.journey, b))).toHaveLength(1);
    expect(getTexts(mergeJourneys(walker.journey, a))).toHaveLength(1);
  });
});

describe('mergeJourneys: resets', () => {
  it.each<[string, Command]>([
    ['restart', { type: 'journey.restart' }],
    [
      'replace',
      { type: 'journey.replace', journey: createJourney(workshop, { id: 'other', now: () => new Date(START + 1) }) },
    ],
  ])('drops entries that other replicas wrote before a %s', (_, command) => {
    const startWalker = new Walker(workshop).complete('plan', 'meet');
    startWalker.send(
      { type: 'group.set-aside', group: 'contact' },
      { type: 'question.answer', question: 'contact-lead', text: 'We.' },
    );
    const [a, b] = createForks(startWalker) as [Walker, Walker];
    b.send({ type: 'tool.choose', tool: 'letter' });
    const reset = startWalker.fork(START + 9 * HOUR);
    reset.send(command, { type: 'tool.choose', tool: 'agenda' });
    for (const side of [startWalker, a, b]) {
      expect(merge(reset, side)).toEqual(reset.journey);
      expect(merge(side, reset)).toEqual(reset.journey);
    }
  });

  it('keeps entries and fields that other replicas wrote after the reset', () => {
    const startWalker = new Walker(workshop).complete('plan');
    startWalker.send({ type: 'risk.assess', risk: 'too-long', owner: 'Ada' }, answer('start-lead', 'Before.'));
    const [reset, otherWalker] = createForks(startWalker) as [Walker, Walker];
    reset.send({ type: 'journey.restart' });
    otherWalker
      .satisfy('meet')
      .send({ type: 'risk.assess', risk: 'too-long', note: 'After.' }, { type: 'phase.complete', phase: 'meet' });
    otherWalker.send(
      { type: 'group.set-aside', group: 'contact' },
      { type: 'tool.choose', tool: 'letter' },
      answer('start-lead', 'After.'),
    );
    const mergedJourney = merge(reset, otherWalker);
    expect(mergedJourney).toEqual(merge(otherWalker, reset));
    const cycle = flat(mergedJourney.cycles[0]);
    expect(cycle.risks['too-long']).toMatchObject({ note: 'After.', accepted: true });
    expect(cycle.risks['too-long']).not.toHaveProperty('owner');
    expect(Object.keys(cycle.answers).sort()).toEqual(['middle-lead', 'start-lead']);
    expect(getTexts(mergedJourney, 'start-lead')).toEqual(['After.']);
    expect(cycle.decisions).toEqual({});
    expect(cycle.groups).toMatchObject({ contact: { setAside: true } });
    expect(cycle.phases['plan']).toBeUndefined();
    expect(cycle.phases['meet']).toMatchObject({ completion: { done: true } });
    expect(mergedJourney).toMatchObject({ phase: 'keep', resetAt: reset.journey.resetAt });
  });

  // From 2059 on, a time in ms has one more digit in base 36.
  it.each([2026, 2058])('keeps only fingerprints of texts that were written after the reset (year %i)', (year) => {
    const startWalker = new Walker(workshop, { start: Date.UTC(year, 0) });
    startWalker.send(answer('aim-why', 'First.'), answer('aim-why', 'Second.'));
    const otherWalker = startWalker.fork(Date.UTC(year + 3, 0));
    const reset = startWalker.fork(Date.UTC(year + 2, 0));
    otherWalker.send(answer('aim-why', 'Third.'), answer('aim-why', 'Fourth.'), answer('people-lead', 'All.'));
    reset.send({ type: 'journey.restart' });
    const { past, ...answerFields } = getAnswer(otherWalker.journey)!;
    expect(past).toHaveLength(3);
    const mergedJourney = merge(otherWalker, reset);
    expect(getAnswer(mergedJourney)).toEqual({ ...answerFields, past: past!.slice(2) });
    expect(getAnswer(mergedJourney, 'people-lead')).toEqual(getAnswer(otherWalker.journey, 'people-lead'));
  });

  it('drops cycles without entries after the reset, and keeps cycles with such entries', () => {
    const startWalker = new Walker(walk).finish();
    startWalker.send({ type: 'cycle.start' });
    const [reset, otherWalker] = createForks(startWalker) as [Walker, Walker];
    reset.send({ type: 'journey.restart' });
    expect(merge(reset, startWalker)).toEqual(reset.journey);
    otherWalker.send({ type: 'tool.choose', tool: 'one-tool' });
    expect(
      merge(reset, otherWalker)
        .cycles.map(flat)
        .map(({ number, tools }) => [number, Object.keys(tools)]),
    ).toEqual([
      [1, []],
      [2, ['one-tool']],
    ]);
    expect(merge(reset, otherWalker)).toMatchObject({ status: 'active', phase: 'one', cycle: 2 });
  });

  it('makes a cycle without a position after the reset active, although the previous cycle is completed', () => {
    const startWalker = new Walker(walk).finish();
    const { journey: completedJourney } = startWalker;
    startWalker.send({ type: 'cycle.start' });
    const [reset, otherWalker] = createForks(startWalker) as [Walker, Walker];
    reset.send({ type: 'journey.replace', journey: completedJourney });
    expect(reset.journey.status).toBe('completed');
    otherWalker.send({ type: 'tool.choose', tool: 'one-tool' });
    expect(merge(reset, otherWalker)).toMatchObject({ status: 'active', cycle: 2, phase: 'five' });
    expect(merge(otherWalker, reset)).toEqual(merge(reset, otherWalker));
  });

  it('drops unplaced entries written before the reset', () => {
    const onePhaseMap = readMap({ ...workshopJson, phases: workshopJson.phases.slice(0, 1) });
    const { journey } = new Walker(workshop).complete('plan', 'meet');
    const startWalker = new Walker(onePhaseMap, { journey: parseJourney(copy(journey), onePhaseMap).journey! });
    const [reset] = createForks(startWalker) as [Walker];
    reset.send({ type: 'journey.restart' });
    expect(merge(startWalker, reset)).toEqual(reset.journey);
    expect(merge(reset, startWalker)).toEqual(reset.journey);
  });

  it('applies the later of two resets and keeps the id of its record', () => {
    const startWalker = new Walker(workshop).complete('plan');
    const [a, b] = createForks(startWalker) as [Walker, Walker];
    a.send({ type: 'journey.restart' }, { type: 'tool.choose', tool: 'agenda' });
    const replacement = createJourney(workshop, { id: 'aaa', now: () => new Date(START + 5) });
    b.send({ type: 'journey.replace', journey: replacement });
    const mergedJourney = merge(a, b);
    expect(mergedJourney).toEqual(merge(b, a));
    expect(mergedJourney).toMatchObject({ id: 'aaa', createdAt: replacement.createdAt, resetAt: b.journey.resetAt });
    expect(flat(mergedJourney.cycles[0]).tools).toEqual({});
  });

  it('keeps all entries of a replacing record, although they are older than resetAt', () => {
    const replacement = new Walker(workshop).complete('plan').journey;
    const [a, b] = createPair();
    a.send({ type: 'journey.replace', journey: replacement });
    b.send({ type: 'tool.choose', tool: 'invitation' });
    expect(merge(b, a).cycles[0]?.answers).toEqual(replacement.cycles[0]?.answers);
  });
});

describe('mergeJourneys: unplaced entries', () => {
  it('keeps unplaced entries that only one side has, and of different cycles', () => {
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

  const onePhaseMap = readMap({ ...workshopJson, phases: workshopJson.phases.slice(0, 1) });

  it('merges unplaced entries one by one', () => {
    const [a, b] = createPair();
    a.progression = b.progression = 'open';
    a.send(answer('lesson-lead', 'Ours.'), { type: 'tool.choose', tool: 'wall' });
    b.send(answer('lesson-lead', 'Theirs.'), { type: 'tool.choose', tool: 'pairs' });
    const [x, y] = [a, b].map(({ journey }) => parseJourney(copy(journey), onePhaseMap).journey!) as [Journey, Journey];
    const mergedJourney = mergeJourneys(x, y);
    expect(mergedJourney).toEqual(mergeJourneys(y, x));
    expect(mergedJourney.unplaced['1']?.answers?.['lesson-lead']).toMatchObject({
      text: 'Theirs.',
      variants: [{ text: 'Ours.' }],
    });
    expect(Object.keys(mergedJourney.unplaced['1']!.tools!).sort()).toEqual(['pairs', 'wall']);
  });
});

describe('mergeJourneys: laws', () => {
  /** Creates three replicas of one record, with separate clocks and random commands on each. */
  function createReplicas(seed: number): [Journey, Journey, Journey] {
    const roll = createDice(seed);
    const startWalker = new Walker(workshop, { progression: 'open' });
    for (let i = 0; i < 10; i++) sendRandomCommand(startWalker, roll);
    const walkers = Array.from({ length: 3 }, () => startWalker.fork(START + roll(4) * HOUR));
    for (let i = 0; i < 40; i++) {
      const walker = walkers[roll(3)]!;
      const choice = roll(60);
      if (choice < 5) walker.send({ type: 'journey.merge', journey: walkers[roll(3)]!.journey });
      else if (choice === 5) walker.send({ type: 'journey.restart' });
      else if (choice === 6)
        walker.send({ type: 'journey.replace', journey: { ...copy(startWalker.journey), id: `replaced-${i}` } });
      else sendRandomCommand(walker, roll);
    }
    return walkers.map(({ journey }) => journey) as [Journey, Journey, Journey];
  }

  const seeds = Array.from({ length: 12 }, (_, i) => (i + 1) * 7907);
  let cachedReplicas: [Journey, Journey, Journey][] | undefined;
  const getAllReplicas = () => (cachedReplicas ??= seeds.map((seed) => createReplicas(seed)));

  it('is commutative', () => {
    for (const [a, b, c] of getAllReplicas()) {
      expect(mergeJourneys(a, b)).toEqual(mergeJourneys(b, a));
      expect(mergeJourneys(b, c)).toEqual(mergeJourneys(c, b));
    }
  });

  it('is associative', () => {
    for (const [a, b, c] of getAllReplicas()) {
      expect(mergeJourneys(mergeJourneys(a, b), c)).toEqual(mergeJourneys(a, mergeJourneys(b, c)));
    }
  });

  it('is idempotent', () => {
    for (const [a, b] of getAllReplicas()) {
      expect(mergeJourneys(a, copy(a))).toEqual(a);
      const mergedJourney = mergeJourneys(a, b);
      expect(mergeJourneys(mergedJourney, copy(mergedJourney))).toEqual(mergedJourney);
      expect(mergeJourneys(mergedJourney, a)).toEqual(mergedJourney);
      expect(mergeJourneys(b, mergedJourney)).toEqual(mergedJourney);
    }
  });

  it('returns an equal record when merged with one of its ancestors', () => {
    for (const seed of seeds) {
      const roll = createDice(seed);
      const walker = new Walker(workshop, { progression: 'open' });
      const earlierRecords: Journey[] = [];
      for (let i = 0; i < 40; i++) {
        earlierRecords.push(walker.journey);
        if (i === 25)
          walker.send({
            type: 'journey.replace',
            journey: { ...copy(earlierRecords[8]!), id: 'another', createdAt: new Date(START + HOUR).toISOString() },
          });
        else if (i === 35) walker.send({ type: 'journey.restart' });
        else sendRandomCommand(walker, roll);
      }
      for (const ancestor of earlierRecords) {
        expect(mergeJourneys(walker.journey, ancestor)).toEqual(walker.journey);
        expect(mergeJourneys(copy(ancestor), walker.journey)).toEqual(walker.journey);
      }
    }
  });

  it('loses no text that was not superseded, taken or discarded', () => {
    for (const seed of seeds) {
      const roll = createDice(seed);
      const walkers = createForks(new Walker(workshop), 3);
      walkers.forEach((walker, writer) => {
        for (let i = 0; i <= roll(3); i++) walker.send(answer('aim-why', `Wording ${writer}.${i}`));
      });
      const latestTexts = walkers.map(({ journey }) => getAnswer(journey)!.text);
      expect(getTexts(walkers.map(({ journey }) => journey).reduce((a, b) => mergeJourneys(a, b))).sort()).toEqual(
        latestTexts.sort(),
      );
    }
  });

  it('returns a record that parses without problems, and mutates neither argument', () => {
    for (const [a, b] of getAllReplicas().slice(0, 4)) {
      const mergedJourney = mergeJourneys(deepFreeze(copy(a)), deepFreeze(copy(b)));
      expect(parseJourney(copy(mergedJourney), workshop)).toEqual({ journey: mergedJourney, problems: [] });
    }
  });

  it('returns the same object when merged with itself', () => {
    const { journey } = new Walker(workshop);
    expect(mergeJourneys(journey, journey)).toBe(journey);
  });
});

/** Parses a handwritten record with the given answers. */
function createHandwrittenRecord(answers: object): Journey {
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

describe('isEmptyJourney', () => {
  const emptyJourney = createJourney(workshop);

  it('is true until something is recorded, whatever the id and the times are', () => {
    expect(isEmptyJourney(workshop, emptyJourney)).toBe(true);
    const { createdAt } = emptyJourney;
    expect(isEmptyJourney(workshop, { ...emptyJourney, id: 'other', resetAt: createdAt, updatedAt: '2030' })).toBe(
      true,
    );
    expect(isEmptyJourney(workshop, { ...emptyJourney, status: 'completed' })).toBe(false);
    expect(isEmptyJourney(workshop, { ...emptyJourney, unplaced: { 1: {} } })).toBe(false);
  });
});
