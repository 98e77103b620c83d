import { describe, expect, it } from 'vitest';
import { mapOf, treePlanting, walk, workshop, workshopJson } from '../../test/kit/maps.js';
import { copy, START, Walker } from '../../test/kit/journey-walker.js';
import { createJourney, parseJourney, toMarkdown } from './index.js';
import type { Command } from './index.js';

const answer = (text: string): Command => ({ type: 'question.answer', question: 'aim-why', text });

/** The lines of the plan after somebody wrote a text to a question. */
function quoted(text: string): string[] {
  const at = new Walker(workshop);
  at.send(answer(text));
  const lines = toMarkdown(workshop, at.journey).split('\n');
  const start = lines.findIndex((line) => line.startsWith('>'));
  return lines.slice(
    start,
    lines.findIndex((line, i) => i > start && !line.startsWith('>')),
  );
}

describe('toMarkdown, filled', () => {
  const at = new Walker(workshop);
  const other = at.fork();
  other.send(answer('Their words.'));
  at.now();
  at.send(answer('Our words.'), { type: 'journey.merge', journey: other.journey });
  at.send({ type: 'group.set-aside', group: 'people', reason: 'Too early.' });
  at.send({ type: 'tool.choose', tool: 'agenda', note: 'A short one.' });
  at.send({
    type: 'risk.assess',
    risk: 'nobody-comes',
    level: 'high',
    measures: ['ask-early'],
    owner: 'Ada',
    reviewOn: '2026-03-01',
    note: 'Call them.',
  });
  at.send({ type: 'risk.assess', risk: 'wrong-people', accepted: true });
  at.send({ type: 'decision.make', phase: 'plan', option: 'go', reason: 'We are many.' });
  at.send({ type: 'phase.complete', phase: 'plan', note: 'Well prepared.' });
  at.complete('meet', 'keep', 'share').send({ type: 'cycle.start', adaptation: 'With more time.' });
  at.send(answer('In the second cycle.'));
  const text = toMarkdown(workshop, at.journey);

  it.each([
    'Our words.',
    'Their words.',
    'Too early.',
    'A short one.',
    'high',
    'Ada',
    '2026-03-01',
    'Call them.',
    'We are many.',
    'Well prepared.',
    'With more time.',
    'In the second cycle.',
  ])('carries what was written, as it was typed: %s', (written) => {
    expect(text).toContain(written);
  });

  it('carries the dates', () => {
    for (const line of [
      'Completed on 2026-01-01.',
      'Decided on 2026-01-01.',
      'Set aside on 2026-01-01.',
      'chosen on 2026-01-01',
      'Begun on 2026-01-01',
    ]) {
      expect(text).toContain(line);
    }
  });

  it('carries every phase, question, tool, risk and measure of the map', () => {
    for (const { title, groups, tools, risks, measures } of workshop.phases) {
      const wordings = groups
        .flatMap(({ leads, questions }) => [...leads, ...questions])
        .map((question) => question.text);
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
    const last = later.fork(START + 2 * 86_400_000);
    last.send({ type: 'risk.assess', risk: 'nobody-comes', owner: 'Bo' });
    expect(toMarkdown(workshop, last.journey)).toContain('Changed on 2026-01-03.');
  });

  it('says of a risk what is known of it, and no more', () => {
    const accepted = new Walker(workshop);
    accepted.send({ type: 'risk.assess', risk: 'nobody-comes', accepted: true });
    expect(toMarkdown(workshop, accepted.journey)).toContain(
      '### Risk: Nobody comes\n\n- [ ] Ask early\n- [ ] Ask in person\n- [x] Accepted\n\nChanged on 2026-01-01.\n\n### Risk: The wrong people come\n\n- [ ] Ask in person\n- [ ] Accepted\n\n### Decision',
    );
  });

  it('says when a cycle was resumed', () => {
    const stopped = new Walker(workshop);
    stopped.send({ type: 'decision.make', phase: 'plan', option: 'stop' }, { type: 'journey.resume' });
    expect(toMarkdown(workshop, stopped.journey)).toContain(': active.\n\nResumed on 2026-01-01.\n\n## A. Plan');
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
    expect(toMarkdown(treePlanting, createJourney(treePlanting))).toContain(
      'Source: Written for the examples of process-map-elements',
    );
    expect(text).not.toContain('Source:');
  });

  it('ends with one line break', () => {
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).not.toContain('undefined');
  });
});

