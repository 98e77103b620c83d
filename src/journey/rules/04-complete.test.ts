import { describe, expect, it } from 'vitest';
import { mapOf, walk, workshop, workshopJson } from '../../../test/kit/maps.js';
import { satisfying, Walker } from '../../../test/kit/journey-walker.js';
import type { Command } from '../index.js';

const complete = (phase: string, note?: string): Command => ({
  type: 'phase.complete',
  phase,
  ...(note === undefined ? {} : { note }),
});
const reopen = (phase: string): Command => ({ type: 'phase.reopen', phase });

/** The facts of a command, as `type phase`. */
const told = (at: Walker, command: Command) =>
  at.send(command).map((fact) => ('phase' in fact ? `${fact.type} ${fact.phase}` : fact.type));

describe('rule 4: phase.complete', () => {
  describe.each(['guided', 'strict', 'open'] as const)('under %s', (progression) => {
    it('an unlocked phase whose exit rule does not hold is refused with all that is left', () => {
      const at = new Walker(workshop, { progression });
      expect(at.codes(complete('plan'))).toEqual([
        'group-left',
        'group-left',
        'tools-left',
        'risk-left',
        'risk-left',
        'decision-left',
      ]);
      at.send(...satisfying(workshop, 'plan').slice(1));
      expect(at.codes(complete('plan'))).toEqual(['group-left']);
    });

    it('an unlocked phase whose exit rule holds is completed, and the next one entered', () => {
      const at = new Walker(workshop, { progression }).satisfy('plan');
      expect(told(at, complete('plan'))).toEqual(['phase.completed plan', 'phase.entered meet']);
      expect(at.states.slice(0, 2)).toEqual(['done', 'current']);
    });

    it('the last one completes the journey', () => {
      const at = new Walker(workshop, { progression }).complete('plan', 'meet', 'keep').satisfy('share');
      expect(told(at, complete('share'))).toEqual(['phase.completed share', 'journey.completed']);
      expect(at.journey).toMatchObject({ status: 'completed', phase: 'share' });
    });
  });

  it.each(['guided', 'strict'] as const)('under %s, the first uncompleted phase is entered', (progression) => {
    const at = new Walker(walk, { progression });
    at.send(complete('one'), complete('two'), complete('three'), reopen('one'), reopen('three'));
    expect(told(at, complete('three'))).toEqual(['phase.completed three', 'phase.entered one']);
  });

  it.each(['guided', 'strict'] as const)(
    'under %s, no phase is entered where the first uncompleted one is the current one already',
    (progression) => {
      const at = new Walker(walk, { progression });
      at.send(complete('one'), complete('two'), complete('three'), reopen('two'));
      expect(told(at, complete('three'))).toEqual(['phase.completed three']);
      expect(at.journey.phase).toBe('two');
    },
  );

  it('under guided, a phase worked in out of order is completed without leaving the current one', () => {
    const at = new Walker(walk, { progression: 'open' });
    at.send({ type: 'tool.choose', tool: 'three-tool' });
    at.progression = 'guided';
    expect(told(at, complete('three'))).toEqual(['phase.completed three']);
    expect(at.journey.phase).toBe('one');
  });

  it('under open, the next uncompleted phase after it is entered', () => {
    const at = new Walker(walk, { progression: 'open' });
    expect(told(at, complete('two'))).toEqual(['phase.completed two', 'phase.entered three']);
    expect(told(at, complete('four'))).toEqual(['phase.completed four', 'phase.entered five']);
    // Four is completed already: the next uncompleted one after three is five, which is current.
    expect(told(at, complete('three'))).toEqual(['phase.completed three']);
    expect(at.journey.phase).toBe('five');
  });

  it('under open, where none after it is left, the first uncompleted phase is entered', () => {
    const at = new Walker(walk, { progression: 'open' });
    expect(told(at, complete('five'))).toEqual(['phase.completed five']);
    expect(at.journey.phase).toBe('one');
    at.send(complete('three'));
    expect(at.journey.phase).toBe('four');
    expect(told(at, complete('four'))).toEqual(['phase.completed four', 'phase.entered one']);
  });

  it('on a completed, marked phase it gives phase.completed and clears the mark', () => {
    const at = new Walker(walk).finish();
    at.send({ type: 'tool.choose', tool: 'three-tool' });
    expect(at.phase('five').state).toBe('check-again');
    expect(told(at, complete('five'))).toEqual(['phase.completed five']);
    expect(at.states).toEqual(['done', 'done', 'done', 'check-again', 'done']);
    expect(at.phase('five').because).toBeUndefined();
    expect(at.journey.status).toBe('completed');
  });

  it('on a completed, marked phase the exit rule must hold again', () => {
    const at = new Walker(workshop).complete('plan');
    at.send({ type: 'tool.drop', tool: 'invitation' });
    expect(at.codes(complete('plan'))).toEqual(['tools-left']);
    at.send({ type: 'tool.choose', tool: 'agenda' });
    expect(at.phase('plan').state).toBe('check-again');
    expect(told(at, complete('plan'))).toEqual(['phase.completed plan']);
    expect(at.phase('plan').state).toBe('done');
  });

  it('on a completed, unmarked phase it gives no facts', () => {
    const at = new Walker(workshop).complete('plan');
    expect(told(at, complete('plan'))).toEqual([]);
    expect(told(at, complete('plan', 'A late note.'))).toEqual([]);
  });

  it('on a completed, unmarked phase it gives no facts either where a newer map asks for more than was done', () => {
    const at = new Walker(workshop).complete('plan', 'meet', 'keep');
    const { phases } = workshopJson;
    const stricter = mapOf({
      ...workshopJson,
      phases: phases.map((phase) => ({ ...phase, exit: { ...phase.exit, groups: 'all' } })),
    });
    const later = new Walker(stricter, { journey: at.journey });
    expect(later.phase('keep')).toMatchObject({ state: 'done', left: [{ code: 'group-left' }] });
    expect(told(later, complete('keep'))).toEqual([]);
  });

  it('on a completed, unmarked phase of a completed journey it gives no facts', () => {
    const at = new Walker(walk).finish();
    expect(told(at, complete('five'))).toEqual([]);
    expect(told(at, complete('one'))).toEqual([]);
  });

  it('on the current, completed phase of an active journey, as after a merge, it gives journey.completed where no phase is left', () => {
    const { ours } = bothAtTheEnd();
    expect(ours.journey).toMatchObject({ status: 'active', phase: 'four' });
    expect(ours.states.every((state) => state === 'done')).toBe(true);
    expect(told(ours, complete('one'))).toEqual([]);
    expect(told(ours, complete('four'))).toEqual(['journey.completed']);
    expect(ours.journey).toMatchObject({ status: 'completed', phase: 'four' });
  });

  it('on the current, completed phase of an active journey, as after a merge, it gives phase.entered where one is left', () => {
    const { ours } = bothAtTheEnd({ theirs: ['two'] });
    expect(ours.journey).toMatchObject({ status: 'active', phase: 'two' });
    expect(told(ours, complete('two'))).toEqual(['phase.entered three']);
  });

  it('journey.completed follows whenever an active journey has no uncompleted phase left, whichever came last', () => {
    const at = new Walker(walk, { progression: 'open' });
    at.send(complete('five'), complete('two'), complete('three'), complete('four'));
    expect(told(at, complete('one'))).toEqual(['phase.completed one', 'journey.completed']);
    at.send(reopen('three'));
    expect(at.journey.status).toBe('active');
    expect(told(at, complete('three'))).toEqual(['phase.completed three', 'journey.completed']);
  });

  it('in a completed journey, completing brings neither another phase nor another end', () => {
    const at = new Walker(walk).finish();
    at.send({ type: 'tool.choose', tool: 'one-tool' });
    for (const phase of ['two', 'three', 'four', 'five'])
      expect(told(at, complete(phase))).toEqual([`phase.completed ${phase}`]);
  });

  it('completing marks no other phase', () => {
    const at = new Walker(walk, { progression: 'open' });
    at.send(complete('three'), complete('one'), complete('two'));
    expect(at.states).toEqual(['done', 'done', 'done', 'current', 'open']);
  });

  it('a note is kept with the completion; white space alone is none', () => {
    const at = new Walker(walk);
    expect(at.send(complete('one', ' As is. '))[0]).toMatchObject({
      type: 'phase.completed',
      phase: 'one',
      note: ' As is. ',
    });
    expect(at.cycle.phases['one']?.completion?.note).toBe(' As is. ');
    expect(at.send(complete('two', ' \n'))[0]).not.toHaveProperty('note');
  });
});

/**
 * Two people went on from one record: we to the phase before the last, which they completed before our last move.
 * By default that is phase four, and they have completed five too.
 */
function bothAtTheEnd({ theirs: done = ['four', 'five'] }: { theirs?: string[] } = {}): { ours: Walker } {
  const ours = new Walker(walk, { progression: 'open' });
  const theirs = ours.fork();
  for (const phase of done) theirs.send(complete(phase));
  ours.now();
  ours.now();
  ours.now();
  const before = walk.phases
    .slice(
      0,
      walk.phases.findIndex(({ id }) => id === done[0]),
    )
    .map(({ id }) => id);
  for (const phase of before) ours.send(complete(phase));
  ours.send({ type: 'journey.merge', journey: theirs.journey });
  ours.progression = 'guided';
  return { ours };
}
