import { describe, expect, it } from 'vitest';
import { walk, workshop } from '../../../test/kit/maps.js';
import { Walker } from '../../../test/kit/journey-walker.js';
import type { Command } from '../index.js';

const confirm = (...phases: string[]): Command => ({ type: 'phase.confirm', phases });
const change: Command = { type: 'question.answer', question: 'aim-why', text: 'Because.' };

const createWalkerInShare = () => new Walker(workshop).complete('plan', 'meet', 'keep');

describe('rule 6: phase.confirm', () => {
  it('confirms each phase that asks to be checked, in map order', () => {
    const walker = createWalkerInShare();
    walker.send(change);
    expect(walker.send(confirm('keep', 'meet'))).toMatchObject([
      { type: 'phase.confirmed', phase: 'meet' },
      { type: 'phase.confirmed', phase: 'keep' },
    ]);
    expect(walker.states).toEqual(['done', 'done', 'done', 'current']);
  });

  it('records no fact for phases that do not ask to be checked', () => {
    const walker = createWalkerInShare();
    expect(walker.send(confirm('plan', 'meet'))).toEqual([]);
    walker.send(change);
    expect(walker.send(confirm('plan', 'meet'))).toMatchObject([{ type: 'phase.confirmed', phase: 'meet' }]);
    expect(walker.send(confirm('meet'))).toEqual([]);
  });

  it('moves neither the current phase nor the status', () => {
    const walker = new Walker(walk).finish();
    walker.send({ type: 'tool.choose', tool: 'one-tool' });
    walker.send(confirm('two', 'three', 'four', 'five'));
    expect(walker.journey).toMatchObject({ status: 'completed', phase: 'five' });
    expect(walker.states).toEqual(['done', 'done', 'done', 'done', 'done']);
    const active = createWalkerInShare();
    active.send({ type: 'phase.reopen', phase: 'plan' }, change, confirm('meet'));
    expect(active.journey).toMatchObject({ status: 'active', phase: 'plan' });
  });

  it('is denied as a whole where a phase is not completed', () => {
    const walker = createWalkerInShare();
    walker.send(change);
    expect(walker.getDenialReasons(confirm('meet', 'share'))).toMatchObject([
      { code: 'phase-not-completed', phase: 'share' },
    ]);
    expect(walker.states).toEqual(['done', 'check-again', 'check-again', 'current']);
  });

  it('is denied as a whole where an exit rule does not hold, with everything that is left', () => {
    const walker = createWalkerInShare();
    walker.send(change, { type: 'tool.drop', tool: 'round' }, { type: 'tool.drop', tool: 'invitation' });
    expect(walker.getDenialReasons(confirm('plan', 'meet', 'keep'))).toMatchObject([
      { code: 'tools-left', phase: 'plan' },
      { code: 'tools-left', phase: 'meet' },
    ]);
  });

  it('is denied for a phase that the map does not have, and for a list that is none', () => {
    const walker = createWalkerInShare();
    expect(walker.getDenialReasons(confirm('meet', 'nowhere'))).toMatchObject([
      { code: 'unknown-id', phase: 'nowhere' },
    ]);
    expect(walker.getDenialReasons({ type: 'phase.confirm', phases: 'meet' })).toMatchObject([
      { code: 'malformed', message: 'Send phase.confirm again with phases: a list of ids of this map.' },
    ]);
  });
});
