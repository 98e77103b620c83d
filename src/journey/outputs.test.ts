// What leaves the library loses nothing, and cannot be mistaken for anything else. Read with a CommonMark parser that
// knows tables, struck text and bare links, too.
import * as fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { mapOf, treePlanting, walk, workshop, workshopJson } from '../../test/kit/maps.js';
import { copy, Walker } from '../../test/kit/journey-walker.js';
import { dice, goToTheEnd, stir } from '../../test/kit/random-choices.js';
import { parseJourney, toMarkdown } from './index.js';
import type { Journey, MapDefinition } from './index.js';

/** The same texts in every run; another seed looks at others. */
const SEED = Number(process.env['PME_SEED'] ?? 20261122);

const parser = new MarkdownIt({ html: true, linkify: true });

type Token = ReturnType<typeof parser.parse>[number];

/** What a block of text shows: its words, and line breaks as such. */
const shown = ({ children }: Token): string =>
  (children ?? []).map(({ type, content }) => (type.endsWith('break') ? '\n' : content)).join('');

/** What a reader finds: the quotations, and all that is around them. */
function readerOf(markdown: string) {
  const quotations: string[][] = [];
  const around: string[] = [];
  const strange: string[] = [];
  let depth = 0;
  for (const token of parser.parse(markdown, {})) {
    if (token.type === 'blockquote_close') depth--;
    if (!depth) around.push(`${token.type} ${token.type === 'inline' ? shown(token) : token.tag}`);
    if (depth && token.type === 'inline') quotations.at(-1)?.push(shown(token));
    // In a quotation there are paragraphs, words and breaks. Some readers make a link of a bare name of a host.
    if (depth && !/^(paragraph_(open|close)|inline|blockquote_open)$/.test(token.type)) strange.push(token.type);
    for (const { type, content } of (depth && token.children) || []) {
      if (!/^(text|text_special|softbreak|hardbreak|link_open|link_close)$/.test(type))
        strange.push(`${type} ${content}`);
    }
    if (token.type === 'blockquote_open' && depth++ === 0) quotations.push([]);
  }
  return { quotations: quotations.map((parts) => parts.join('\n')), around, strange };
}

/** As somebody sees it: lines that have something in them, without the space around. */
const seen = (text: string): string =>
  text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.replaceAll('\u00a0', ' ').trim())
    .filter(Boolean)
    .join('\n');

