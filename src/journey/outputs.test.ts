// Checks that exports lose no text and that no text acts as markup. The CommonMark parser also enables tables,
// strikethrough and bare links.
import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { readMap, treePlanting, walk, workshop, workshopJson } from '../../test/kit/maps.js';
import { copy, Walker } from '../../test/kit/journey-walker.js';
import { createDice, completeJourney, sendRandomCommand } from '../../test/kit/random-choices.js';
import { formatDay } from '../strings/en/day.js';
import { panelStrings } from '../strings/en/panels.js';
import { parseJourney, toMarkdown } from './index.js';
import type { Journey, MapDefinition } from './index.js';

/** Seed of the random texts. Constant by default, so that every run checks the same texts. */
const SEED = Number(process.env['PME_SEED'] ?? 20261122);

const parser = new MarkdownIt({ html: true, linkify: true });

type Token = ReturnType<typeof parser.parse>[number];

/** Returns the visible text of an inline token, with line breaks as `\n`. */
const getVisibleText = ({ children }: Token): string =>
  (children ?? []).map(({ type, content }) => (type.endsWith('break') ? '\n' : content)).join('');

/** Parses Markdown into quotations, everything outside them, and tokens that a quotation must not contain. */
function readMarkdown(markdown: string) {
  const quotations: string[][] = [];
  const surroundings: string[] = [];
  const unexpectedTokens: string[] = [];
  let depth = 0;
  for (const token of parser.parse(markdown, {})) {
    if (token.type === 'blockquote_close') depth--;
    if (!depth) surroundings.push(`${token.type} ${token.type === 'inline' ? getVisibleText(token) : token.tag}`);
    if (depth && token.type === 'inline') quotations.at(-1)?.push(getVisibleText(token));
    // A quotation may contain paragraphs, text and breaks, and links, because `linkify` links bare host names.
    if (depth && !/^(paragraph_(open|close)|inline|blockquote_open)$/.test(token.type))
      unexpectedTokens.push(token.type);
    for (const { type, content } of (depth && token.children) || []) {
      if (!/^(text|text_special|softbreak|hardbreak|link_open|link_close)$/.test(type))
        unexpectedTokens.push(`${type} ${content}`);
    }
    if (token.type === 'blockquote_open' && depth++ === 0) quotations.push([]);
  }
  return { quotations: quotations.map((parts) => parts.join('\n')), surroundings, unexpectedTokens };
}

/** Returns the non-empty lines of a text, trimmed. */
const normalizeLines = (text: string): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replaceAll('\u00a0', ' ').trim())
    .filter(Boolean)
    .join('\n');

const MARKDOWN_FRAGMENTS = [
  '# Heading',
  '## Heading #',
  'Heading\n===',
  'Heading\n---',
  '***',
  '* * *',
  '___',
  '- item',
  '+ item',
  '* item',
  '1. item',
  '7) item',
  '- [x] done',
  '> quoted',
  '>> quoted',
  '```',
  '```js\ncode\n```',
  '~~~',
  '    code',
  '\tcode',
  '`code`',
  '**bold**',
  '__bold__',
  '*it*',
  '_it_',
  '~~gone~~',
  '[text](https://evil.example)',
  '[text](javascript:alert(1))',
  '![image](https://evil.example/i.png)',
  '[text][1]',
  '[1]: https://evil.example',
  '<https://evil.example>',
  '<a href="x">link</a>',
  '<b>',
  '</blockquote>',
  '<!-- note',
  '-->',
  '<script>alert(1)</script>',
  '<![CDATA[',
  '<?php',
  '&lt;b&gt;',
  '&#35; heading',
  '&copy;',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  'a | b\n--|--',
  ':-:|:-:',
  'Term\n: meaning',
  '\\',
  '\\\\',
  '\\# no',
  'end\\',
  'two  ',
  'two  \nlines',
  '\n',
  '\r',
  '\r\n',
  '\u2028',
  '\u2029',
  '\n\n',
  ' ',
  '  ',
  '\u00a0',
  '\u202e',
  '\u200b',
  'word',
  'Who? Ada!',
  '5 < 6 & 7 > 3',
  '50%',
  '(see 3.5.)',
  '^1',
  '[^1]',
  '$x$',
  '{.class}',
  '://',
  'https://example.org/a_b',
  'ada@example.org',
  '@home',
  '"quoted"',
  "it's",
  '😀',
  'ä',
];

