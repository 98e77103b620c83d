import { describe, expect, it } from 'vitest';
import { mapOf, treePlanting, walk, workshop, workshopJson } from '../../test/fixtures/maps.js';
import { copy, START, Walker } from '../../test/fixtures/walker.js';
import { createJourney, parseJourney, toMarkdown } from './index.js';
import type { Command } from './index.js';

const answer = (text: string): Command => ({ type: 'question.answer', question: 'aim-why', text });

/** The lines of the plan after somebody wrote a text to a question. */
function quoted(text: string): string[] {
  const at = new Walker(workshop);
  at.send(answer(text));
  const lines = toMarkdown(workshop, at.journey).split('\n');
  const start = lines.findIndex((line) => line.startsWith('>'));
  return lines.slice(start, lines.findIndex((line, i) => i > start && !line.startsWith('>')));
}

describe('toMarkdown, filled', () => {
  const at = new Walker(workshop);
  const other = at.fork();
  other.send(answer('Their words.'));
  at.now();
  at.send(answer('Our words.'), { type: 'journey.merge', journey: other.journey });
  at.send({ type: 'group.set-aside', group: 'people', reason: 'Too early.' });
  at.send({ type: 'tool.choose', tool: 'agenda', note: 'A short one.' });
  at.send({ type: 'risk.assess', risk: 'nobody-comes', level: 'high', measures: ['ask-early'], owner: 'Ada', reviewOn: '2026-03-01', note: 'Call them.' });
  at.send({ type: 'risk.assess', risk: 'wrong-people', accepted: true });
  at.send({ type: 'decision.make', phase: 'plan', option: 'go', reason: 'We are many.' });
  at.send({ type: 'phase.complete', phase: 'plan', note: 'Well prepared.' });
  at.complete('meet', 'keep', 'share').send({ type: 'cycle.start', adaptation: 'With more time.' });
  at.send(answer('In the second cycle.'));
  const text = toMarkdown(workshop, at.journey);

  it.each([
    'Our words.', 'Their words.', 'Too early.', 'A short one.', 'high', 'Ada', '2026-03-01', 'Call them.', 'We are many.',
    'Well prepared.', 'With more time.', 'In the second cycle.',
  ])('carries what was written, as it was typed: %s', (written) => {
    expect(text).toContain(written);
  });

  it('carries the dates', () => {
    for (const line of ['Completed on 2026-01-01.', 'Decided on 2026-01-01.', 'Set aside on 2026-01-01.', 'chosen on 2026-01-01', 'Begun on 2026-01-01']) {
      expect(text).toContain(line);
    }
  });

  it('carries every phase, question, tool, risk and measure of the map', () => {
    for (const { title, groups, tools, risks, measures } of workshop.phases) {
      const wordings = groups.flatMap(({ leads, questions }) => [...leads, ...questions]).map((question) => question.text);
      const names = [...tools, ...risks, ...measures].map(({ name }) => name);
      for (const word of [title, ...wordings, ...names]) expect(text).toContain(word);
    }
  });

  it('ticks what is chosen, and only that', () => {
    expect(text).toContain('- [x] Agenda, chosen on');
    expect(text).toContain('- [ ] Invitation\n');
    expect(text).toContain('- [x] Ask early');
    expect(text).toContain('- [ ] Ask in person');
    expect(text).toContain('- [x] go: It does.');
    expect(text).toContain('- [ ] stop: It does not.');
    expect(text.match(/- \[x\] Accepted/g)).toHaveLength(2);
  });

  it('has a heading for the map, for each cycle and for each phase', () => {
    const headings = text.split('\n').filter((line) => /^##? /.test(line));
    const phases = ['## A. Plan', '## B. Meet', '## C. Keep in touch', '## D. Share'];
    expect(headings).toEqual(['# A workshop', '# Cycle 1', ...phases, '# Cycle 2', ...phases]);
    expect(toMarkdown(walk, createJourney(walk))).not.toContain('Cycle');
  });

  it('has a heading for tools where a phase has any', () => {
    const parts = toMarkdown(treePlanting, createJourney(treePlanting)).split('\n## ').slice(1);
    expect(parts.map((part) => part.includes('### Tools\n'))).toEqual([true, false, true]);
  });

  it('says when a risk was last changed', () => {
    const days = new Walker(workshop);
    days.send({ type: 'risk.assess', risk: 'nobody-comes', owner: 'Ada' });
    const later = days.fork(START + 86_400_000);
    later.send({ type: 'risk.assess', risk: 'nobody-comes', level: 'low' });
    expect(toMarkdown(workshop, later.journey)).toContain('Changed on 2026-01-02.');
  });

  it('says that a decision is to be made anew', () => {
    const stopped = new Walker(workshop);
    stopped.send({ type: 'decision.make', phase: 'plan', option: 'stop' }, { type: 'journey.resume' });
    expect(toMarkdown(workshop, stopped.journey)).toContain('Decided on 2026-01-01, to be decided anew.');
  });

  it('carries what the map no longer has', () => {
    const shorter = mapOf({ ...workshopJson, phases: workshopJson.phases.slice(0, 1) });
    const cut = toMarkdown(shorter, parseJourney(copy(at.journey), shorter).journey!);
    expect(cut).toContain('## No longer on the map');
    expect(cut).toContain('On start-lead.');
    expect(text).not.toContain('No longer on the map');
  });

  it('names its source', () => {
    expect(toMarkdown(treePlanting, createJourney(treePlanting))).toContain('Source: Written for the examples of process-map-elements');
    expect(text).not.toContain('Source:');
  });

  it('ends with one line break', () => {
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).not.toContain('undefined');
  });
});

