import { describe, expect, it } from 'vitest';
import { readMap, treePlanting, walk, workshop, workshopJson } from '../../test/kit/maps.js';
import { copy, HOUR, START, Walker } from '../../test/kit/journey-walker.js';
import { panelStrings as panels } from '../strings/en/panels.js';
import { createJourney, parseJourney, toMarkdown } from './index.js';
import type { Command } from './index.js';

const answer = (text: string): Command => ({ type: 'question.answer', question: 'aim-why', text });

/** Answers a question and returns the lines of the quoted answer. */
function getQuotedLines(text: string): string[] {
  const walker = new Walker(workshop);
  walker.send(answer(text));
  const lines = toMarkdown(workshop, walker.journey).split('\n');
  const start = lines.findIndex((line) => line.startsWith('>'));
  return lines.slice(
    start,
    lines.findIndex((line, i) => i > start && !line.startsWith('>')),
  );
}

describe('toMarkdown: filled plan', () => {
  const walker = new Walker(workshop);
  const otherWalker = walker.fork();
  otherWalker.send(answer('Their words.'));
  walker.now();
  walker.send(answer('Our words.'), { type: 'journey.merge', journey: otherWalker.journey });
  walker.send({ type: 'group.set-aside', group: 'people', reason: 'Too early.' });
  walker.send({ type: 'tool.choose', tool: 'agenda', note: 'A short one.' });
  walker.send({
    type: 'risk.assess',
    risk: 'nobody-comes',
    level: 'high',
    measures: ['ask-early'],
    owner: 'Ada',
    reviewOn: '2026-03-01',
    note: 'Call them.',
  });
  walker.send({ type: 'risk.assess', risk: 'wrong-people', accepted: true });
  walker.send({ type: 'decision.make', phase: 'plan', option: 'go', reason: 'We are many.' });
  walker.send({ type: 'phase.complete', phase: 'plan', note: 'Well prepared.' });
  walker.complete('meet', 'keep', 'share').send({ type: 'cycle.start', adaptation: 'With more time.' });
  walker.send(answer('In the second cycle.'));
  const text = toMarkdown(workshop, walker.journey);

  it.each([
    'Our words.',
    'Their words.',
    'Too early.',
    'A short one.',
    `${panels.level}: ${panels.levels.high}`,
    `${panels.owner}: Ada`,
    `${panels.reviewOn}: 1 March 2026`,
    'Call them.',
    'We are many.',
    'Well prepared.',
    'With more time.',
    'In the second cycle.',
  ])('contains the recorded text: %s', (written) => {
    expect(text).toContain(written);
  });

  it('contains the dates of entries and completions', () => {
    for (const line of [
      'Finished on 1 January 2026.',
      `Decided on 1 January 2026: ${panels.options.go}`,
      'Since 1 January 2026.',
      'Agenda (Chosen, 1 January 2026)',
      'Under way. Started on 1 January 2026',
    ]) {
      expect(text).toContain(line);
    }
  });

  it('contains every phase, question, tool, risk and measure of the map', () => {
    for (const { title, groups, tools, risks, measures } of workshop.phases) {
      const wordings = groups
        .flatMap(({ leads, questions }) => [...leads, ...questions])
        .map((question) => question.text);
      const names = [...tools, ...risks, ...measures].map(({ name }) => name);
      for (const word of [title, ...wordings, ...names]) expect(text).toContain(word);
    }
  });

  it('checks the boxes of chosen tools, measures and options only', () => {
    expect(text).toContain('- [x] Agenda (Chosen, ');
    expect(text).toContain('- [ ] Invitation\n');
    expect(text).toContain('- [x] Ask early');
    expect(text).toContain('- [ ] Ask in person');
    expect(text).toContain(`- [x] ${panels.options.go}: It does.`);
    expect(text).toContain(`- [ ] ${panels.options.stop}: It does not.`);
  });

  it('says that a risk is accepted in a sentence, which is no measure', () => {
    expect(text.split(`\n\n${panels.accept}.\n`)).toHaveLength(3);
    expect(text).not.toContain(`] ${panels.accept}`);
  });

  it('has one heading of the first level, and below it each cycle and each phase, and none for a single cycle', () => {
    const headings = text.split('\n').filter((line) => /^##?#? /.test(line));
    const phases = ['Plan', 'Meet', 'Keep in touch', 'Share'].map(
      (title, i) => `### ${panels.phase('ABCD'.charAt(i), 4)} ${title}`,
    );
    const cycle = [...phases, '### Decisions and steps'];
    expect(headings).toEqual(['# A workshop', '## Cycle 1', ...cycle, '## Cycle 2', ...cycle]);
    expect(toMarkdown(walk, createJourney(walk))).not.toContain('Cycle');
  });

  it('has a heading for tools only in phases with tools', () => {
    const parts = toMarkdown(treePlanting, createJourney(treePlanting)).split('\n## ').slice(1);
    expect(parts.map((part) => part.includes(`### ${panels.tools}\n`))).toEqual([true, false, true, false]);
  });

  it('contains of an earlier cycle only what was written in it', () => {
    const [earlier = '', current = ''] = text.split('\n## Cycle 2\n');
    for (const unwritten of ['- [ ] Invitation', '- [ ] Ask in person', `(${panels.groups.open})`, '**Who comes?**']) {
      expect(earlier).not.toContain(unwritten);
      expect(current).toContain(unwritten);
    }
    const emptyWalker = new Walker(walk).finish();
    emptyWalker.send({ type: 'cycle.start' });
    const journey = copy(emptyWalker.journey);
    journey.cycles[0] = { ...journey.cycles[0]!, phases: {}, trail: [] };
    expect(toMarkdown(walk, journey)).toMatch(/## Cycle 1\n\n## Cycle 2\n/);
  });

  it('contains the date of the latest change of a risk', () => {
    const firstDayWalker = new Walker(workshop);
    firstDayWalker.send({ type: 'risk.assess', risk: 'nobody-comes', owner: 'Ada' });
    const secondDayWalker = firstDayWalker.fork(START + 86_400_000);
    secondDayWalker.send({ type: 'risk.assess', risk: 'nobody-comes', level: 'low' });
    expect(toMarkdown(workshop, secondDayWalker.journey)).toContain('Changed on 2 January 2026.');
    const thirdDayWalker = secondDayWalker.fork(START + 2 * 86_400_000);
    thirdDayWalker.send({ type: 'risk.assess', risk: 'nobody-comes', owner: 'Bo' });
    expect(toMarkdown(workshop, thirdDayWalker.journey)).toContain('Changed on 3 January 2026.');
  });

  it('omits fields of a risk that are not set', () => {
    const acceptedWalker = new Walker(workshop);
    acceptedWalker.send({ type: 'risk.assess', risk: 'nobody-comes', accepted: true });
    expect(toMarkdown(workshop, acceptedWalker.journey)).toContain(
      `### Risk: Nobody comes (${panels.assessed})\n\n${panels.measures}:\n\n- [ ] Ask early\n- [ ] Ask in person\n\n` +
        `${panels.accept}.\n\nChanged on 1 January 2026.\n\n` +
        `### Risk: The wrong people come (${panels.groups.open})\n\n` +
        `${panels.measures}:\n\n- [ ] Ask in person\n\n### Decision`,
    );
  });

  it('contains the date when a cycle was resumed', () => {
    const resumedWalker = new Walker(workshop);
    resumedWalker.send({ type: 'decision.make', phase: 'plan', option: 'stop' }, { type: 'journey.resume' });
    expect(toMarkdown(workshop, resumedWalker.journey)).toContain('\n\nStarted again on 1 January 2026.\n\n## ');
  });

  it('states that a decision must be made again after a resume', () => {
    const resumedWalker = new Walker(workshop);
    resumedWalker.send({ type: 'decision.make', phase: 'plan', option: 'stop' }, { type: 'journey.resume' });
    expect(toMarkdown(workshop, resumedWalker.journey)).toContain(
      `- [ ] ${panels.options.stop}: It does not.\n\n` +
        `Decided on 1 January 2026: ${panels.options.stop}. It has to be decided again.`,
    );
  });

  it('lists unplaced entries under a heading of their own', () => {
    const onePhaseMap = readMap({ ...workshopJson, phases: workshopJson.phases.slice(0, 1) });
    const markdownOfOnePhaseMap = toMarkdown(onePhaseMap, parseJourney(copy(walker.journey), onePhaseMap).journey!);
    expect(markdownOfOnePhaseMap).toContain('## Answers to questions that are no longer on the map');
    expect(markdownOfOnePhaseMap).toContain('On start-lead.');
    expect(text).not.toContain('no longer on the map');
  });

  it('contains the source of a map that has one', () => {
    expect(toMarkdown(treePlanting, createJourney(treePlanting))).toContain(
      'Source: Written for the examples of process-map-elements',
    );
    expect(text).not.toContain('Source:');
  });

  it('ends with one line break and contains no "undefined"', () => {
    expect(text).toMatch(/[^\n]\n$/);
    expect(text).not.toContain('undefined');
  });
});

describe('toMarkdown: complete output', () => {
  const json = {
    id: 'feast',
    version: '1',
    language: 'en',
    title: 'A *feast*',
    source: { label: 'Our own_words' },
    cases: [{ id: 'all', text: 'A case for all.' }],
    phases: [
      {
        id: 'cook',
        label: '1',
        title: 'Cook',
        headline: 'Who <cooks>?',
        summary: 'First *the # pot*,\nsee [the book](https://example.org/cook\\):\n\n- wash\n- cut\n\n1. boil',
        outcome: 'A *meal*',
        groups: [
          {
            id: 'meal',
            title: 'The # meal',
            leads: [{ id: 'meal-lead', text: 'What is served?' }],
            questions: [{ id: 'meal-salt', text: 'How salty?' }],
          },
        ],
        tools: [
          { id: 'pot', name: 'Pot', text: 'It holds *ten*.' },
          { id: 'pan', name: 'Pan' },
        ],
        risks: [{ id: 'burnt', name: 'It burns', text: 'On one side.' }],
        measures: [
          { id: 'stir', name: 'Stir', addresses: ['burnt'] },
          { id: 'watch', name: 'Watch', addresses: ['burnt'] },
        ],
        ideas: [
          { id: 'taste', text: 'Taste **_often_**.' },
          { id: 'salt', title: '# Salt', text: 'Less is *more*.\n\n- in soup\n- in bread', source: 'A <cook>' },
        ],
        practices: [{ id: 'wash', text: 'Wash up.' }],
        cases: [{ id: 'burn', text: 'They burnt it.' }],
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
  const map = readMap(json);
  let walker = new Walker(map);
  const forkOnDay = (day: number) => (walker = walker.fork(START + (day - 1) * 86_400_000));
  const otherWalker = walker.fork();
  otherWalker.send({ type: 'question.answer', question: 'meal-lead', text: 'Bread.' });
  forkOnDay(2).send(
    { type: 'question.answer', question: 'meal-lead', text: 'Soup.\nAnd more.' },
    { type: 'journey.merge', journey: otherWalker.journey },
  );
  forkOnDay(3).send(
    { type: 'group.set-aside', group: 'meal', reason: 'Later.' },
    { type: 'tool.choose', tool: 'pot', note: 'The big one.' },
  );
  forkOnDay(4).send({
    type: 'risk.assess',
    risk: 'burnt',
    level: 'low',
    measures: ['stir'],
    owner: 'Ada',
    reviewOn: '2026-03-01',
    note: 'Smell.',
  });
  forkOnDay(5).send(
    { type: 'decision.make', phase: 'cook', option: 'go', reason: 'Hungry.' },
    { type: 'phase.complete', phase: 'cook' },
  );
  forkOnDay(6).send({ type: 'phase.complete', phase: 'eat' });
  forkOnDay(7).send({ type: 'phase.reopen', phase: 'cook' });

  it('renders the plan of a journey', () => {
    expect(toMarkdown(map, walker.journey)).toBe(`# A \\*feast\\*

Source: Our own\\_words

Under way. Started on 1 January 2026, last changed on 7 January 2026.

## ${panels.phase('1', 2)} Cook

Who \\<cooks>?

First *the \\# pot*, see [the book](https://example.org/cook%5C):

- wash
- cut

1. boil

${panels.leadsTo} **A \\*meal\\***

Reopened on 7 January 2026.

### The \\# meal (${panels.groups['set-aside']})

Since 3 January 2026.

> Later.${'  '}

**What is served?**

> Soup.${'  '}
> And more.${'  '}

Written on 2 January 2026.

${panels.variant('1 January 2026')}

> Bread.${'  '}

${panels.prompts}:

- How salty?

### ${panels.tools}

- [x] Pot (Chosen, 3 January 2026)${'  '}
  It holds \\*ten\\*.
  > The big one.${'  '}
- [ ] Pan

### Risk: It burns (${panels.assessed})

On one side.

${panels.measures}:

- [x] Stir
- [ ] Watch

${panels.level}: ${panels.levels.low}

${panels.owner}: Ada

${panels.reviewOn}: 1 March 2026

> Smell.${'  '}

Changed on 4 January 2026.

### ${panels.ideas}

- Taste **_often_**.

- **\\# Salt**

  Less is *more*.

  - in soup
  - in bread

  Source: A \\<cook>

#### ${panels.practices(1)}

- Wash up.

#### ${panels.cases(1)}

- They burnt it.

### Decision

Is it done?

- [x] ${panels.options.go}: It is.
- [ ] ${panels.options.wait}: Not yet.

Decided on 5 January 2026: ${panels.options.go}

> Hungry.${'  '}

## ${panels.phase('2', 2)} Eat

Started on 5 January 2026. Finished on 6 January 2026.

## Decisions and steps

- 5 January 2026, phase 1: ${panels.because(panels.options.go)}
  > Hungry.${'  '}
- 5 January 2026, phase 1: ${panels.trailSteps['phase.completed']}
- 6 January 2026, phase 2: ${panels.trailSteps['phase.completed']}
- 7 January 2026, phase 1: ${panels.trailSteps['phase.reopened']}

## ${panels.mapCases(1)}

- A case for all.
`);
  });

  it('renders the blank plan with lines to write on', () => {
    const blankLine = '______________________________';
    const { low, medium, high } = panels.levels;
    const blank = toMarkdown(map, walker.journey, { blank: true });
    expect(blank.slice(0, blank.indexOf('## '))).toBe('# A \\*feast\\*\n\nSource: Our own\\_words\n\n');
    expect(blank.slice(blank.indexOf('### The'), blank.indexOf(`### ${panels.ideas}`))).toBe(`### The \\# meal

**What is served?**

${blankLine}${'  '}
${blankLine}

${panels.prompts}:

- How salty?

### ${panels.tools}

- [ ] Pot${'  '}
  It holds \\*ten\\*.
- [ ] Pan

### Risk: It burns

On one side.

${panels.measures}:

- [ ] Stir
- [ ] Watch

Or:

- [ ] ${panels.accept}

${panels.level}: ${low} / ${medium} / ${high}

${panels.owner}: ${blankLine}

${panels.reviewOn}: ${blankLine}

`);
    expect(blank.slice(blank.indexOf('### Decision'))).toBe(`### Decision

Is it done?

- [ ] ${panels.options.go}: It is.
- [ ] ${panels.options.wait}: Not yet.

## ${panels.phase('2', 2)} Eat

## ${panels.mapCases(1)}

- A case for all.
`);
  });

  it('describes a tool by the tools of the catalogue where it has no text of its own', () => {
    const mapWithCatalogue = readMap({
      ...json,
      catalogue: {
        tools: [
          { id: 'iron', name: 'Iron', text: 'It is heavy.' },
          { id: 'gas', name: 'Gas' },
        ],
      },
      phases: [{ ...json.phases[0], tools: [{ id: 'oven', name: 'Oven', tools: ['iron', 'gas'] }] }],
    });
    const markdown = toMarkdown(mapWithCatalogue, createJourney(mapWithCatalogue));
    expect(markdown).toContain('- [ ] Oven  \n  It is heavy.\n');
  });

  it('takes a map without the lists that are optional', () => {
    const { cases: _, ...shortMap } = map;
    const phases = map.phases.map(({ practices: __, cases: ___, ...phase }) => phase);
    const markdown = toMarkdown({ ...shortMap, phases }, walker.journey);
    expect(markdown).toContain('Taste **_often_**.');
    expect(markdown).not.toMatch(/Wash up|They burnt it|A case for all/);
  });

  it('offers no measures for a risk without any, and questions of a group without a lead', () => {
    const plain = readMap({
      ...json,
      phases: [
        {
          ...json.phases[0],
          groups: [{ id: 'meal', title: 'Meal', questions: [{ id: 'meal-salt', text: 'How salty?' }] }],
          measures: [],
        },
      ],
    });
    const blank = toMarkdown(plain, walker.journey, { blank: true });
    expect(blank).toContain(`### Meal\n\n**How salty?**\n\n___`);
    expect(blank).toContain(`On one side.\n\n- [ ] ${panels.accept}\n\n`);
  });

  it('renders a removed measure with its risk, and other unplaced entries at the end', () => {
    const [cook] = json.phases;
    const smallerMap = readMap({
      ...json,
      phases: [{ ...cook, groups: [], tools: [], measures: cook!.measures!.slice(1) }],
      cases: [],
    });
    const { journey } = parseJourney(copy(walker.journey), smallerMap);
    const markdown = toMarkdown(smallerMap, {
      ...journey!,
      unplaced: { 1: { tools: { pot: { chosen: true, at: new Date(START).toISOString(), by: 'a' } } } },
    });
    expect(markdown).toContain(
      `\n\nOn one side.\n\n${panels.measures}:\n\n- [ ] Watch\n- [x] stir (no longer on the map)\n\n${panels.level}: `,
    );
    expect(markdown.slice(markdown.indexOf('## Answers to')))
      .toBe(`## Answers to questions that are no longer on the map

Cycle 1:

> {${'  '}
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

  it('renders each cycle with its start, adaptation and completions', () => {
    const laterWalker = walker.fork(START + 7 * 86_400_000);
    laterWalker.send(
      { type: 'phase.complete', phase: 'cook', note: 'Done well.' },
      { type: 'phase.complete', phase: 'eat' },
    );
    laterWalker.send(
      { type: 'cycle.start', adaptation: 'Slower.' },
      { type: 'decision.make', phase: 'cook', option: 'go' },
    );
    const markdown = toMarkdown(map, laterWalker.journey);
    const cook = `### ${panels.phase('1', 2)} Cook\n\n`;
    expect(markdown.slice(0, markdown.indexOf(cook))).toBe(
      '# A \\*feast\\*\n\nSource: Our own\\_words\n\n' +
        'Under way. Started on 1 January 2026, last changed on 8 January 2026.\n\n## Cycle 1\n\n',
    );
    expect(markdown).toContain(`${cook}Finished on 8 January 2026.\n\n> Done well.  \n\n#### The`);
    expect(markdown).toContain(
      `: ${panels.trailSteps['phase.completed']}\n  > Done well.  \n\n` +
        `## Cycle 2\n\nCycle 2 started on 8 January 2026.\n\n` +
        `What you do differently in this cycle:\n\n> Slower.  \n\n${cook}Who \\<cooks>?\n\n`,
    );
    expect(markdown).toContain(`\n\nDecided on 8 January 2026: ${panels.options.go}\n\n### `);
    expect(markdown.slice(markdown.lastIndexOf('### Decisions'))).toBe(
      `### Decisions and steps\n\n- 8 January 2026: ${panels.trailSteps['cycle.started']}\n  > Slower.  \n` +
        `- 8 January 2026, phase 1: ${panels.options.go}\n\n## ${panels.mapCases(1)}\n\n- A case for all.\n`,
    );
  });
});

describe('toMarkdown: what the plan remembers', () => {
  it('contains each decision with its own reason and date, and the notes of steps', () => {
    const walker = new Walker(workshop).satisfy('plan');
    const decide = (option: 'go' | 'wait', fields: object): Command => ({
      type: 'decision.make',
      phase: 'plan',
      option,
      ...fields,
    });
    walker.send(
      decide('wait', { reason: 'Rain,\nand more.', reviewOn: '2026-05-01' }),
      decide('go', { reason: 'Dry.' }),
    );
    walker.send({ type: 'phase.complete', phase: 'plan', note: 'At last.' });
    expect(toMarkdown(workshop, walker.journey)).toContain(
      `\n\n## Decisions and steps\n\n- 1 January 2026, phase A: ${panels.options.go}\n` +
        `- 1 January 2026, phase A: ${panels.because(panels.options.wait)}\n  > Rain,  \n  > and more.  \n\n` +
        `  ${panels.lookAgain('1 May 2026')}\n` +
        `- 1 January 2026, phase A: ${panels.because(panels.options.go)}\n  > Dry.  \n` +
        `- 1 January 2026, phase A: ${panels.trailSteps['phase.completed']}\n  > At last.  \n`,
    );
  });

  it('names the phase that a mark of an older version is about, where it has no decision', () => {
    const { journey } = new Walker(workshop).complete('plan', 'meet', 'keep');
    const old = copy(journey);
    const { basis: _, ...record } = old.cycles[0]!.phases.keep!;
    old.cycles[0]!.phases.keep = { ...record, check: { on: true, because: 'meet', at: old.updatedAt, by: 'old' } };
    expect(toMarkdown(workshop, old)).toContain(`\n\n- ${panels.changed('1 January 2026', 'Meet', 'B')}\n`);
  });

  it('names a phase of the trail by its id where the map does not have it', () => {
    const walker = new Walker(workshop);
    walker.send({ type: 'decision.make', phase: 'plan', option: 'go' });
    const journey = copy(walker.journey);
    journey.cycles[0]!.trail![0]!.phase = 'for_mer';
    expect(toMarkdown(workshop, journey)).toContain(`\n\n- 1 January 2026, phase for\\_mer: ${panels.options.go}\n`);
  });

  it('contains the date on which a decision is to be looked at again, beside the decision', () => {
    const walker = new Walker(workshop);
    walker.send({ type: 'decision.make', phase: 'plan', option: 'wait', reviewOn: '2026-05-01' });
    expect(toMarkdown(workshop, walker.journey)).toContain(
      `Decided on 1 January 2026: ${panels.options.wait}\n\n${panels.lookAgain('1 May 2026')}\n\n`,
    );
    expect(toMarkdown(workshop, walker.journey)).toContain(
      `phase A: ${panels.options.wait}\n  ${panels.lookAgain('1 May 2026')}\n`,
    );
  });

  it('contains notes on phases, with their variants and drafts', () => {
    const walker = new Walker(workshop);
    const other = walker.fork(START - HOUR);
    walker.send({ type: 'phase.note', phase: 'share', text: 'Ask *them*.' });
    other.send({ type: 'phase.note', phase: 'share', text: 'Ask nobody.' });
    walker.send({ type: 'journey.merge', journey: other.journey });
    expect(toMarkdown(workshop, walker.journey, { drafts: { share: 'Ask soon' } })).toContain(
      `\n\nNote:\n\n> Ask \\*them\\*.  \n\nWritten on 1 January 2026.\n\n${panels.otherNote('1 January 2026')}\n\n` +
        '> Ask nobody.  \n\n> Note (not in the plan yet): Ask soon  \n',
    );
  });

  it('says what changed since a phase was completed, or that its own rule no longer holds', () => {
    const walker = new Walker(workshop).complete('plan', 'meet');
    walker.send({ type: 'question.answer', question: 'aim-why', text: 'So.' });
    walker.send({ type: 'tool.choose', tool: 'agenda' }, { type: 'risk.assess', risk: 'nobody-comes', level: 'low' });
    walker.send({ type: 'decision.make', phase: 'plan', option: 'wait' });
    const text = toMarkdown(workshop, walker.journey);
    const changed = (item: string) => `- ${panels.changed('1 January 2026', item, 'A')}\n`;
    expect(text).toContain(`${panels.checkAgain('A')}\n\n- ${panels.checkAgainOwnRule}\n\n`);
    const changes = ['Aim', 'Agenda', 'Nobody comes', panels.theDecision].map(changed).join('');
    expect(text).toContain(`${panels.checkAgain('B')}\n\n${changes}\n`);
    walker.send({ type: 'decision.make', phase: 'plan', option: 'go' });
    walker.finish().send({ type: 'cycle.start' });
    expect(toMarkdown(workshop, walker.journey)).not.toContain(panels.checkAgain('B'));
  });
});

describe('toMarkdown: blank plan', () => {
  const walker = new Walker(workshop).complete('plan');
  const blankPlan = toMarkdown(workshop, walker.journey, { blank: true });

  it('contains no entries, dates or checked boxes, but lines to write on', () => {
    expect(blankPlan).toBe(toMarkdown(workshop, createJourney(workshop), { blank: true }));
    expect(blankPlan).not.toContain('On aim-lead.');
    expect(blankPlan).not.toContain('[x]');
    expect(blankPlan).not.toMatch(/\d{4}/);
    expect(blankPlan.match(/_{10,}/g)!.length).toBeGreaterThan(3);
  });

  it('has the headings of the filled plan but that of the trail', () => {
    // Those of the filled plan also have a state.
    const headings = (text: string) =>
      text
        .split('\n')
        .filter((line) => line.startsWith('#'))
        .map((line) => line.replace(/ \(.*/, ''));
    expect([...headings(blankPlan), '## Decisions and steps']).toEqual(headings(toMarkdown(workshop, walker.journey)));
  });

  it('renders one plan for any number of cycles', () => {
    const laterWalker = new Walker(workshop).finish();
    laterWalker.send({ type: 'cycle.start', adaptation: 'Slower.' });
    expect(toMarkdown(workshop, laterWalker.journey, { blank: true })).toBe(blankPlan);
  });

  it('renders the filled plan when blank is false', () => {
    expect(toMarkdown(workshop, walker.journey, { blank: false })).toBe(toMarkdown(workshop, walker.journey));
  });
});

describe('toMarkdown: escaping', () => {
  it('leaves plain words and common punctuation unescaped', () => {
    const text =
      'We meet on 3.5. at 10:00 (room 2) – "yes", it\'s 5 + 5 - 1 = 9; who? Ada! peer-learning @home; R and D 50%';
    expect(getQuotedLines(text)[0]?.trimEnd()).toBe(`> ${text}`);
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
  ])('escapes %s', (written, expected) => {
    expect(getQuotedLines(written).map((line) => line.trimEnd())).toEqual([expected]);
  });

  it('removes indentation that would start a code block', () => {
    const [line] = getQuotedLines('    four spaces');
    expect(line).not.toMatch(/^>[ \t]{2}/);
    expect(line).toContain('four spaces');
    expect(getQuotedLines('\tone tab')[0]).not.toMatch(/^>[ \t]{2}|^>\t/);
    expect(getQuotedLines('  - no list')[0]).toContain('\\- no list');
  });

  it.each(['\n', '\r\n', '\r', '\u2028', '\u2029'])(
    'keeps each line of a text separate and inside the quotation after line break %j',
    (lineBreak) => {
      const lines = getQuotedLines(`One${lineBreak}# Two${lineBreak}${lineBreak}Three`);
      expect(lines.map((line) => line.trimEnd())).toEqual(['> One', '> \\# Two', '>', '> Three']);
      expect(lines[0]).toMatch(/(\\| {2})$/);
    },
  );

  it('escapes the texts of a map', () => {
    const trickyMap = readMap({
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
    const text = toMarkdown(trickyMap, createJourney(trickyMap));
    expect(text).toContain('# \\# A \\*map\\*\n');
    expect(text).toContain('\\[x\\]');
    expect(text).toContain('\\<b>');
    expect(text).toContain('**\\*\\*Q\\*\\***');
    expect(text).toContain('- [ ] \\- t');
    expect(text).toContain(`\n## ${panels.phase('1', 1)} A \\# Title\n`);
    expect(text).not.toMatch(/^> Head/m);
  });

  it('quotes notes, reasons and owners', () => {
    const walker = new Walker(workshop);
    walker.send(
      { type: 'tool.choose', tool: 'agenda', note: '# a\n# b' },
      { type: 'risk.assess', risk: 'nobody-comes', note: '# c', owner: '# d' },
    );
    walker.send(
      { type: 'decision.make', phase: 'plan', option: 'wait', reason: '# e' },
      { type: 'group.set-aside', group: 'aim', reason: '# f' },
    );
    expect(toMarkdown(workshop, walker.journey)).not.toMatch(/^[\s>]*# [a-f]/m);
  });
});

describe('toMarkdown: drafts', () => {
  const walker = new Walker(workshop);
  walker.send({ type: 'group.set-aside', group: 'people', reason: 'Too early.' });
  walker.complete('plan', 'meet', 'keep', 'share').send({ type: 'cycle.start', adaptation: 'With more time.' });
  walker.send({ type: 'group.set-aside', group: 'people', reason: 'Still too early.' });
  const drafts = {
    'aim-why': 'An *answer*',
    'people:why': 'A reason',
    'agenda:note': 'Of a tool',
    'nobody-comes:owner': 'Bo',
    'nobody-comes:note': 'Of a risk',
    'plan:reason:wait': 'No money',
    'plan:review:wait': '2026-05-01',
    'plan:reason': 'Of a decision\nin two lines',
    'plan:note': 'Of a phase',
    cycle: 'Next time',
    gone: 'Of a field that is gone',
  };
  const text = toMarkdown(workshop, walker.journey, { drafts });
  const lines = text.split('\n').map((line) => line.trim());

  it.each([
    ['> Not in the plan yet: An \\*answer\\*', '**'],
    ['> Not in the plan yet: A reason', '> Still too early.'],
    ['> Not in the plan yet: Of a tool', '- [ ]'],
    [`> ${panels.owner} (not in the plan yet): Bo`, '- [ ]'],
    ['> Note (not in the plan yet): Of a risk', `> ${panels.owner} (not in the plan yet)`],
    ['> Reason (not in the plan yet): Of a decision', '- [ ]'],
    [`> Reason, ${panels.options.wait} (not in the plan yet): No money`, '> in two lines'],
    [`> ${panels.decisionReview}, ${panels.options.wait} (not in the plan yet): 2026-05-01`, '> Reason'],
    ['> Note (not in the plan yet): Of a phase', '>'],
    ['> What you will do differently in the next cycle: Next time', '## Not in the plan yet'],
    ['> gone: Of a field that is gone', '> What you will do'],
  ])('places %s after %s', (draft, before) => {
    const index = lines.indexOf(draft);
    expect(lines.lastIndexOf(draft)).toBe(index);
    expect(index).toBeGreaterThan(lines.indexOf('## Cycle 2'));
    expect(lines.slice(0, index).findLast((line) => line)).toMatch(
      new RegExp(`^${before.replace(/[[\]*()]/g, '\\$&')}`),
    );
  });

  it('are not in a blank plan, and change nothing if there are none', () => {
    expect(toMarkdown(workshop, walker.journey, { drafts, blank: true })).toBe(
      toMarkdown(workshop, walker.journey, { blank: true }),
    );
    expect(toMarkdown(workshop, walker.journey, { drafts: {} })).toBe(toMarkdown(workshop, walker.journey));
  });
});