const markdownText = fc
  .array(fc.oneof(fc.constantFrom(...MARKDOWN_FRAGMENTS), fc.string({ maxLength: 6 })), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join('').replaceAll('\0', ''));
const nonEmptyText = markdownText.filter((text) => !!normalizeLines(text));

/** Creates a journey through the workshop with this text in every field for text. */
function createJourneyWithText(text: string): Journey {
  const walker = new Walker(workshop, { series: 1 });
  const otherWalker = walker.fork();
  otherWalker.send({ type: 'question.answer', question: 'aim-why', text: `${text} or so` });
  walker.now();
  walker.send(
    { type: 'question.answer', question: 'aim-why', text },
    { type: 'journey.merge', journey: otherWalker.journey },
  );
  walker.send(
    { type: 'group.set-aside', group: 'people', reason: text },
    { type: 'tool.choose', tool: 'agenda', note: text },
  );
  walker.send(
    { type: 'risk.assess', risk: 'nobody-comes', note: text, owner: text },
    { type: 'risk.assess', risk: 'nobody-comes', accepted: true },
  );
  walker
    .satisfy('plan')
    .send(
      { type: 'decision.make', phase: 'plan', option: 'go', reason: text },
      { type: 'phase.complete', phase: 'plan', note: text },
    );
  walker.finish().send({ type: 'cycle.start', adaptation: text });
  return walker.journey;
}

describe('toMarkdown: read by a CommonMark parser', () => {
  const plainOutput = readMarkdown(toMarkdown(workshop, createJourneyWithText('plain')));

  it('renders every written text as typed and as plain text', () => {
    fc.assert(
      fc.property(nonEmptyText, (text) => {
        const { quotations, surroundings, unexpectedTokens } = readMarkdown(
          toMarkdown(workshop, createJourneyWithText(text)),
        );
        expect(unexpectedTokens).toEqual([]);
        expect(quotations.map(normalizeLines)).toEqual(
          plainOutput.quotations.map((quotation) =>
            normalizeLines(quotation.replace(/^plain(?=$| or so$)/, () => text)),
          ),
        );
        // The owner of a risk is a line of its own, outside quotations.
        const owner = `inline ${panelStrings.owner}: `;
        expect(surroundings.filter((part) => !part.startsWith(owner))).toEqual(
          plainOutput.surroundings.filter((part) => !part.startsWith(owner)),
        );
        expect(
          normalizeLines(surroundings.find((part) => part.startsWith(owner))!.slice(owner.length)).replace(/\s+/g, ' '),
        ).toBe(normalizeLines(text).replace(/\s+/g, ' '));
      }),
      { numRuns: 100, seed: SEED },
    );
  });

  it('renders an e-mail address as typed', () => {
    const { quotations } = readMarkdown(toMarkdown(workshop, createJourneyWithText('%ada@example.org')));
    expect(quotations).toContain('%ada@example.org');
  });

  it('renders unplaced texts as plain text', () => {
    const laterPhasesMap = readMap({ ...workshopJson, phases: workshopJson.phases.slice(2) });
    fc.assert(
      fc.property(nonEmptyText, (text) => {
        const { journey } = parseJourney(copy(createJourneyWithText(text)), laterPhasesMap);
        const { quotations, unexpectedTokens } = readMarkdown(toMarkdown(laterPhasesMap, journey!));
        expect(unexpectedTokens).toEqual([]);
        // Unplaced entries are rendered as the JSON of the record.
        expect(quotations.join('\n').replaceAll('\u00a0', ' ')).toContain(
          JSON.stringify(text)
            .replaceAll('\u00a0', ' ')
            .replace(/[\u2028\u2029]/g, '\n')
            .slice(1, -1)
            .trim()
            .split('\n')[0]!
            .trim(),
        );
      }),
      { numRuns: 40, seed: SEED },
    );
  });

  it('renders titles, questions and names of a map as plain text', () => {
    const listBlockTypes = (word: string) =>
      readMarkdown(
        toMarkdown(
          readMap({
            id: 'sly',
            version: '1',
            language: 'en',
            title: word,
            source: { label: word },
            phases: [
              {
                id: 'p',
                label: word,
                title: word,
                headline: word,
                groups: [{ id: 'g', title: word, leads: [{ id: 'q', text: word }] }],
                tools: [{ id: 't', name: word }],
                risks: [{ id: 'r', name: word, text: word }],
                measures: [{ id: 'm', name: word, addresses: ['r'] }],
                exit: { decision: { text: word, options: [{ id: 'go', text: word }] } },
              },
            ],
          }),
          new Walker(workshop).journey,
        ),
      ).surroundings.map((part) => part.split(' ')[0]);
    fc.assert(
      fc.property(nonEmptyText, (text) => {
        expect(listBlockTypes(`x${text}x`)).toEqual(listBlockTypes('word'));
      }),
      { numRuns: 60, seed: SEED },
    );
  });
});

