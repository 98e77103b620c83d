import { describe, expect, it } from 'vitest';
import { walk, workshop } from '../../../test/kit/maps.js';
import { Walker } from '../../../test/kit/journey-walker.js';
import type { Command } from '../index.js';

const complete = (phase: string): Command => ({ type: 'phase.complete', phase });
const reopen = (phase: string): Command => ({ type: 'phase.reopen', phase });

describe('rule 5: phase.reopen', () => {
  it('makes a completed phase the current one', () => {
    const walker = new Walker(walk);
    walker.send(complete('one'), complete('two'));
    expect(walker.sendForTypes(reopen('one'))).toEqual(['phase.reopened']);
    expect(walker.journey.phase).toBe('one');
    expect(walker.getPhase('one')).toMatchObject({ state: 'current', completed: false });
  });

  it.each([
    ['the current phase', 'one'],
    ['a locked phase', 'three'],
  ])('is denied for a phase that is not completed: %s', (_, phase) => {
    expect(new Walker(walk).getDenialReasons(reopen(phase))).toEqual([
      { code: 'phase-not-completed', message: expect.stringMatching(/is not finished/) as string, phase },
    ]);
  });

  it('is denied for a phase that is already reopened', () => {
    const walker = new Walker(walk);
    walker.send(complete('one'), reopen('one'));
    expect(walker.getDenialCodes(reopen('one'))).toEqual(['phase-not-completed']);
  });

  it('clears the check-again mark of the phase', () => {
    const walker = new Walker(walk).finish();
    walker.send({ type: 'tool.choose', tool: 'one-tool' });
    expect(walker.getPhase('two').state).toBe('check-again');
    walker.send(reopen('two'));
    expect(walker.getPhase('two')).toMatchObject({ state: 'current' });
    expect(walker.getPhase('two').check).toBeUndefined();
    walker.send(complete('two'));
    expect(walker.getPhase('two').state).toBe('done');
  });

  it('makes a completed journey active', () => {
    const walker = new Walker(walk).finish();
    walker.send(reopen('five'));
    expect(walker.journey).toMatchObject({ status: 'active', phase: 'five' });
    expect(walker.sendForTypes(complete('five'))).toEqual(['phase.completed', 'journey.completed']);
  });

  it('marks no phase, also when the phase is completed again without a change', () => {
    const walker = new Walker(walk);
    walker.send(complete('one'), complete('two'), complete('three'), reopen('two'));
    expect(walker.states).toEqual(['done', 'current', 'done', 'open', 'locked']);
    walker.send(complete('two'));
    expect(walker.states).toEqual(['done', 'done', 'done', 'current', 'locked']);
  });

  it('leaves later phases to be checked for changes while the phase is reopened', () => {
    const walker = new Walker(walk);
    walker.send(complete('one'), complete('two'), complete('three'), reopen('two'));
    walker.send({ type: 'tool.choose', tool: 'two-tool' });
    expect(walker.states).toEqual(['done', 'current', 'check-again', 'open', 'locked']);
    walker.send({ type: 'tool.drop', tool: 'two-tool' }, complete('two'));
    expect(walker.states).toEqual(['done', 'done', 'done', 'current', 'locked']);
  });

  it('keeps the entries of the phase', () => {
    const walker = new Walker(workshop).complete('plan');
    const { answers, tools, risks } = walker.cycle;
    walker.send(reopen('plan'));
    expect(walker.cycle).toMatchObject({ answers, tools, risks });
    expect(walker.getPhase('plan').left).toEqual([]);
  });
});