describe('toMarkdown, word by word', () => {
  const json = {
    id: 'feast',
    version: '1',
    language: 'en',
    title: 'A *feast*',
    source: { label: 'Our own_words' },
    phases: [
      {
        id: 'cook',
        label: '1',
        title: 'Cook',
        headline: 'Who <cooks>?',
        groups: [
          {
            id: 'meal',
            title: 'The # meal',
            leads: [{ id: 'meal-lead', text: 'What is served?' }],
            questions: [{ id: 'meal-salt', text: 'How salty?' }],
          },
        ],
        tools: [
          { id: 'pot', name: 'Pot' },
          { id: 'pan', name: 'Pan' },
        ],
        risks: [{ id: 'burnt', name: 'It burns', text: 'On one side.' }],
        measures: [
          { id: 'stir', name: 'Stir', addresses: ['burnt'] },
          { id: 'watch', name: 'Watch', addresses: ['burnt'] },
        ],
        exit: {
          decision: {
            text: 'Is it done?',
            options: [
              { id: 'go', text: 'It is.' },
              { id: 'wait', text: 'Not yet.' },
            ],
          },
        },
      },
      { id: 'eat', label: '2', title: 'Eat' },
    ],
  };
  const map = mapOf(json);
  let at = new Walker(map);
  const on = (day: number) => (at = at.fork(START + (day - 1) * 86_400_000));
  const other = at.fork();
  other.send({ type: 'question.answer', question: 'meal-lead', text: 'Bread.' });
  on(2).send(
    { type: 'question.answer', question: 'meal-lead', text: 'Soup.\nAnd more.' },
    { type: 'journey.merge', journey: other.journey },
  );
  on(3).send(
    { type: 'group.set-aside', group: 'meal', reason: 'Later.' },
    { type: 'tool.choose', tool: 'pot', note: 'The big one.' },
  );
  on(4).send({
    type: 'risk.assess',
    risk: 'burnt',
    level: 'low',
    measures: ['stir'],
    owner: 'Ada',
    reviewOn: '2026-03-01',
    note: 'Smell.',
  });
  on(5).send(
    { type: 'decision.make', phase: 'cook', option: 'go', reason: 'Hungry.' },
    { type: 'phase.complete', phase: 'cook' },
  );
  on(6).send({ type: 'phase.complete', phase: 'eat' });
  on(7).send({ type: 'phase.reopen', phase: 'cook' });

  it('the plan of a journey', () => {
    expect(toMarkdown(map, at.journey)).toBe(`# A \\*feast\\*

Source: Our own\\_words

Begun on 2026-01-01, last changed on 2026-01-07: active.

## 1. Cook

Who \\<cooks>?

Reopened on 2026-01-07.

### The \\# meal

Set aside on 2026-01-03.

> Later.${'  '}

**What is served?**

> Soup.${'  '}
> And more.${'  '}

Written on 2026-01-02.

Also written on 2026-01-01:

> Bread.${'  '}

**How salty?**

### Tools

- [x] Pot, chosen on 2026-01-03
  > The big one.${'  '}
- [ ] Pan

### Risk: It burns

On one side.

- [x] Stir
- [ ] Watch
- [ ] Accepted

Level: low

Owner: Ada

Look again on: 2026-03-01

> Smell.${'  '}

Changed on 2026-01-04.

### Decision

Is it done?

- [x] go: It is.
- [ ] wait: Not yet.

Decided on 2026-01-05.

> Hungry.${'  '}

## 2. Eat

Entered on 2026-01-05.

Completed on 2026-01-06.

To be checked again: changed on 2026-01-07.
`);
  });

  it('the blank plan, with room to write', () => {
    const room = '______________________________';
    expect(toMarkdown(map, at.journey, { blank: true })).toBe(`# A \\*feast\\*

Source: Our own\\_words

## 1. Cook

Who \\<cooks>?

### The \\# meal

**What is served?**

${room}${'  '}
${room}

**How salty?**

${room}${'  '}
${room}

### Tools

- [ ] Pot
- [ ] Pan

### Risk: It burns

On one side.

- [ ] Stir
- [ ] Watch
- [ ] Accepted

Level: ${room}

Owner: ${room}

Look again on: ${room}

### Decision

Is it done?

- [ ] go: It is.
- [ ] wait: Not yet.

## 2. Eat
`);
  });

  it('what the map has no more: a measure where it was chosen, all else at the end', () => {
    const [cook] = json.phases;
    const smaller = mapOf({
      ...json,
      phases: [{ ...cook, groups: [], tools: [], measures: cook!.measures!.slice(1) }],
    });
    const { journey } = parseJourney(copy(at.journey), smaller);
    const plan = toMarkdown(smaller, {
      ...journey!,
      unplaced: { 1: { tools: { pot: { chosen: true, at: new Date(START).toISOString(), by: 'a' } } } },
    });
    expect(plan).toContain(
      '\n\nOn one side.\n\n- [ ] Watch\n- [x] stir (no longer on the map)\n- [ ] Accepted\n\nLevel: low\n\n',
    );
    expect(plan.slice(plan.indexOf('## No longer'))).toBe(`## No longer on the map

> 1: {${'  '}
> \u00a0"tools": {${'  '}
> \u00a0\u00a0"pot": {${'  '}
> \u00a0\u00a0\u00a0"chosen": true,${'  '}
> \u00a0\u00a0\u00a0"at": "2026-01-01T00:00:00.000Z",${'  '}
> \u00a0\u00a0\u00a0"by": "a"${'  '}
> \u00a0\u00a0}${'  '}
> \u00a0}${'  '}
> }${'  '}
`);
  });

  it('each cycle, with how it began and went on', () => {
    const again = at.fork(START + 7 * 86_400_000);
    again.send({ type: 'phase.complete', phase: 'cook', note: 'Done well.' }, { type: 'phase.complete', phase: 'eat' });
    again.send({ type: 'cycle.start', adaptation: 'Slower.' }, { type: 'decision.make', phase: 'cook', option: 'go' });
    const plan = toMarkdown(map, again.journey);
    expect(plan.slice(0, plan.indexOf('## 1.'))).toBe(
      '# A \\*feast\\*\n\nSource: Our own\\_words\n\nBegun on 2026-01-01, last changed on 2026-01-08: active.\n\n# Cycle 1\n\n',
    );
    expect(plan).toContain('Who \\<cooks>?\n\nCompleted on 2026-01-08.\n\n> Done well.  \n\n### The');
    expect(plan).toContain(
      '\n\nCompleted on 2026-01-08.\n\n# Cycle 2\n\nStarted on 2026-01-08.\n\n> Slower.  \n\n## 1. Cook\n\nWho \\<cooks>?\n\nEntered on 2026-01-08.\n\n### The',
    );
    expect(plan).toContain('\n\nDecided on 2026-01-08.\n\n## 2. Eat\n');
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
    const text =
      'We meet on 3.5. at 10:00 (room 2) – "yes", it\'s 5 + 5 - 1 = 9; who? Ada! peer-learning @home; R and D 50%';
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
    ['ada@no.link, @ada, ada@ home', '> ada\\@no.link, @ada, ada@ home'],
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

  it.each(['\n', '\r\n', '\r', '\u2028', '\u2029'])(
    'every line stays in the quotation, and is a line of its own: %j',
    (end) => {
      const lines = quoted(`One${end}# Two${end}${end}Three`);
      expect(lines.map((line) => line.trimEnd())).toEqual(['> One', '> \\# Two', '>', '> Three']);
      expect(lines[0]).toMatch(/(\\| {2})$/);
    },
  );

  it('texts of a map cannot pretend to be something else either', () => {
    const sly = mapOf({
      id: 'sly',
      version: '1',
      language: 'en',
      title: '# A *map*',
      source: { label: '[x](y)' },
      phases: [
        {
          id: 'p',
          label: '1',
          title: 'A\r\n\n# Title',
          headline: '> Head',
          groups: [{ id: 'g', title: '<b>', leads: [{ id: 'q', text: '**Q**' }] }],
          tools: [{ id: 't', name: '- t' }],
        },
      ],
    });
    const text = toMarkdown(sly, createJourney(sly));
    expect(text).toContain('# \\# A \\*map\\*\n');
    expect(text).toContain('\\[x\\]');
    expect(text).toContain('\\<b>');
    expect(text).toContain('**\\*\\*Q\\*\\***');
    expect(text).toContain('- [ ] \\- t');
    expect(text).toContain('\n## 1. A \\# Title\n');
    expect(text).not.toMatch(/^> Head/m);
  });

  it('notes and reasons are quoted too', () => {
    const at = new Walker(workshop);
    at.send(
      { type: 'tool.choose', tool: 'agenda', note: '# a\n# b' },
      { type: 'risk.assess', risk: 'nobody-comes', note: '# c', owner: '# d' },
    );
    at.send(
      { type: 'decision.make', phase: 'plan', option: 'wait', reason: '# e' },
      { type: 'group.set-aside', group: 'aim', reason: '# f' },
    );
    expect(toMarkdown(workshop, at.journey)).not.toMatch(/^[\s>]*# [a-f]/m);
  });
});
