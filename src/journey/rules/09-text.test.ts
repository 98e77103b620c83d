import { describe, expect, it } from 'vitest';
import { workshop } from '../../../test/kit/maps.js';
import { only, Walker } from '../../../test/kit/journey-walker.js';
import type { Command } from '../index.js';

const answer = (text: string): Command => ({ type: 'question.answer', question: 'aim-why', text });

describe('rule 9: text', () => {
  it.each(['  Two spaces before, and a line after\n', '\tTab', '“Zwölf” 🌳\u200d', 'a\r\nb', '\u202eright to left'])(
    'is kept exactly as typed: %j',
    (text) => {
      const at = new Walker(workshop);
      expect(only(at.send(answer(text)), 'question.answered').text).toBe(text);
      expect(at.cycle.answers['aim-why']?.text).toBe(text);
    },
  );

  it.each(['', ' ', '\n\t\r ', '\u00a0\u2003'])('white space alone (%j) is empty and clears', (text) => {
    const at = new Walker(workshop);
    at.send(answer('Something.'));
    expect(only(at.send(answer(text)), 'question.answered').text).toBe('');
    expect(at.cycle.answers['aim-why']?.text).toBe('');
    expect(at.phase('plan').groups[0]?.state).toBe('open');
  });

  it('white space alone changes nothing where nothing was written', () => {
    expect(new Walker(workshop).send(answer(' \n'))).toEqual([]);
  });

  it('white space around a text is a change', () => {
    const at = new Walker(workshop);
    at.send(answer('Text'));
    expect(at.send(answer('Text '))).toHaveLength(1);
  });

  it.each<[string, Command, string]>([
    ['reason of a group set aside', { type: 'group.set-aside', group: 'aim', reason: ' \n' }, 'reason'],
    ['note on a tool', { type: 'tool.choose', tool: 'agenda', note: '  ' }, 'note'],
    ['reason of a decision', { type: 'decision.make', phase: 'plan', option: 'wait', reason: '\t' }, 'reason'],
  ])('white space alone is no %s', (_, command, field) => {
    expect(new Walker(workshop).send(command)[0]).not.toHaveProperty(field);
  });
});
