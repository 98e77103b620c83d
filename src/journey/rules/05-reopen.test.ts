import { describe, expect, it } from 'vitest';
import { walk, workshop } from '../../../test/kit/maps.js';
import { Walker } from '../../../test/kit/journey-walker.js';
import type { Command } from '../index.js';

const complete = (phase: string): Command => ({ type: 'phase.complete', phase });
const reopen = (phase: string): Command => ({ type: 'phase.reopen', phase });

describe('rule 5: phase.reopen', () => {
  it('a completed phase becomes the current one', () => {
    const at = new Walker(walk);
    at.send(complete('one'), complete('two'));
    expect(at.types(reopen('one'))).toEqual(['phase.reopened']);
    expect(at.journey.phase).toBe('one');
    expect(at.phase('one')).toMatchObject({ state: 'current', completed: false });
  });

  it.each([
    ['the current phase', 'one'],
    ['a locked phase', 'three'],
  ])('a phase that is not completed is refused: %s', (_, phase) => {
    expect(new Walker(walk).denied(reopen(phase))).toEqual([
      { code: 'phase-not-completed', message: expect.stringMatching(/is not completed/) as string, phase },
    ]);
  });

  it('a phase that stands reopened is refused', () => {
    const at = new Walker(walk);
    at.send(complete('one'), reopen('one'));
    expect(at.codes(reopen('one'))).toEqual(['phase-not-completed']);
  });

  it('it loses its mark', () => {
    const at = new Walker(walk).finish();
    at.send({ type: 'tool.choose', tool: 'one-tool' });
    expect(at.phase('two').state).toBe('check-again');
    at.send(reopen('two'));
    expect(at.cycle.phases['two']?.check).toMatchObject({ on: false });
    at.send(complete('two'));
    expect(at.phase('two').state).toBe('done');
  });

  it('a completed journey becomes active again', () => {
    const at = new Walker(walk).finish();
    at.send(reopen('five'));
    expect(at.journey).toMatchObject({ status: 'active', phase: 'five' });
    expect(at.types(complete('five'))).toEqual(['phase.completed', 'journey.completed']);
  });

  it('later completed phases are marked check-again, earlier and uncompleted ones are not', () => {
    const at = new Walker(walk);
    at.send(complete('one'), complete('two'), complete('three'), reopen('two'));
    expect(at.states).toEqual(['done', 'current', 'check-again', 'open', 'locked']);
    expect(at.phase('three').because).toBe('two');
  });

  it('what was recorded in it stays', () => {
    const at = new Walker(workshop).complete('plan');
    const { answers, tools, risks } = at.cycle;
    at.send(reopen('plan'));
    expect(at.cycle).toMatchObject({ answers, tools, risks });
    expect(at.phase('plan').left).toEqual([]);
  });
});