describe('toMarkdown, blank', () => {
  const at = new Walker(workshop).complete('plan');
  const blank = toMarkdown(workshop, at.journey, { blank: true });

  it('is the same plan with nothing filled in, to write on', () => {
    expect(blank).toBe(toMarkdown(workshop, createJourney(workshop), { blank: true }));
    expect(blank).not.toContain('On aim-lead.');
    expect(blank).not.toContain('[x]');
    expect(blank).not.toMatch(/\d{4}-\d\d-\d\d/);
    expect(blank.match(/_{10,}/g)!.length).toBeGreaterThan(3);
  });

  it('has every heading of the filled one', () => {
    const headings = (text: string) => text.split('\n').filter((line) => line.startsWith('#'));
    expect(headings(blank)).toEqual(headings(toMarkdown(workshop, at.journey)));
  });

  it('is one plan, however many cycles there are', () => {
    const again = new Walker(workshop).finish();
    again.send({ type: 'cycle.start', adaptation: 'Slower.' });
    expect(toMarkdown(workshop, again.journey, { blank: true })).toBe(blank);
  });

  it('is not blank where it is not asked for', () => {
    expect(toMarkdown(workshop, at.journey, { blank: false })).toBe(toMarkdown(workshop, at.journey));
  });
});

describe('toMarkdown escapes what people wrote', () => {
  it('plain words and usual punctuation stay as they are', () => {
    const text = 'We meet on 3.5. at 10:00 (room 2) – "yes", it\'s 5 + 5 - 1 = 9; who? Ada! peer-learning @home; R and D 50%';
    expect(quoted(text)[0]?.trimEnd()).toBe(`> ${text}`);
  });

  it.each([
    ['# No heading', '> \\# No heading'],
    ['> No quotation', '> \\> No quotation'],
    ['- No list', '> \\- No list'],
    ['+ No list', '> \\+ No list'],
    ['* No list', '> \\* No list'],
    ['1. No list', '> 1\\. No list'],
    ['12) No list', '> 12\\) No list'],
    ['===', '> \\==='],
    ['---', '> \\---'],
    ['```', '> \\`\\`\\`'],
    ['~~~', '> \\~\\~\\~'],
    ['*no stress*', '> \\*no stress\\*'],
    ['_no stress_', '> \\_no stress\\_'],
    ['~~not struck~~', '> \\~\\~not struck\\~\\~'],
    ['[no link](javascript:alert(1))', '> \\[no link\\](javascript:alert(1))'],
    ['![no image](x)', '> !\\[no image\\](x)'],
    ['<script>alert(1)</script>', '> \\<script>alert(1)\\</script>'],
    ['<https://no.link>', '> \\<https\\://no.link>'],
    ['www.no.link', '> www\\.no.link'],
    ['&lt;b&gt; &#60;', '> \\&lt;b\\&gt; &\\#60;'],
    ['| no | table |', '> \\| no \\| table \\|'],
    ['a \\ b', '> a \\\\ b'],
    [':-: no table', '> \\:-: no table'],
  ])('%s', (written, expected) => {
    expect(quoted(written).map((line) => line.trimEnd())).toEqual([expected]);
  });

  it('spaces before a line do not make it code', () => {
    const [line] = quoted('    four spaces');
    expect(line).not.toMatch(/^>[ \t]{2}/);
    expect(line).toContain('four spaces');
    expect(quoted('\tone tab')[0]).not.toMatch(/^>[ \t]{2}|^>\t/);
    expect(quoted('  - no list')[0]).toContain('\\- no list');
  });

  it.each(['\n', '\r\n', '\r', '\u2028', '\u2029'])('every line stays in the quotation, and is a line of its own: %j', (end) => {
    const lines = quoted(`One${end}# Two${end}${end}Three`);
    expect(lines.map((line) => line.trimEnd())).toEqual(['> One', '> \\# Two', '>', '> Three']);
    expect(lines[0]).toMatch(/(\\| {2})$/);
  });

  it('texts of a map cannot pretend to be something else either', () => {
    const sly = mapOf({
      id: 'sly', version: '1', language: 'en', title: '# A *map*', source: { label: '[x](y)' },
      phases: [{ id: 'p', label: '1', title: 'A\n# Title', headline: '> Head', groups: [{ id: 'g', title: '<b>', leads: [{ id: 'q', text: '**Q**' }] }], tools: [{ id: 't', name: '- t' }] }],
    });
    const text = toMarkdown(sly, createJourney(sly));
    expect(text).toContain('# \\# A \\*map\\*\n');
    expect(text).toContain('\\[x\\]');
    expect(text).toContain('\\<b>');
    expect(text).toContain('**\\*\\*Q\\*\\***');
    expect(text).toContain('- [ ] \\- t');
    expect(text).not.toMatch(/^# Title/m);
    expect(text).not.toMatch(/^> Head/m);
  });

  it('notes and reasons are quoted too', () => {
    const at = new Walker(workshop);
    at.send({ type: 'tool.choose', tool: 'agenda', note: '# a\n# b' }, { type: 'risk.assess', risk: 'nobody-comes', note: '# c', owner: '# d' });
    at.send({ type: 'decision.make', phase: 'plan', option: 'wait', reason: '# e' }, { type: 'group.set-aside', group: 'aim', reason: '# f' });
    expect(toMarkdown(workshop, at.journey)).not.toMatch(/^[\s>]*# [a-f]/m);
  });
});
