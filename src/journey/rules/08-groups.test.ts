import { describe, expect, it } from 'vitest';
import { workshop } from '../../../test/kit/maps.js';
import { Walker } from '../../../test/kit/journey-walker.js';
import type { Command } from '../index.js';

const answer = (question: string, text: string): Command => ({ type: 'question.answer', question, text });
const setAside = (group: string, reason?: string): Command => ({
  type: 'group.set-aside',
  group,
  ...(reason === undefined ? {} : { reason }),
});
const takeUp = (group: string): Command => ({ type: 'group.take-up', group });
const groupOf = (at: Walker, phase: string, id: string) => at.phase(phase).groups.find((group) => group.id === id);

describe('rule 8: groups', () => {
  it.each(['aim-lead', 'aim-lead-peer', 'aim-why'])(
    'a group is answered by text in any of its questions: %s',
    (question) => {
      const at = new Walker(workshop);
      expect(groupOf(at, 'plan', 'aim')).toEqual({ id: 'aim', state: 'open' });
      at.send(answer(question, 'This.'));
      expect(groupOf(at, 'plan', 'aim')).toEqual({ id: 'aim', state: 'answered' });
      at.send(answer(question, ''));
      expect(groupOf(at, 'plan', 'aim')).toEqual({ id: 'aim', state: 'open' });
    },
  );

  it('setting aside counts for the exit rule, and says why', () => {
    const at = new Walker(workshop);
    expect(at.send(setAside('aim', ' Too early. '))).toMatchObject([
      { type: 'group.set-aside', phase: 'plan', group: 'aim', reason: ' Too early. ' },
    ]);
    expect(groupOf(at, 'plan', 'aim')).toEqual({ id: 'aim', state: 'set-aside', reason: ' Too early. ' });
    expect(at.phase('plan').left.filter(({ group }) => group === 'aim')).toEqual([]);
  });

  it('setting aside keeps its answers', () => {
    const at = new Walker(workshop);
    at.send(answer('aim-why', 'This.'), setAside('aim'));
    expect(groupOf(at, 'plan', 'aim')?.state).toBe('set-aside');
    expect(at.cycle.answers['aim-why']?.text).toBe('This.');
    expect(at.types(takeUp('aim'))).toEqual(['group.taken-up']);
    expect(groupOf(at, 'plan', 'aim')).toEqual({ id: 'aim', state: 'answered' });
  });

  it('non-empty text takes a set-aside group up, in a second fact', () => {
    const at = new Walker(workshop);
    at.send(setAside('aim', 'Why not.'));
    expect(at.send(answer('aim-why', 'This.'))).toMatchObject([
      { type: 'question.answered', phase: 'plan', group: 'aim', question: 'aim-why', text: 'This.' },
      { type: 'group.taken-up', phase: 'plan', group: 'aim' },
    ]);
    expect(groupOf(at, 'plan', 'aim')).toEqual({ id: 'aim', state: 'answered' });
    at.send(setAside('aim'));
    expect(groupOf(at, 'plan', 'aim')).toEqual({ id: 'aim', state: 'set-aside' });
  });

  it.each(['', '  \n '])('empty text (%j) does not take a set-aside group up', (text) => {
    const at = new Walker(workshop);
    at.send(answer('aim-why', 'This.'), setAside('aim'));
    expect(at.types(answer('aim-why', text))).toEqual(['question.answered']);
    expect(groupOf(at, 'plan', 'aim')?.state).toBe('set-aside');
  });

  it('text in another group does not take it up', () => {
    const at = new Walker(workshop);
    at.send(setAside('aim'));
    expect(at.types(answer('people-lead', 'All.'))).toEqual(['question.answered']);
  });

  it('a group that was taken up is open again', () => {
    const at = new Walker(workshop);
    at.send(setAside('aim'), takeUp('aim'));
    expect(groupOf(at, 'plan', 'aim')).toEqual({ id: 'aim', state: 'open' });
    expect(at.phase('plan').left).toContainEqual(expect.objectContaining({ code: 'group-left', group: 'aim' }));
  });

  it('a number in the exit rule counts groups answered or set aside', () => {
    const at = new Walker(workshop).complete('plan');
    expect(at.phase('meet').left).toContainEqual(expect.objectContaining({ code: 'groups-left', missing: 2 }));
    at.send(answer('end-how', 'Soon.'));
    expect(at.phase('meet').left).toContainEqual(expect.objectContaining({ code: 'groups-left', missing: 1 }));
    at.send(setAside('middle'));
    expect(at.phase('meet').left.map(({ code }) => code)).toEqual(['tools-left', 'risks-left']);
    at.send(setAside('start'));
    expect(at.phase('meet').left.map(({ code }) => code)).toEqual(['tools-left', 'risks-left']);
  });

  it('all means each, none means nothing', () => {
    const at = new Walker(workshop);
    at.send(answer('aim-why', 'This.'));
    expect(at.phase('plan').left.filter(({ code }) => code === 'group-left')).toMatchObject([{ group: 'people' }]);
    expect(at.phase('keep')).toMatchObject({ left: [], steps: { done: 0, total: 0 } });
  });
});
