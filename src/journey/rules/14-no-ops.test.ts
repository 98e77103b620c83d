import { describe, expect, it } from 'vitest';
import { workshop } from '../../../test/kit/maps.js';
import { copy, Walker } from '../../../test/kit/journey-walker.js';
import type { Command } from '../index.js';

const COMMAND_TYPES = [
  'question.answer',
  'group.set-aside',
  'group.take-up',
  'tool.choose',
  'tool.drop',
  'risk.assess',
  'risk.add',
  'risk.remove',
  'risk.restore',
  'measure.add',
  'measure.remove',
  'decision.make',
  'phase.complete',
  'phase.reopen',
  'phase.confirm',
  'phase.note',
  'journey.resume',
  'journey.rename',
  'cycle.start',
  'journey.replace',
  'journey.merge',
  'journey.restart',
  'variant.take',
  'variant.discard',
];

const createWalkerWithEntries = () => {
  const walker = new Walker(workshop);
  walker.send(
    { type: 'question.answer', question: 'aim-why', text: 'So.' },
    { type: 'group.set-aside', group: 'people', reason: 'Later.' },
    { type: 'tool.choose', tool: 'agenda', note: 'Short.' },
    { type: 'tool.choose', tool: 'invitation' },
    { type: 'risk.assess', risk: 'nobody-comes', level: 'low', measures: ['ask-early'], accepted: false },
    { type: 'decision.make', phase: 'plan', option: 'wait', reason: 'Rain.', reviewOn: '2026-05-01' },
    { type: 'phase.note', phase: 'share', text: 'Ask them.' },
  );
  return walker;
};

describe('rule 14: commands without effect', () => {
  it.each<[string, Command]>([
    ['the same answer', { type: 'question.answer', question: 'aim-why', text: 'So.' }],
    ['clearing an empty answer', { type: 'question.answer', question: 'aim-lead', text: '' }],
    ['setting aside a group that is already set aside', { type: 'group.set-aside', group: 'people' }],
    ['setting aside a group for the same reason', { type: 'group.set-aside', group: 'people', reason: 'Later.' }],
    ['taking up a group that is not set aside', { type: 'group.take-up', group: 'aim' }],
    ['choosing a chosen tool', { type: 'tool.choose', tool: 'agenda' }],
    ['choosing a tool with the same note', { type: 'tool.choose', tool: 'agenda', note: 'Short.' }],
    ['choosing a tool without a note with an empty note', { type: 'tool.choose', tool: 'invitation', note: ' ' }],
    ['assessing a risk without fields', { type: 'risk.assess', risk: 'nobody-comes' }],
    [
      'assessing a risk with the same fields',
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
    [
      'the same decision with the same reason and date',
      { type: 'decision.make', phase: 'plan', option: 'wait', reason: 'Rain.', reviewOn: '2026-05-01' },
    ],
    ['the same note', { type: 'phase.note', phase: 'share', text: 'Ask them.' }],
    ['clearing a note that is not there', { type: 'phase.note', phase: 'keep', text: ' ' }],
    ['confirming no phase', { type: 'phase.confirm', phases: [] }],
    [
      'the same decision with the same reason',
      { type: 'decision.make', phase: 'plan', option: 'wait', reason: 'Rain.' },
    ],
  ])('return no facts and keep the record: %s', (_, command) => {
    const walker = createWalkerWithEntries();
    const before = copy(walker.journey);
    expect(walker.decide(command)).toEqual({ ok: true, facts: [] });
    walker.send(command);
    expect(walker.journey).toEqual(before);
  });

  it('return no facts: dropping a tool that is not chosen', () => {
    const walker = new Walker(workshop);
    expect(walker.send({ type: 'tool.drop', tool: 'agenda' })).toEqual([]);
    walker.send({ type: 'tool.choose', tool: 'agenda' }, { type: 'tool.drop', tool: 'agenda' });
    expect(walker.send({ type: 'tool.drop', tool: 'agenda' })).toEqual([]);
  });

  it.each<[string, Command]>([
    ['another reason of a group that is set aside', { type: 'group.set-aside', group: 'people', reason: 'Never.' }],
    ['a cleared reason of a group that is set aside', { type: 'group.set-aside', group: 'people', reason: '' }],
    ['another note of a tool', { type: 'tool.choose', tool: 'agenda', note: 'Long.' }],
    ['a cleared note of a tool', { type: 'tool.choose', tool: 'agenda', note: '' }],
    ['another reason of a decision', { type: 'decision.make', phase: 'plan', option: 'wait', reason: 'Snow.' }],
    ['a cleared reason of a decision', { type: 'decision.make', phase: 'plan', option: 'wait', reason: '' }],
  ])('return a fact as soon as a reason or a note changes: %s', (_, command) => {
    expect(createWalkerWithEntries().send(command)).toHaveLength(1);
  });

  it('differ from choosing a dropped tool again, which removes its old note', () => {
    const walker = createWalkerWithEntries();
    walker.send({ type: 'tool.drop', tool: 'agenda' }, { type: 'tool.choose', tool: 'agenda' });
    expect(walker.getPhase('plan').tools.find(({ id }) => id === 'agenda')).toEqual({ id: 'agenda', chosen: true });
  });

  it.each<[string, Command]>([
    ['clearing an empty answer', { type: 'question.answer', question: 'start-lead', text: '' }],
    ['dropping a tool that is not chosen', { type: 'tool.drop', tool: 'wall' }],
    ['taking up a group that is not set aside', { type: 'group.take-up', group: 'start' }],
    ['assessing a risk without fields', { type: 'risk.assess', risk: 'too-long' }],
  ])('are denied as locked in a locked phase: %s', (_, command) => {
    expect(new Walker(workshop).getDenialCodes(command)).toEqual(['locked']);
  });

  it.each<[string, unknown]>([
    ['an answer without a text', { type: 'question.answer', question: 'aim-why', text: undefined }],
    ['dropping a tool whose id is not a string', { type: 'tool.drop', tool: 7 }],
    [
      'the same decision with a reason that is not a string',
      { type: 'decision.make', phase: 'plan', option: 'wait', reason: 7 },
    ],
    ['assessing a risk with an invalid level', { type: 'risk.assess', risk: 'nobody-comes', level: '' }],
    ['completing a phase with a note that is not a string', { type: 'phase.complete', phase: 'plan', note: [] }],
  ])('are denied as malformed when a field is invalid: %s', (_, command) => {
    expect(createWalkerWithEntries().getDenialCodes(command)).toEqual(['malformed']);
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
  ])(
    'differ from unknown types and values that are not objects, which are denied with the valid types (%#)',
    (command) => {
      const [reason, ...otherReasons] = new Walker(workshop).getDenialReasons(command);
      expect(otherReasons).toEqual([]);
      expect(reason?.code).toBe('unknown-command');
      expect(reason?.message).toContain(COMMAND_TYPES.join(', '));
    },
  );

  it('differ from a proxy whose keys cannot be read, which is denied as unknown-command', () => {
    const throwingProxy = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new Error('no');
        },
      },
    );
    expect(new Walker(workshop).getDenialCodes(throwingProxy)).toEqual(['unknown-command']);
  });

  it('ignore unknown fields of a command', () => {
    const [fact] = new Walker(workshop).send({ type: 'tool.choose', tool: 'agenda', sender: 'me' } as Command);
    expect(fact).not.toHaveProperty('sender');
  });

  it('accept a command that is a framework proxy', () => {
    const command = new Proxy({ type: 'tool.choose', tool: 'agenda' }, {});
    expect(new Walker(workshop).decide(command).ok).toBe(true);
  });
});