/** Lists every text, level and date that people wrote into a record. */
function listWrittenTexts(journey: Journey): string[] {
  const texts = new Set<string>();
  const collectTexts = (node: unknown, key = '') => {
    if (Array.isArray(node)) node.forEach((item) => collectTexts(item, key));
    else if (typeof node === 'object' && node)
      for (const [name, value] of Object.entries(node)) collectTexts(value, name);
    else if (typeof node === 'string' && /^(text|reason|note|owner|level|reviewOn|adaptation)$/.test(key) && node)
      texts.add(node);
  };
  collectTexts(journey.cycles);
  collectTexts(journey.unplaced);
  return [...texts];
}

describe('exports of random journeys', () => {
  const maps: [string, MapDefinition][] = [
    ['workshop', workshop],
    ['walk', walk],
    ['street trees', treePlanting],
  ];

  /** Creates a journey from random commands on two replicas that merge now and then. */
  function createRandomJourney(map: MapDefinition, seed: number): Journey {
    const roll = createDice(seed);
    const ours = new Walker(map, { series: 2 * seed, progression: (['guided', 'strict', 'open'] as const)[roll(3)]! });
    const theirs = ours.fork();
    for (let i = 0; i < 70; i++) {
      const walker = roll(2) ? ours : theirs;
      sendRandomCommand(walker, roll);
      const { phases } = walker.view;
      const firstUnlocked = phases.find(({ unlocked }) => unlocked)!;
      const [question] = map.phases[firstUnlocked.index]!.groups.flatMap(({ leads, questions }) => [
        ...leads,
        ...questions,
      ]);
      const answerCommand = { type: 'question.answer', question: question?.id, text: `Words ${seed}/${i}.` };
      const outcome = walker.decide(answerCommand);
      if (roll(4) === 0 && outcome.ok) walker.send(answerCommand as never);
      if (roll(20) === 0) ours.send({ type: 'journey.merge', journey: theirs.journey });
      // After a merge across a restart, the current phase may be locked by earlier phases.
      if (!ours.getPhase(ours.journey.phase).unlocked) ours.send({ type: 'journey.restart' });
      if (roll(40) === 0) theirs.send({ type: 'journey.restart' });
    }
    if (roll(3) === 0) completeJourney(ours);
    return ours.journey;
  }

  it.each(maps)('parseJourney reads the JSON export as the same record: %s', (_, map) => {
    for (let seed = 1; seed <= 20; seed++) {
      const journey = createRandomJourney(map, seed);
      const { journey: reparsed, problems } = parseJourney(JSON.stringify(journey, null, 2), map);
      expect(problems).toEqual([]);
      expect(reparsed).toEqual(journey);
    }
  });

  it.each(maps)('toMarkdown contains every text of the record: %s', (_, map) => {
    for (let seed = 1; seed <= 10; seed++) {
      const journey = createRandomJourney(map, seed);
      const markdown = toMarkdown(map, journey);
      const { levels } = panelStrings;
      for (const text of listWrittenTexts(journey)) {
        const isLevel = text === 'low' || text === 'medium' || text === 'high';
        expect(markdown).toContain(isLevel ? levels[text] : /^\d{4}-\d\d-\d\d$/.test(text) ? formatDay(text) : text);
      }
    }
  });

  it('toMarkdown contains every date with its label', () => {
    const toTime = (dayOfMonth: number) => Date.UTC(2026, 1, dayOfMonth);
    let walker = new Walker(workshop, { start: toTime(1) });
    const forkOnDay = (dayOfMonth: number) => (walker = walker.fork(toTime(dayOfMonth)));
    forkOnDay(2).send({ type: 'question.answer', question: 'aim-why', text: 'So.' });
    forkOnDay(3).send({ type: 'group.set-aside', group: 'people' });
    forkOnDay(4).send({ type: 'tool.choose', tool: 'agenda' });
    forkOnDay(5).send({ type: 'risk.assess', risk: 'nobody-comes', accepted: true, reviewOn: '2027-01-01' });
    forkOnDay(6).send({ type: 'risk.assess', risk: 'wrong-people', accepted: true });
    forkOnDay(7).send({ type: 'decision.make', phase: 'plan', option: 'stop' });
    forkOnDay(8).send({ type: 'journey.resume' });
    forkOnDay(9).send({ type: 'decision.make', phase: 'plan', option: 'go' });
    forkOnDay(10).send({ type: 'phase.complete', phase: 'plan' });
    forkOnDay(11).complete('meet', 'keep', 'share');
    forkOnDay(12).send({ type: 'phase.reopen', phase: 'keep' }, { type: 'tool.choose', tool: 'letter' });
    forkOnDay(13).send({ type: 'phase.complete', phase: 'keep' });
    forkOnDay(14).send({ type: 'phase.complete', phase: 'share' });
    forkOnDay(15).send({ type: 'cycle.start' });
    forkOnDay(16).send({ type: 'risk.assess', risk: 'nobody-comes', level: 'low' });
    const markdown = toMarkdown(workshop, walker.journey);
    for (const line of [
      'Written on 2 February 2026.',
      'Since 3 February 2026.',
      '(Chosen, 4 February 2026)',
      'Changed on 5 February 2026.',
      `${panelStrings.reviewOn}: 1 January 2027`,
      'Changed on 6 February 2026.',
      'Started again on 8 February 2026.',
      'Decided on 9 February 2026: ',
      'Finished on 10 February 2026.',
      'Started on 10 February 2026.',
      'Finished on 13 February 2026.',
      'Finished on 14 February 2026.',
      'Cycle 2 started on 15 February 2026.',
      'Started on 15 February 2026.',
      'Changed on 16 February 2026.',
      'last changed on 16 February 2026',
    ])
      expect(markdown).toContain(line);
    const reopenedWalker = forkOnDay(17).finish().fork(toTime(18));
    reopenedWalker.send({ type: 'phase.reopen', phase: 'meet' }, { type: 'tool.choose', tool: 'wall' });
    expect(toMarkdown(workshop, reopenedWalker.journey)).toMatch(
      /Reopened on 18 February 2026\.[^]*\n- On 18 February 2026 .*“Wall” in B\.\n/,
    );
  });

  it('toMarkdown keeps the completion note when its phase is reopened, until the phase is completed again', () => {
    const walker = new Walker(workshop).satisfy('plan');
    const getNote = () => walker.journey.cycles[0]?.phases.plan?.completion?.note;
    walker.send({ type: 'phase.complete', phase: 'plan', note: 'It took long' });
    walker.send({ type: 'phase.reopen', phase: 'plan' });
    expect(getNote()).toBe('It took long');
    expect(toMarkdown(workshop, walker.journey)).toMatch(/Reopened on .*\.\n\n> It took long/);
    walker.send({ type: 'phase.complete', phase: 'plan' });
    expect(getNote()).toBeUndefined();
  });
});
