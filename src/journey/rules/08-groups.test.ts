import { describe, expect, it } from 'vitest';
import { workshop } from '../../../test/kit/maps.js';
import { Walker } from '../../../test/kit/journey-walker.js';
import type { Command } from '../index.js';

const answer = (question: string, text: string): Command => ({ type: 'question.answer', question, text });
const createSetAsideCommand = (group: string, reason?: string): Command => ({
  type: 'group.set-aside',
  group,
  ...(reason === undefined ? {} : { reason }),
});
const createTakeUpCommand = (group: string): Command => ({ type: 'group.take-up', group });
const getGroup = (walker: Walker, phase: string, id: string) =>
  walker.getPhase(phase).groups.find((group) => group.id === id);

describe('rule 8: groups', () => {
  it.each(['aim-lead', 'aim-lead-peer', 'aim-why'])(
    'are answered by text in any of their questions: %s',
    (question) => {
      const walker = new Walker(workshop);
      expect(getGroup(walker, 'plan', 'aim')).toEqual({ id: 'aim', state: 'open' });
      walker.send(answer(question, 'This.'));
      expect(getGroup(walker, 'plan', 'aim')).toEqual({ id: 'aim', state: 'answered' });
      walker.send(answer(question, ''));
      expect(getGroup(walker, 'plan', 'aim')).toEqual({ id: 'aim', state: 'open' });
    },
  );

  it('count for the exit rule when set aside, and keep the reason', () => {
    const walker = new Walker(workshop);
    expect(walker.send(createSetAsideCommand('aim', ' Too early. '))).toMatchObject([
      { type: 'group.set-aside', phase: 'plan', group: 'aim', reason: ' Too early. ' },
    ]);
    expect(getGroup(walker, 'plan', 'aim')).toEqual({ id: 'aim', state: 'set-aside', reason: ' Too early. ' });
    expect(walker.getPhase('plan').left.filter(({ group }) => group === 'aim')).toEqual([]);
  });

  it('keep their answers when set aside', () => {
    const walker = new Walker(workshop);
    walker.send(answer('aim-why', 'This.'), createSetAsideCommand('aim'));
    expect(getGroup(walker, 'plan', 'aim')?.state).toBe('set-aside');
    expect(walker.cycle.answers['aim-why']?.text).toBe('This.');
    expect(walker.sendForTypes(createTakeUpCommand('aim'))).toEqual(['group.taken-up']);
    expect(getGroup(walker, 'plan', 'aim')).toEqual({ id: 'aim', state: 'answered' });
  });

  it('are taken up with a second fact when a question is answered', () => {
    const walker = new Walker(workshop);
    walker.send(createSetAsideCommand('aim', 'Why not.'));
    expect(walker.send(answer('aim-why', 'This.'))).toMatchObject([
      { type: 'question.answered', phase: 'plan', group: 'aim', question: 'aim-why', text: 'This.' },
      { type: 'group.taken-up', phase: 'plan', group: 'aim' },
    ]);
    expect(getGroup(walker, 'plan', 'aim')).toEqual({ id: 'aim', state: 'answered' });
    walker.send(createSetAsideCommand('aim'));
    expect(getGroup(walker, 'plan', 'aim')).toEqual({ id: 'aim', state: 'set-aside' });
  });

  it.each(['', '  \n '])('stay set aside when an answer is cleared with %j', (text) => {
    const walker = new Walker(workshop);
    walker.send(answer('aim-why', 'This.'), createSetAsideCommand('aim'));
    expect(walker.sendForTypes(answer('aim-why', text))).toEqual(['question.answered']);
    expect(getGroup(walker, 'plan', 'aim')?.state).toBe('set-aside');
  });

  it('stay set aside when a question of another group is answered', () => {
    const walker = new Walker(workshop);
    walker.send(createSetAsideCommand('aim'));
    expect(walker.sendForTypes(answer('people-lead', 'All.'))).toEqual(['question.answered']);
  });

  it('are open again when taken up without an answer', () => {
    const walker = new Walker(workshop);
    walker.send(createSetAsideCommand('aim'), createTakeUpCommand('aim'));
    expect(getGroup(walker, 'plan', 'aim')).toEqual({ id: 'aim', state: 'open' });
    expect(walker.getPhase('plan').left).toContainEqual(expect.objectContaining({ code: 'group-left', group: 'aim' }));
  });

  it('count for a number in the exit rule when answered or set aside', () => {
    const walker = new Walker(workshop).complete('plan');
    expect(walker.getPhase('meet').left).toContainEqual(expect.objectContaining({ code: 'groups-left', missing: 2 }));
    walker.send(answer('end-how', 'Soon.'));
    expect(walker.getPhase('meet').left).toContainEqual(expect.objectContaining({ code: 'groups-left', missing: 1 }));
    walker.send(createSetAsideCommand('middle'));
    expect(walker.getPhase('meet').left.map(({ code }) => code)).toEqual(['tools-left', 'risks-left']);
    walker.send(createSetAsideCommand('start'));
    expect(walker.getPhase('meet').left.map(({ code }) => code)).toEqual(['tools-left', 'risks-left']);
  });

  it('are all required by exit rule all, and none by exit rule none', () => {
    const walker = new Walker(workshop);
    walker.send(answer('aim-why', 'This.'));
    expect(walker.getPhase('plan').left.filter(({ code }) => code === 'group-left')).toMatchObject([
      { group: 'people' },
    ]);
    expect(walker.getPhase('keep')).toMatchObject({ left: [], steps: { done: 0, total: 0 } });
  });
});
