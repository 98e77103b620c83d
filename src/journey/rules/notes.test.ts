import { describe, expect, it } from 'vitest';
import { readJourney, workshop } from '../../../test/kit/maps.js';
import { copy, HOUR, START, Walker } from '../../../test/kit/journey-walker.js';
import { mergeJourneys, parseJourney, viewJourney } from '../index.js';
import type { Command, Progression } from '../index.js';

const note = (phase: string, text: string): Command => ({ type: 'phase.note', phase, text });

describe('notes on phases', () => {
  it.each<Progression>(['guided', 'strict', 'open'])('are taken in every phase, locked or not: %s', (progression) => {
    const walker = new Walker(workshop, { progression });
    const before = walker.states;
    for (const { id } of workshop.phases) {
      expect(walker.send(note(id, `On ${id}. `))).toMatchObject([
        { type: 'phase.noted', phase: id, text: `On ${id}. ` },
      ]);
      expect(walker.getPhase(id).note).toBe(`On ${id}. `);
    }
    // They unlock nothing and mark nothing.
    expect(walker.states).toEqual(before);
    expect(Object.keys(walker.journey.cycles[0]!.notes!)).toEqual(workshop.phases.map(({ id }) => id));
  });

  it('are cleared by an empty text', () => {
    const walker = new Walker(workshop);
    walker.send(note('share', 'Ask.'), note('share', ' \n'));
    expect(walker.getPhase('share')).not.toHaveProperty('note');
    expect(walker.journey.cycles[0]?.notes?.['share']).toMatchObject({ text: '' });
    expect(walker.send(note('share', ''))).toEqual([]);
  });

  it('are refused while the journey is stopped, and taken in a completed one', () => {
    const walker = new Walker(workshop).finish();
    expect(walker.send(note('plan', 'Late.'))).toHaveLength(1);
    walker.send({ type: 'decision.make', phase: 'plan', option: 'stop' });
    expect(walker.getDenialCodes(note('plan', 'Later.'))).toEqual(['stopped']);
  });

  it.each<[unknown, string]>([
    [{ type: 'phase.note', phase: 'nowhere', text: 'x' }, 'unknown-id'],
    [{ type: 'phase.note', phase: 'plan' }, 'malformed'],
    [{ type: 'phase.note', text: 'x' }, 'malformed'],
  ])('are denied when the command is %j', (command, code) => {
    expect(new Walker(workshop).getDenialCodes(command)).toEqual([code]);
  });

  it('of two people are both kept, until somebody takes or discards one, also in a locked phase', () => {
    const ours = new Walker(workshop);
    const theirs = ours.fork();
    ours.send(note('share', 'Ours.'));
    theirs.send(note('share', 'Theirs.'));
    ours.send({ type: 'journey.merge', journey: theirs.journey });
    expect(mergeJourneys(theirs.journey, ours.journey).cycles).toEqual(ours.journey.cycles);
    const [current, other] = [ours.getPhase('share').note!, ours.view.variants['share']![0]!];
    expect([current, other.text].sort()).toEqual(['Ours.', 'Theirs.']);
    const discarding = ours.fork();
    expect(ours.send({ type: 'variant.take', phase: 'share', variant: other.id })).toMatchObject([
      { type: 'variant.taken', phase: 'share', variant: other.id, text: other.text },
    ]);
    expect(ours.getPhase('share').note).toBe(other.text);
    expect(ours.view.variants).toEqual({});
    expect(ours.getPhase('share').state).toBe('locked');
    discarding.send({ type: 'variant.discard', phase: 'share', variant: other.id });
    expect(discarding.getPhase('share').note).toBe(current);
    expect(discarding.view.variants).toEqual({});
    // A merge with the other side restores nothing.
    expect(discarding.send({ type: 'journey.merge', journey: theirs.journey })).toEqual([]);
  });

  it('read back unchanged after a variant was discarded that is older than texts written since', () => {
    const walker = new Walker(workshop);
    walker.send(note('share', '1'), note('share', '2'), note('share', '3'));
    const theirs = walker.fork(START + HOUR);
    theirs.send(note('share', 'Theirs.'));
    const ours = walker.fork(START + 2 * HOUR);
    ours.send(note('share', '4'), { type: 'journey.merge', journey: theirs.journey });
    ours.send(note('share', '5'), note('share', '6'));
    const [variant] = ours.view.variants['share']!;
    ours.send({ type: 'variant.discard', phase: 'share', variant: variant!.id });
    expect(ours.journey.cycles[0]?.notes?.['share']?.past).toHaveLength(6);
    expect(readJourney(copy(ours.journey))).toEqual(ours.journey);
  });

  it('leave no variant where only one side changed what both had', () => {
    const base = new Walker(workshop);
    base.send(note('share', 'Both.'));
    const theirs = base.fork();
    theirs.send(note('share', 'Both, later.'));
    const merged = mergeJourneys(base.journey, theirs.journey, base.journey);
    expect(viewJourney(workshop, merged).variants).toEqual({});
    expect(viewJourney(workshop, merged).phases.at(-1)?.note).toBe('Both, later.');
  });

  it('have variants of their own, apart from those of questions', () => {
    const walker = new Walker(workshop);
    const reasons = (command: object) => walker.getDenialReasons(command);
    expect(reasons({ type: 'variant.take', phase: 'share', variant: 'x' })).toMatchObject([{ code: 'unknown-id' }]);
    expect(reasons({ type: 'variant.take', question: 'lesson-lead', variant: 'x' })).toMatchObject([
      { code: 'locked' },
    ]);
    expect(reasons({ type: 'variant.take', variant: 'x' })).toMatchObject([
      { code: 'malformed', message: expect.stringContaining('question') as string },
    ]);
  });

  it('are read from a record, and wait under unplaced while the map lacks the phase', () => {
    const walker = new Walker(workshop);
    walker.send(note('share', 'Ask.'));
    const { journey, problems } = parseJourney(copy(walker.journey), workshop);
    expect(problems).toEqual([]);
    expect(journey).toEqual(walker.journey);
    const shorter = { ...workshop, phases: workshop.phases.slice(0, 2) };
    const unplaced = parseJourney(copy(walker.journey), shorter).journey!;
    expect(unplaced.unplaced).toMatchObject({ 1: { notes: { share: { text: 'Ask.' } } } });
    expect(viewJourney(shorter, unplaced).unplaced).toBe(1);
    expect(parseJourney(copy(unplaced), workshop).journey?.cycles).toEqual(walker.journey.cycles);
  });

  it('of an earlier cycle stay there', () => {
    const walker = new Walker(workshop).finish();
    walker.send(note('share', 'Ask.'), { type: 'cycle.start' });
    expect(walker.getPhase('share')).not.toHaveProperty('note');
    expect(walker.journey.cycles[0]?.notes?.['share']?.text).toBe('Ask.');
  });
});