const TRICKS = [
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

const trick = fc
  .array(fc.oneof(fc.constantFrom(...TRICKS), fc.string({ maxLength: 6 })), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join('').replaceAll('\0', ''));
const written = trick.filter((text) => !!seen(text));

/** The workshop with this text wherever somebody can write one. */
function writtenInto(text: string): Journey {
  const at = new Walker(workshop, { series: 1 });
  const other = at.fork();
  other.send({ type: 'question.answer', question: 'aim-why', text: `${text} or so` });
  at.now();
  at.send({ type: 'question.answer', question: 'aim-why', text }, { type: 'journey.merge', journey: other.journey });
  at.send(
    { type: 'group.set-aside', group: 'people', reason: text },
    { type: 'tool.choose', tool: 'agenda', note: text },
  );
  at.send(
    { type: 'risk.assess', risk: 'nobody-comes', note: text, owner: text },
    { type: 'risk.assess', risk: 'nobody-comes', accepted: true },
  );
  at.satisfy('plan').send(
    { type: 'decision.make', phase: 'plan', option: 'go', reason: text },
    { type: 'phase.complete', phase: 'plan', note: text },
  );
  at.finish().send({ type: 'cycle.start', adaptation: text });
  return at.journey;
}

describe('toMarkdown, read by a CommonMark parser', () => {
  const plain = readerOf(toMarkdown(workshop, writtenInto('plain')));

  it('what somebody wrote is shown as typed, wherever it is, and as nothing but text', () => {
    fc.assert(
      fc.property(written, (text) => {
        const { quotations, around, strange } = readerOf(toMarkdown(workshop, writtenInto(text)));
        expect(strange).toEqual([]);
        expect(quotations.map(seen)).toEqual(
          plain.quotations.map((one) => seen(one === 'plain or so' ? `${text} or so` : one === 'plain' ? text : one)),
        );
        // The owner of a risk stands in a line of its own.
        const owner = 'inline Owner: ';
        expect(around.filter((part) => !part.startsWith(owner))).toEqual(
          plain.around.filter((part) => !part.startsWith(owner)),
        );
        expect(seen(around.find((part) => part.startsWith(owner))!.slice(owner.length)).replace(/\s+/g, ' ')).toBe(
          seen(text).replace(/\s+/g, ' '),
        );
      }),
      { numRuns: 100, seed: SEED },
    );
  });

  it('an address of somebody is shown as typed, too', () => {
    const { quotations } = readerOf(toMarkdown(workshop, writtenInto('%ada@example.org')));
    expect(quotations).toContain('%ada@example.org');
  });

  it('nor does it deceive where the map has no place for it', () => {
    const shorter = mapOf({ ...workshopJson, phases: workshopJson.phases.slice(2) });
    fc.assert(
      fc.property(written, (text) => {
        const { journey } = parseJourney(copy(writtenInto(text)), shorter);
        const { quotations, strange } = readerOf(toMarkdown(shorter, journey!));
        expect(strange).toEqual([]);
        // It stands there as in the record.
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

  it('texts of a map stay what they are: titles, questions, names', () => {
    const around = (word: string) =>
      readerOf(
        toMarkdown(
          mapOf({
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
      ).around.map((part) => part.split(' ')[0]);
    fc.assert(
      fc.property(written, (text) => {
        expect(around(`x${text}x`)).toEqual(around('word'));
      }),
      { numRuns: 60, seed: SEED },
    );
  });
});

/** Every text, date and id of a record that a reader is owed. */
function owed(journey: Journey): string[] {
  const found = new Set<string>();
  const walk = (node: unknown, key = '') => {
    if (Array.isArray(node)) node.forEach((one) => walk(one, key));
    else if (typeof node === 'object' && node) for (const [name, value] of Object.entries(node)) walk(value, name);
    else if (typeof node === 'string' && /^(text|reason|note|owner|level|reviewOn|adaptation)$/.test(key) && node)
      found.add(node);
  };
  walk(journey.cycles);
  walk(journey.unplaced);
  return [...found];
}

describe('outputs lose nothing', () => {
  const maps: [string, MapDefinition][] = [
    ['workshop', workshop],
    ['walk', walk],
    ['trees', treePlanting],
  ];

  /** Two people who do anything, each with words of their own; now and then they meet. */
  function anyJourney(map: MapDefinition, seed: number): Journey {
    const roll = dice(seed);
    const ours = new Walker(map, { series: 2 * seed, progression: (['guided', 'strict', 'open'] as const)[roll(3)]! });
    const theirs = ours.fork();
    for (let i = 0; i < 70; i++) {
      const at = roll(2) ? ours : theirs;
      stir(at, roll);
      const { phases } = at.view;
      const open = phases.find(({ unlocked }) => unlocked)!;
      const [question] = map.phases[open.index]!.groups.flatMap(({ leads, questions }) => [...leads, ...questions]);
      const write = { type: 'question.answer', question: question?.id, text: `Words ${seed}/${i}.` };
      const outcome = at.decide(write);
      if (roll(4) === 0 && outcome.ok) at.send(write as never);
      if (roll(20) === 0) ours.send({ type: 'journey.merge', journey: theirs.journey });
      // A merge over a restart may leave the current phase behind others that are to be done again.
      if (!ours.phase(ours.journey.phase).unlocked) ours.send({ type: 'journey.restart' });
      if (roll(40) === 0) theirs.send({ type: 'journey.restart' });
    }
    if (roll(3) === 0) goToTheEnd(ours);
    return ours.journey;
  }

  it.each(maps)('the record as JSON, read again, is the same: %s', (_, map) => {
    for (let seed = 1; seed <= 20; seed++) {
      const journey = anyJourney(map, seed);
      const { journey: again, problems } = parseJourney(JSON.stringify(journey, null, 2), map);
      expect(problems).toEqual([]);
      expect(again).toEqual(journey);
    }
  });

  it.each(maps)('the plan carries every text of the record: %s', (_, map) => {
    for (let seed = 1; seed <= 10; seed++) {
      const journey = anyJourney(map, seed);
      const plan = toMarkdown(map, journey);
      for (const text of owed(journey)) expect(plan).toContain(text);
    }
  });

  it('the plan carries every date, with what it is the date of', () => {
    const day = (n: number) => Date.UTC(2026, 1, n);
    const [one] = [new Walker(workshop, { start: day(1) })];
    let at = one;
    const on = (n: number) => (at = at.fork(day(n)));
    on(2).send({ type: 'question.answer', question: 'aim-why', text: 'So.' });
    on(3).send({ type: 'group.set-aside', group: 'people' });
    on(4).send({ type: 'tool.choose', tool: 'agenda' });
    on(5).send({ type: 'risk.assess', risk: 'nobody-comes', accepted: true, reviewOn: '2027-01-01' });
    on(6).send({ type: 'risk.assess', risk: 'wrong-people', accepted: true });
    on(7).send({ type: 'decision.make', phase: 'plan', option: 'stop' });
    on(8).send({ type: 'journey.resume' });
    on(9).send({ type: 'decision.make', phase: 'plan', option: 'go' });
    on(10).send({ type: 'phase.complete', phase: 'plan' });
    on(11).complete('meet', 'keep', 'share');
    on(12).send({ type: 'phase.reopen', phase: 'keep' });
    on(13).send({ type: 'phase.complete', phase: 'keep' });
    on(14).send({ type: 'phase.complete', phase: 'share' });
    on(15).send({ type: 'cycle.start' });
    on(16).send({ type: 'risk.assess', risk: 'nobody-comes', level: 'low' });
    const plan = toMarkdown(workshop, at.journey);
    for (const line of [
      'Written on 2026-02-02.',
      'Set aside on 2026-02-03.',
      'chosen on 2026-02-04',
      'Changed on 2026-02-05.',
      'Look again on: 2027-01-01',
      'Changed on 2026-02-06.',
      'Resumed on 2026-02-08.',
      'Decided on 2026-02-09.',
      'Completed on 2026-02-10.',
      'Entered on 2026-02-10.',
      'Completed on 2026-02-13.',
      'Completed on 2026-02-14.',
      'Started on 2026-02-15.',
      'Entered on 2026-02-15.',
      'Changed on 2026-02-16.',
      'last changed on 2026-02-16',
    ])
      expect(plan).toContain(line);
    const reopened = on(17).finish().fork(day(18));
    reopened.send({ type: 'phase.reopen', phase: 'meet' });
    expect(toMarkdown(workshop, reopened.journey)).toMatch(
      /Reopened on 2026-02-18\.[^]*To be checked again: changed on 2026-02-18\./,
    );
  });

  it('keep the note of a step when its phase is opened again, until others take its place', () => {
    const at = new Walker(workshop).satisfy('plan');
    const notes = () => at.journey.cycles[0]?.phases.plan?.completion?.note;
    at.send({ type: 'phase.complete', phase: 'plan', note: 'It took long' });
    at.send({ type: 'phase.reopen', phase: 'plan' });
    expect(notes()).toBe('It took long');
    expect(toMarkdown(workshop, at.journey)).toMatch(/Reopened on .*\.\n\n> It took long/);
    at.send({ type: 'phase.complete', phase: 'plan' });
    expect(notes()).toBeUndefined();
  });
});
