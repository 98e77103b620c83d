import { describe, expect, it } from 'vitest';
import { workshop } from '../../../test/kit/maps.js';
import { getOnlyFact, Walker } from '../../../test/kit/journey-walker.js';
import type { Command } from '../index.js';

const answer = (text: string): Command => ({ type: 'question.answer', question: 'aim-why', text });

describe('rule 9: text', () => {
  it.each(['  Two spaces before, and a line after\n', '\tTab', '“Zwölf” 🌳\u200d', 'a\r\nb', '\u202eright to left'])(
    'is stored exactly as typed: %j',
    (text) => {
      const walker = new Walker(workshop);
      expect(getOnlyFact(walker.send(answer(text)), 'question.answered').text).toBe(text);
      expect(walker.cycle.answers['aim-why']?.text).toBe(text);
    },
  );

  it.each(['', ' ', '\n\t\r ', '\u00a0\u2003'])('is cleared by white space only: %j', (text) => {
    const walker = new Walker(workshop);
    walker.send(answer('Something.'));
    expect(getOnlyFact(walker.send(answer(text)), 'question.answered').text).toBe('');
    expect(walker.cycle.answers['aim-why']?.text).toBe('');
    expect(walker.getPhase('plan').groups[0]?.state).toBe('open');
  });

  it('stays empty, without facts, when white space is written to an empty answer', () => {
    expect(new Walker(workshop).send(answer(' \n'))).toEqual([]);
  });

  it('changes when only surrounding white space changes', () => {
    const walker = new Walker(workshop);
    walker.send(answer('Text'));
    expect(walker.send(answer('Text '))).toHaveLength(1);
  });

  it.each<[string, Command, string]>([
    ['reason of a group that is set aside', { type: 'group.set-aside', group: 'aim', reason: ' \n' }, 'reason'],
    ['note of a tool', { type: 'tool.choose', tool: 'agenda', note: '  ' }, 'note'],
    ['reason of a decision', { type: 'decision.make', phase: 'plan', option: 'wait', reason: '\t' }, 'reason'],
  ])('of white space only is not stored as %s', (_, command, field) => {
    expect(new Walker(workshop).send(command)[0]).not.toHaveProperty(field);
  });
});
