import { describe, expect, it } from 'vitest';
import { treePlanting, workshop } from '../../../test/kit/maps.js';
import { copy, only, START, Walker } from '../../../test/kit/journey-walker.js';
import { createJourney, evolve } from '../index.js';
import type { Command } from '../index.js';

const answer = (question: string, text: string): Command => ({ type: 'question.answer', question, text });

/** Two who answered the same question differently; theirs is merged into ours. */
function merged() {
  const ours = new Walker(workshop);
  const theirs = ours.fork();
  theirs.send(answer('aim-why', 'Theirs.'));
  ours.now();
  ours.send(answer('aim-why', 'Ours.'));
  ours.send({ type: 'journey.merge', journey: theirs.journey });
  return { ours, theirs };
}

describe('rule 13: replace, merge and restart as commands', () => {
  it('journey.merged carries the whole resulting record', () => {
    const { ours } = merged();
    const { journey } = only(ours.facts, 'journey.merged');
    expect(journey).toEqual(ours.journey);
    expect(evolve(workshop, createJourney(workshop), ours.facts.at(-1)!)).toEqual(ours.journey);
  });

  it('journey.replaced carries the whole resulting record, with resetAt at its own time', () => {
    const { journey: given } = new Walker(workshop).complete('plan', 'meet');
    const at = new Walker(workshop);
    const {
      journey,
      at: time,
      id: by,
    } = only(at.send({ type: 'journey.replace', journey: given }), 'journey.replaced');
    expect(journey).toEqual(at.journey);
    expect(journey.cycles[0]?.position).toEqual({ phase: 'keep', status: 'active', at: time, by });
    expect(journey).toMatchObject({ resetAt: time, updatedAt: time, phase: 'keep', status: 'active', id: given.id });
    expect(journey.cycles[0]?.answers).toEqual(given.cycles[0]?.answers);
  });

  it.each(['active', 'stopped', 'completed'] as const)('a %s record that replaces brings its status', (status) => {
    const given = new Walker(workshop);
    if (status !== 'active') given.finish();
    if (status === 'stopped') given.send({ type: 'decision.make', phase: 'plan', option: 'stop' });
    const at = new Walker(workshop);
    at.send({ type: 'journey.replace', journey: JSON.stringify(given.journey) });
    expect(at.journey).toMatchObject({ status, phase: given.journey.phase });
    expect(at.decide({ type: 'journey.resume' }).ok).toBe(status === 'stopped');
  });

  it('a record in a later cycle replaces with all its cycles', () => {
    const given = new Walker(workshop).finish();
    given.send({ type: 'cycle.start' });
    const at = new Walker(workshop);
    expect(at.send({ type: 'journey.replace', journey: given.journey })).toMatchObject([
      { type: 'journey.replaced', cycle: 2 },
    ]);
    expect(at.journey.cycles[0]).toEqual(given.journey.cycles[0]);
    expect(at.journey.cycle).toBe(2);
  });

  it('journey.restarted begins anew, and sets resetAt', () => {
    const at = new Walker(workshop).finish();
    at.send({ type: 'cycle.start' });
    const { at: time, cycle } = only(at.send({ type: 'journey.restart' }), 'journey.restarted');
    expect(cycle).toBe(1);
    expect(at.journey).toMatchObject({
      status: 'active',
      cycle: 1,
      phase: 'plan',
      resetAt: time,
      updatedAt: time,
      unplaced: {},
    });
    expect(at.journey.cycles).toHaveLength(1);
    expect(at.cycle).toMatchObject({ answers: {}, phases: {}, tools: {}, risks: {}, decisions: {}, groups: {} });
    expect(at.journey.id).toBe('journey');
  });

  it('a merge with a record that holds nothing new gives no facts', () => {
    const { ours, theirs } = merged();
    expect(ours.send({ type: 'journey.merge', journey: theirs.journey })).toEqual([]);
    expect(ours.send({ type: 'journey.merge', journey: copy(ours.journey) })).toEqual([]);
    expect(
      ours.send({
        type: 'journey.merge',
        journey: createJourney(workshop, { id: 'x', now: () => new Date('2027-01-01') }),
      }),
    ).toEqual([]);
  });

  it('a merge with a record that says the same with its keys in another order gives no facts', () => {
    const { ours } = merged();
    const turned = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, item]) => [key, turned(item)]),
          )
        : value;
    ours.satisfy('plan');
    expect(ours.send({ type: 'journey.merge', journey: turned(copy(ours.journey)) })).toEqual([]);
  });

  it.each(['journey.merge', 'journey.replace'] as const)('%s takes a JSON text or a value', (type) => {
    const { journey } = new Walker(workshop).satisfy('plan');
    for (const given of [journey, JSON.stringify(journey)]) {
      const at = new Walker(workshop);
      expect(at.send({ type, journey: given })).toHaveLength(1);
      expect(at.phase('plan').left).toEqual([]);
    }
  });

  it.each(['journey.merge', 'journey.replace'] as const)(
    '%s with a journey of another map is a denial that names both',
    (type) => {
      const at = new Walker(workshop);
      const [reason] = at.denied({ type, journey: createJourney(treePlanting) });
      expect(reason).toEqual({
        code: 'other-map',
        message: 'This journey belongs to the map "street-trees". Open it there.',
      });
    },
  );

  it.each(['journey.merge', 'journey.replace'] as const)('%s with a newer version is a denial', (type) => {
    const journey = { ...createJourney(workshop), version: 2 };
    expect(new Walker(workshop).codes({ type, journey })).toEqual(['newer-version']);
  });

  it.each(['journey.merge', 'journey.replace'] as const)(
    '%s takes a journey of which a part cannot be read, without it',
    (type) => {
      const { journey } = new Walker(workshop).satisfy('plan');
      const at = new Walker(workshop);
      at.send({ type, journey: { ...copy(journey), unplaced: 7 } });
      expect(at.phase('plan').left).toEqual([]);
      expect(at.journey.unplaced).toEqual({});
    },
  );

  it.each(['journey.merge', 'journey.replace'] as const)('%s with what is no journey is a denial', (type) => {
    for (const journey of ['', '{', 'null', null, 7, [], {}, { format: 'process-map-journey' }]) {
      expect(new Walker(workshop).codes({ type, journey })).toEqual(['unreadable-journey']);
    }
    expect(new Walker(workshop).codes({ type })).toEqual(['malformed']);
  });
});

