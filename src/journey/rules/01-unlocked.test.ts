import { describe, expect, it } from 'vitest';
import { walk, workshop } from '../../../test/kit/maps.js';
import { Walker } from '../../../test/kit/journey-walker.js';
import type { Command } from '../index.js';

const answer = (question: string, text = 'Something.'): Command => ({ type: 'question.answer', question, text });

describe('rule 1: unlocked phases', () => {
  it('unlocks only the first phase of a new journey', () => {
    for (const progression of ['guided', 'strict'] as const) {
      const walker = new Walker(workshop, { progression });
      expect(walker.view.phases.map(({ unlocked }) => unlocked)).toEqual([true, false, false, false]);
    }
  });

  it('uses progression guided when none is given', () => {
    const walker = new Walker(workshop);
    delete (walker as { progression?: unknown }).progression;
    expect(walker.states).toEqual(['current', 'locked', 'locked', 'locked']);
    expect(walker.view.progression).toBe('guided');
    expect(walker.getDenialCodes({ type: 'tool.choose', tool: 'letter' })).toEqual(['locked']);
  });

  it('unlocks a phase when all phases before it were completed', () => {
    const walker = new Walker(workshop).complete('plan');
    expect(walker.view.phases.map(({ unlocked }) => unlocked)).toEqual([true, true, false, false]);
    walker.complete('meet');
    expect(walker.getPhase('keep').unlocked).toBe(true);
    expect(walker.getPhase('share').unlocked).toBe(false);
  });

  it('locks no phase when an earlier phase is reopened', () => {
    const walker = new Walker(walk);
    walker.send({ type: 'phase.complete', phase: 'one' }, { type: 'phase.complete', phase: 'two' });
    walker.send({ type: 'phase.reopen', phase: 'one' });
    expect(walker.getPhase('three').unlocked).toBe(true);
    // Nobody has entered or worked in `four`. It unlocks although `one` is reopened.
    walker.send({ type: 'phase.complete', phase: 'three' });
    expect(walker.getPhase('four').unlocked).toBe(true);
    expect(walker.sendForTypes(answer('four-question'))).toEqual(['question.answered']);
  });

  it('locks a phase behind an uncompleted phase, even when a later phase was completed', () => {
    const walker = new Walker(walk, { progression: 'open' });
    walker.send({ type: 'phase.complete', phase: 'three' });
    walker.progression = 'guided';
    expect(walker.states).toEqual(['open', 'locked', 'done', 'current', 'locked']);
    expect(walker.getPhase('five').lockedBy).toBe('one');
    walker.send({ type: 'phase.complete', phase: 'four' });
    expect(walker.getPhase('five')).toMatchObject({ lockedBy: 'one', opensAfter: 'two' });
  });

  it('returns in lockedBy the first uncompleted phase and in opensAfter the last one before a locked phase', () => {
    const walker = new Walker(walk);
    const listLocks = () => walker.view.phases.map(({ lockedBy, opensAfter }) => [lockedBy, opensAfter].join());
    expect(listLocks()).toEqual([',', 'one,one', 'one,two', 'one,three', 'one,four']);
    walker.send({ type: 'phase.complete', phase: 'one' });
    expect(listLocks()).toEqual([',', ',', 'two,two', 'two,three', 'two,four']);
    walker.send({ type: 'phase.complete', phase: 'two' }, { type: 'phase.reopen', phase: 'two' });
    expect(listLocks(), 'a reopened phase locks no other phase').toEqual([',', ',', ',', 'three,three', 'three,four']);
  });

  it('locks all phases but the first in a new cycle', () => {
    const walker = new Walker(walk).finish();
    walker.send({ type: 'cycle.start' });
    expect(walker.states).toEqual(['current', 'locked', 'locked', 'locked', 'locked']);
  });

  it('keeps an entered phase unlocked when the progression changes to strict', () => {
    const walker = new Walker(walk, { progression: 'open' });
    walker.send({ type: 'phase.complete', phase: 'three' });
    expect(walker.journey.phase).toBe('four');
    walker.progression = 'strict';
    expect(walker.states).toEqual(['open', 'locked', 'done', 'current', 'locked']);
  });

  it.each<[string, Command]>([
    ['an answer', answer('lesson-lead')],
    ['a group set aside', { type: 'group.set-aside', group: 'lesson' }],
    ['a decision', { type: 'decision.make', phase: 'share', option: 'go' }],
  ])('keeps a phase unlocked that has an entry when the progression changes to guided: %s', (_, command) => {
    const walker = new Walker(workshop, { progression: 'open' });
    walker.send(command);
    walker.progression = 'guided';
    expect(walker.states).toEqual(['current', 'locked', 'locked', 'open']);
    expect(walker.getPhase('share').lockedBy).toBeUndefined();
  });

  it.each<[string, string, Command]>([
    ['an answer to a lead question', 'meet', answer('start-lead')],
    ['an answer to a prompt', 'meet', answer('end-how')],
    ['a tool', 'meet', { type: 'tool.choose', tool: 'wall' }],
    ['a risk', 'meet', { type: 'risk.assess', risk: 'too-quiet', level: 'low' }],
  ])('keeps a phase unlocked that has an entry when the progression changes to guided: %s', (_, phase, command) => {
    const walker = new Walker(workshop, { progression: 'open' });
    walker.send(command);
    walker.progression = 'guided';
    expect(walker.getPhase(phase).state).toBe('open');
    expect(walker.sendForTypes({ type: 'tool.choose', tool: 'pairs' })).toEqual(['tool.chosen']);
  });

  it('keeps a phase unlocked when its only entry was cleared', () => {
    const walker = new Walker(workshop, { progression: 'open' });
    walker.send(answer('start-lead'), answer('start-lead', ''));
    walker.progression = 'guided';
    expect(walker.getPhase('meet').unlocked).toBe(true);
  });

  it('unlocks all phases with progression open', () => {
    const walker = new Walker(workshop, { progression: 'open' });
    expect(walker.states).toEqual(['current', 'open', 'open', 'open']);
    expect(walker.sendForTypes(answer('lesson-lead'))).toEqual(['question.answered']);
  });

  it.each<[string, Command]>([
    ['question.answer', answer('start-lead')],
    ['group.set-aside', { type: 'group.set-aside', group: 'start' }],
    ['tool.choose', { type: 'tool.choose', tool: 'round' }],
    ['risk.assess', { type: 'risk.assess', risk: 'too-long', level: 'high' }],
    ['decision.make', { type: 'decision.make', phase: 'share', option: 'go' }],
    ['decision.make with stop', { type: 'decision.make', phase: 'share', option: 'stop' }],
    ['phase.complete', { type: 'phase.complete', phase: 'keep' }],
  ])('denies commands in a locked phase: %s', (_, command) => {
    for (const progression of ['guided', 'strict'] as const) {
      const [reason, ...otherReasons] = new Walker(workshop, { progression }).getDenialReasons(command);
      expect(otherReasons).toEqual([]);
      expect(reason).toMatchObject({ code: 'locked', phase: expect.any(String) });
      expect(reason?.message).toContain('Finish A: Plan first.');
    }
  });

  it('names the first uncompleted phase in the denial message', () => {
    const walker = new Walker(workshop).complete('plan');
    expect(walker.getDenialReasons({ type: 'tool.choose', tool: 'letter' })[0]?.message).toBe(
      'C: Keep in touch is not open yet. Finish B: Meet first.',
    );
    expect(walker.getPhase('keep').lockedBy).toBe('meet');
    expect(walker.getPhase('share').lockedBy).toBe('meet');
  });
});
