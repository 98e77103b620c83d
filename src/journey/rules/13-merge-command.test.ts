import { describe, expect, it } from 'vitest';
import { treePlanting, workshop } from '../../../test/kit/maps.js';
import { copy, getOnlyFact, START, Walker } from '../../../test/kit/journey-walker.js';
import { createJourney, evolve } from '../index.js';
import type { Command } from '../index.js';

const answer = (question: string, text: string): Command => ({ type: 'question.answer', question, text });

/** Creates two walkers who answered the same question differently, and merges theirs into ours. */
function createMergedPair() {
  const ours = new Walker(workshop);
  const theirs = ours.fork();
  theirs.send(answer('aim-why', 'Theirs.'));
  ours.now();
  ours.send(answer('aim-why', 'Ours.'));
  ours.send({ type: 'journey.merge', journey: theirs.journey });
  return { ours, theirs };
}

describe('rule 13: journey.replace, journey.merge and journey.restart', () => {
  it('journey.merge returns a fact with the complete merged record', () => {
    const { ours } = createMergedPair();
    const { journey } = getOnlyFact(ours.facts, 'journey.merged');
    expect(journey).toEqual(ours.journey);
    expect(evolve(workshop, createJourney(workshop), ours.facts.at(-1)!)).toEqual(ours.journey);
  });

  it('journey.replace returns a fact with the complete record, whose resetAt is the time of the fact', () => {
    const { journey: input } = new Walker(workshop).complete('plan', 'meet');
    const walker = new Walker(workshop);
    const {
      journey,
      at: time,
      id: by,
    } = getOnlyFact(walker.send({ type: 'journey.replace', journey: input }), 'journey.replaced');
    expect(journey).toEqual(walker.journey);
    expect(journey.cycles[0]?.position).toEqual({ phase: 'keep', status: 'active', at: time, by });
    expect(journey).toMatchObject({ resetAt: time, updatedAt: time, phase: 'keep', status: 'active', id: input.id });
    expect(journey.cycles[0]?.answers).toEqual(input.cycles[0]?.answers);
  });

  it.each(['active', 'stopped', 'completed'] as const)(
    'journey.replace takes the status of a record that is %s',
    (status) => {
      const input = new Walker(workshop);
      if (status !== 'active') input.finish();
      if (status === 'stopped') input.send({ type: 'decision.make', phase: 'plan', option: 'stop' });
      const walker = new Walker(workshop);
      walker.send({ type: 'journey.replace', journey: JSON.stringify(input.journey) });
      expect(walker.journey).toMatchObject({ status, phase: input.journey.phase });
      expect(walker.decide({ type: 'journey.resume' }).ok).toBe(status === 'stopped');
    },
  );

  it('journey.replace takes all cycles of the record', () => {
    const input = new Walker(workshop).finish();
    input.send({ type: 'cycle.start' });
    const walker = new Walker(workshop);
    expect(walker.send({ type: 'journey.replace', journey: input.journey })).toMatchObject([
      { type: 'journey.replaced', cycle: 2 },
    ]);
    expect(walker.journey.cycles[0]).toEqual(input.journey.cycles[0]);
    expect(walker.journey.cycle).toBe(2);
  });

  it('journey.restart clears the journey and sets resetAt', () => {
    const walker = new Walker(workshop).finish();
    walker.send({ type: 'cycle.start' });
    const { at: time, cycle } = getOnlyFact(walker.send({ type: 'journey.restart' }), 'journey.restarted');
    expect(cycle).toBe(1);
    expect(walker.journey).toMatchObject({
      status: 'active',
      cycle: 1,
      phase: 'plan',
      resetAt: time,
      updatedAt: time,
      unplaced: {},
    });
    expect(walker.journey.cycles).toHaveLength(1);
    expect(walker.cycle).toMatchObject({ answers: {}, phases: {}, tools: {}, risks: {}, decisions: {}, groups: {} });
    expect(walker.journey.id).toBe('journey');
  });

  it('journey.merge returns no facts for a record without new entries', () => {
    const { ours, theirs } = createMergedPair();
    expect(ours.send({ type: 'journey.merge', journey: theirs.journey })).toEqual([]);
    expect(ours.send({ type: 'journey.merge', journey: copy(ours.journey) })).toEqual([]);
    expect(
      ours.send({
        type: 'journey.merge',
        journey: createJourney(workshop, { id: 'x', now: () => new Date('2027-01-01') }),
      }),
    ).toEqual([]);
  });

  it('journey.merge returns no facts for an equal record with another order of keys', () => {
    const { ours } = createMergedPair();
    const reverseKeys = (value: unknown): unknown =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(
            Object.entries(value)
              .reverse()
              .map(([key, item]) => [key, reverseKeys(item)]),
          )
        : value;
    ours.satisfy('plan');
    expect(ours.send({ type: 'journey.merge', journey: reverseKeys(copy(ours.journey)) })).toEqual([]);
  });

  it.each(['journey.merge', 'journey.replace'] as const)('%s accepts JSON text and a value', (type) => {
    const { journey } = new Walker(workshop).satisfy('plan');
    for (const input of [journey, JSON.stringify(journey)]) {
      const walker = new Walker(workshop);
      expect(walker.send({ type, journey: input })).toHaveLength(1);
      expect(walker.getPhase('plan').left).toEqual([]);
    }
  });

  it.each(['journey.merge', 'journey.replace'] as const)(
    '%s denies a journey of another map and names that map',
    (type) => {
      const walker = new Walker(workshop);
      const [reason] = walker.getDenialReasons({ type, journey: createJourney(treePlanting) });
      expect(reason).toEqual({
        code: 'other-map',
        message: 'This is a plan for another map, "street-trees". Open it there.',
      });
    },
  );

  it.each(['journey.merge', 'journey.replace'] as const)('%s denies a record of a newer version', (type) => {
    const journey = { ...createJourney(workshop), version: 2 };
    expect(new Walker(workshop).getDenialCodes({ type, journey })).toEqual(['newer-version']);
  });

  it.each(['journey.merge', 'journey.replace'] as const)(
    '%s accepts a record with an invalid part and leaves the part out',
    (type) => {
      const { journey } = new Walker(workshop).satisfy('plan');
      const walker = new Walker(workshop);
      walker.send({ type, journey: { ...copy(journey), unplaced: 7 } });
      expect(walker.getPhase('plan').left).toEqual([]);
      expect(walker.journey.unplaced).toEqual({});
    },
  );

  it.each(['journey.merge', 'journey.replace'] as const)('%s denies a value that is not a journey', (type) => {
    for (const journey of ['', '{', 'null', null, 7, [], {}, { format: 'process-map-journey' }]) {
      expect(new Walker(workshop).getDenialCodes({ type, journey })).toEqual(['unreadable-journey']);
    }
    expect(new Walker(workshop).getDenialCodes({ type })).toEqual(['malformed']);
  });
});