describe('rule 13: variants as commands', () => {
  it('the later text stands, the other is a variant that can be seen', () => {
    const { ours, theirs } = merged();
    expect(ours.cycle.answers['aim-why']?.text).toBe('Ours.');
    expect(ours.view.variants).toEqual({
      'aim-why': [{ id: theirs.facts[0]!.id, text: 'Theirs.', at: theirs.facts[0]!.at }],
    });
  });

  it('variant.taken makes its text the answer, and nothing is left to settle', () => {
    const { ours, theirs } = merged();
    const variant = theirs.facts[0]!.id;
    expect(ours.send({ type: 'variant.take', question: 'aim-why', variant })).toMatchObject([
      { type: 'variant.taken', phase: 'plan', group: 'aim', question: 'aim-why', variant, text: 'Theirs.' },
    ]);
    expect(ours.cycle.answers['aim-why']?.text).toBe('Theirs.');
    expect(ours.view.variants).toEqual({});
  });

  it('variant.discarded leaves the answer, and nothing is left to settle', () => {
    const { ours, theirs } = merged();
    const variant = theirs.facts[0]!.id;
    expect(ours.send({ type: 'variant.discard', question: 'aim-why', variant })).toMatchObject([
      { type: 'variant.discarded', phase: 'plan', group: 'aim', question: 'aim-why', variant },
    ]);
    expect(ours.cycle.answers['aim-why']?.text).toBe('Ours.');
    expect(ours.view.variants).toEqual({});
  });

  it.each(['variant.take', 'variant.discard'] as const)(
    'after %s, a merge with the other side brings the variant not back',
    (type) => {
      const { ours, theirs } = merged();
      ours.send({ type, question: 'aim-why', variant: theirs.facts[0]!.id });
      expect(ours.send({ type: 'journey.merge', journey: theirs.journey })).toEqual([]);
      expect(ours.view.variants).toEqual({});
      theirs.send({ type: 'journey.merge', journey: ours.journey });
      expect(theirs.cycle.answers['aim-why']?.text).toBe(type === 'variant.take' ? 'Theirs.' : 'Ours.');
      expect(theirs.view.variants).toEqual({});
    },
  );

  it.each(['variant.take', 'variant.discard'] as const)('%s of a variant that is not there is refused', (type) => {
    const { ours } = merged();
    ours.send(answer('people-lead', 'All.'));
    for (const question of ['aim-why', 'people-lead', 'aim-lead']) {
      const [reason, ...more] = ours.denied({ type, question, variant: 'nobody' });
      expect(more).toEqual([]);
      expect(reason).toMatchObject({ code: 'unknown-id', variant: 'nobody' });
      expect(reason?.message).toContain('no variant "nobody"');
    }
  });

  it.each(['variant.take', 'variant.discard'] as const)(
    '%s names one of several, and leaves the others to settle',
    (type) => {
      const { ours, theirs } = merged();
      const third = new Walker(workshop, { start: START - 60_000 });
      third.send(answer('aim-why', 'A third.'));
      ours.send({ type: 'journey.merge', journey: third.journey });
      expect(ours.view.variants['aim-why']?.map(({ text }) => text)).toEqual(['A third.', 'Theirs.']);
      ours.send({ type, question: 'aim-why', variant: theirs.facts[0]!.id });
      expect(ours.cycle.answers['aim-why']?.text).toBe(type === 'variant.take' ? 'Theirs.' : 'Ours.');
      expect(ours.view.variants['aim-why']?.map(({ text }) => text)).toEqual(['A third.']);
    },
  );

  it.each(['variant.take', 'variant.discard'] as const)('%s in a locked phase is refused as locked', (type) => {
    expect(new Walker(workshop).codes({ type, question: 'start-lead', variant: 'nobody' })).toEqual(['locked']);
  });

  it('writing over the answer leaves the variant to settle', () => {
    const { ours } = merged();
    ours.send(answer('aim-why', 'Ours, later.'));
    expect(ours.view.variants['aim-why']).toMatchObject([{ text: 'Theirs.' }]);
  });

  it('writing what the variant says settles it', () => {
    const { ours } = merged();
    ours.send(answer('aim-why', 'Theirs.'));
    expect(ours.cycle.answers['aim-why']?.text).toBe('Theirs.');
    expect(ours.view.variants).toEqual({});
  });

  it.each([
    ['variant.take', 'check-again'],
    ['variant.discard', 'done'],
  ] as const)(
    'in a completed phase %s leaves later ones %s: only what changes the answer is a change',
    (type, state) => {
      const { ours, theirs } = merged();
      ours.complete('plan', 'meet');
      ours.send({ type, question: 'aim-why', variant: theirs.facts[0]!.id });
      expect(ours.phase('meet').state).toBe(state);
    },
  );
});
