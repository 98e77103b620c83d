import { describe, expect, it } from 'vitest';
import { workshop } from '../../../test/kit/maps.js';
import { copy, Walker } from '../../../test/kit/journey-walker.js';
import type { Command } from '../index.js';

const TYPES = [
  'question.answer',
  'group.set-aside',
  'group.take-up',
  'tool.choose',
  'tool.drop',
  'risk.assess',
  'decision.make',
  'phase.complete',
  'phase.reopen',
  'journey.resume',
  'cycle.start',
  'journey.replace',
  'journey.merge',
  'journey.restart',
  'variant.take',
  'variant.discard',
];

const worked = () => {
  const at = new Walker(workshop);
  at.send(
    { type: 'question.answer', question: 'aim-why', text: 'So.' },
    { type: 'group.set-aside', group: 'people', reason: 'Later.' },
    { type: 'tool.choose', tool: 'agenda', note: 'Short.' },
    { type: 'tool.choose', tool: 'invitation' },
    { type: 'risk.assess', risk: 'nobody-comes', level: 'low', measures: ['ask-early'], accepted: false },
    { type: 'decision.make', phase: 'plan', option: 'wait', reason: 'Rain.' },
  );
  return at;
};

describe('rule 14: a command that changes nothing', () => {
  it.each<[string, Command]>([
    ['the same answer', { type: 'question.answer', question: 'aim-why', text: 'So.' }],
    ['clearing what is empty', { type: 'question.answer', question: 'aim-lead', text: '' }],
    ['a group that is set aside already', { type: 'group.set-aside', group: 'people' }],
    ['… for the same reason', { type: 'group.set-aside', group: 'people', reason: 'Later.' }],
    ['a group that is not set aside', { type: 'group.take-up', group: 'aim' }],
    ['a tool that is chosen already', { type: 'tool.choose', tool: 'agenda' }],
    ['… with the same note', { type: 'tool.choose', tool: 'agenda', note: 'Short.' }],
    ['… without a note, and none', { type: 'tool.choose', tool: 'invitation', note: ' ' }],
    ['a risk without a patch', { type: 'risk.assess', risk: 'nobody-comes' }],
    [
      '… with the same fields',
      {
        type: 'risk.assess',
        risk: 'nobody-comes',
        level: 'low',
        measures: ['ask-early'],
        accepted: false,
        owner: null,
      },
    ],
    ['the same decision', { type: 'decision.make', phase: 'plan', option: 'wait' }],
    ['… for the same reason', { type: 'decision.make', phase: 'plan', option: 'wait', reason: 'Rain.' }],
  ])('gives no facts: %s', (_, command) => {
    const at = worked();
    const before = copy(at.journey);
    expect(at.decide(command)).toEqual({ ok: true, facts: [] });
    at.send(command);
    expect(at.journey).toEqual(before);
  });

  it('gives no facts: a tool that is not chosen', () => {
    const at = new Walker(workshop);
    expect(at.send({ type: 'tool.drop', tool: 'agenda' })).toEqual([]);
    at.send({ type: 'tool.choose', tool: 'agenda' }, { type: 'tool.drop', tool: 'agenda' });
    expect(at.send({ type: 'tool.drop', tool: 'agenda' })).toEqual([]);
  });

  it.each<[string, Command]>([
    ['another reason to set aside', { type: 'group.set-aside', group: 'people', reason: 'Never.' }],
    ['no reason to set aside any more', { type: 'group.set-aside', group: 'people', reason: '' }],
    ['another note on a tool', { type: 'tool.choose', tool: 'agenda', note: 'Long.' }],
    ['no note on a tool any more', { type: 'tool.choose', tool: 'agenda', note: '' }],
    ['another reason for the decision', { type: 'decision.make', phase: 'plan', option: 'wait', reason: 'Snow.' }],
    ['no reason for the decision any more', { type: 'decision.make', phase: 'plan', option: 'wait', reason: '' }],
  ])('is another than one that changes a little: %s', (_, command) => {
    expect(worked().send(command)).toHaveLength(1);
  });

  it('a tool dropped and chosen again comes back without its old note', () => {
    const at = worked();
    at.send({ type: 'tool.drop', tool: 'agenda' }, { type: 'tool.choose', tool: 'agenda' });
    expect(at.phase('plan').tools.find(({ id }) => id === 'agenda')).toEqual({ id: 'agenda', chosen: true });
  });

  it.each<[string, Command]>([
    ['clearing what is empty', { type: 'question.answer', question: 'start-lead', text: '' }],
    ['dropping what is not chosen', { type: 'tool.drop', tool: 'wall' }],
    ['taking up what is not set aside', { type: 'group.take-up', group: 'start' }],
    ['a risk without a patch', { type: 'risk.assess', risk: 'too-long' }],
  ])('is denied as locked first: %s', (_, command) => {
    expect(new Walker(workshop).codes(command)).toEqual(['locked']);
  });

  it.each<[string, unknown]>([
    ['the same answer, but no text', { type: 'question.answer', question: 'aim-why', text: undefined }],
    ['dropping, but no id', { type: 'tool.drop', tool: 7 }],
    [
      'the same decision, with a reason that is no text',
      { type: 'decision.make', phase: 'plan', option: 'wait', reason: 7 },
    ],
    ['no patch, with a level that is none', { type: 'risk.assess', risk: 'nobody-comes', level: '' }],
    ['a completed phase, with a note that is no text', { type: 'phase.complete', phase: 'plan', note: [] }],
  ])('is denied as malformed first: %s', (_, command) => {
    expect(worked().codes(command)).toEqual(['malformed']);
  });

  it.each([
    undefined,
    null,
    7,
    'tool.choose',
    [],
    {},
    { type: 7 },
    { type: '' },
    { type: 'tool.juggle' },
    { type: 'toString' },
    { type: ['tool.choose'], tool: 'agenda' },
    { type: '__proto__' },
    { type: 'xstate.stop' },
    { type: 'xstate.init' },
    { type: '*' },
    () => 0,
    Symbol('x'),
  ])('a command of an unknown type, or not an object (%#), is a denial that lists the valid types', (command) => {
    const [reason, ...more] = new Walker(workshop).denied(command);
    expect(more).toEqual([]);
    expect(reason?.code).toBe('unknown-command');
    expect(reason?.message).toContain(TYPES.join(', '));
  });

  it('a command that cannot be walked is a denial too', () => {
    const trap = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no');
        },
      },
    );
    expect(new Walker(workshop).codes(trap)).toEqual(['unknown-command']);
  });

  it('further fields of a command are ignored', () => {
    const [fact] = new Walker(workshop).send({ type: 'tool.choose', tool: 'agenda', sender: 'me' } as Command);
    expect(fact).not.toHaveProperty('sender');
  });

  it('a command may be a framework proxy', () => {
    const command = new Proxy({ type: 'tool.choose', tool: 'agenda' }, {});
    expect(new Walker(workshop).decide(command).ok).toBe(true);
  });
});