describe('rule 13: variants, variant.take and variant.discard', () => {
  it('a merge keeps the later text as answer and lists the other as a variant in the view', () => {
    const { ours, theirs } = createMergedPair();
    expect(ours.cycle.answers['aim-why']?.text).toBe('Ours.');
    expect(ours.view.variants).toEqual({
      'aim-why': [{ id: theirs.facts[0]!.id, text: 'Theirs.', at: theirs.facts[0]!.at }],
    });
  });

  it('variant.take makes the text of the variant the answer and removes the variant', () => {
    const { ours, theirs } = createMergedPair();
    const variant = theirs.facts[0]!.id;
    expect(ours.send({ type: 'variant.take', question: 'aim-why', variant })).toMatchObject([
      { type: 'variant.taken', phase: 'plan', group: 'aim', question: 'aim-why', variant, text: 'Theirs.' },
    ]);
    expect(ours.cycle.answers['aim-why']?.text).toBe('Theirs.');
    expect(ours.view.variants).toEqual({});
  });

  it('variant.discard keeps the answer and removes the variant', () => {
    const { ours, theirs } = createMergedPair();
    const variant = theirs.facts[0]!.id;
    expect(ours.send({ type: 'variant.discard', question: 'aim-why', variant })).toMatchObject([
      { type: 'variant.discarded', phase: 'plan', group: 'aim', question: 'aim-why', variant },
    ]);
    expect(ours.cycle.answers['aim-why']?.text).toBe('Ours.');
    expect(ours.view.variants).toEqual({});
  });

  it.each(['variant.take', 'variant.discard'] as const)(
    'after %s, a merge with the other side does not restore the variant',
    (type) => {
      const { ours, theirs } = createMergedPair();
      ours.send({ type, question: 'aim-why', variant: theirs.facts[0]!.id } as Command);
      expect(ours.send({ type: 'journey.merge', journey: theirs.journey })).toEqual([]);
      expect(ours.view.variants).toEqual({});
      theirs.send({ type: 'journey.merge', journey: ours.journey });
      expect(theirs.cycle.answers['aim-why']?.text).toBe(type === 'variant.take' ? 'Theirs.' : 'Ours.');
      expect(theirs.view.variants).toEqual({});
    },
  );

  it.each(['variant.take', 'variant.discard'] as const)('%s denies an unknown variant', (type) => {
    const { ours } = createMergedPair();
    ours.send(answer('people-lead', 'All.'));
    for (const question of ['aim-why', 'people-lead', 'aim-lead']) {
      const [reason, ...otherReasons] = ours.getDenialReasons({ type, question, variant: 'nobody' });
      expect(otherReasons).toEqual([]);
      expect(reason).toMatchObject({ code: 'unknown-id', variant: 'nobody' });
      expect(reason?.message).toContain('no variant "nobody"');
    }
  });

  it.each(['variant.take', 'variant.discard'] as const)(
    '%s removes one of several variants and keeps the others',
    (type) => {
      const { ours, theirs } = createMergedPair();
      const thirdWalker = new Walker(workshop, { start: START - 60_000 });
      thirdWalker.send(answer('aim-why', 'A third.'));
      ours.send({ type: 'journey.merge', journey: thirdWalker.journey });
      expect(ours.view.variants['aim-why']?.map(({ text }) => text)).toEqual(['A third.', 'Theirs.']);
      ours.send({ type, question: 'aim-why', variant: theirs.facts[0]!.id } as Command);
      expect(ours.cycle.answers['aim-why']?.text).toBe(type === 'variant.take' ? 'Theirs.' : 'Ours.');
      expect(ours.view.variants['aim-why']?.map(({ text }) => text)).toEqual(['A third.']);
    },
  );

  it.each(['variant.take', 'variant.discard'] as const)('%s is denied as locked in a locked phase', (type) => {
    expect(new Walker(workshop).getDenialCodes({ type, question: 'start-lead', variant: 'nobody' })).toEqual([
      'locked',
    ]);
  });

  it('question.answer keeps the variant when another text is written', () => {
    const { ours } = createMergedPair();
    ours.send(answer('aim-why', 'Ours, later.'));
    expect(ours.view.variants['aim-why']).toMatchObject([{ text: 'Theirs.' }]);
  });

  it('question.answer removes the variant when its text is written', () => {
    const { ours } = createMergedPair();
    ours.send(answer('aim-why', 'Theirs.'));
    expect(ours.cycle.answers['aim-why']?.text).toBe('Theirs.');
    expect(ours.view.variants).toEqual({});
  });

  it.each([
    ['variant.take', 'check-again'],
    ['variant.discard', 'done'],
  ] as const)(
    '%s in a completed phase leaves later completed phases %s, because only a changed answer marks them',
    (type, state) => {
      const { ours, theirs } = createMergedPair();
      ours.complete('plan', 'meet');
      ours.send({ type, question: 'aim-why', variant: theirs.facts[0]!.id } as Command);
      expect(ours.getPhase('meet').state).toBe(state);
    },
  );
});
