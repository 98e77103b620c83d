// Which words of a text are terms of the glossary: by the rules, and in every text of the peer-learning map.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createTermFinder, type SplitAtTerms } from '../../src/elements/enhancements/term-finder.js';
import { catalogue } from '../../src/packs/peer-learning/catalogue/index.js';
import peerLearning from '../../src/packs/peer-learning/index.js';

const createFinder = (...terms: string[]): SplitAtTerms =>
  createTermFinder(terms.map((term) => ({ id: term, term, text: '' }))) ?? ((text) => [{ text }]);

/** Puts terms in brackets. */
const mark = (splitAtTerms: SplitAtTerms, source: string): string =>
  splitAtTerms(source)
    .map(({ text, entry }) => (entry ? `[${text}]` : text))
    .join('');

const splitAtTerms = createFinder(
  'Peer',
  'Peer learning',
  'Peer reviews',
  'Community of practice',
  'Theory of change',
  'Home organisation',
  'Process',
  'Logistics',
  'SDG',
);

describe('createTermFinder', () => {
  it('finds nothing without terms', () => {
    expect(createTermFinder([])).toBeUndefined();
    expect(createTermFinder([{ id: 'a', term: '', text: '' }])).toBeUndefined();
    expect(createTermFinder([{ id: 'a', term: ' - ', text: '' }])).toBeUndefined();
    expect(createTermFinder([{ id: 'a', term: 7 as unknown as string, text: '' }])).toBeUndefined();
  });

  it.each([
    // The longest term, in any case.
    'A [peer] helps. [Peers] and [PEER LEARNING] for all: [peer learning] appears.',
    // Plurals, of the head of a term too, but not of every word.
    '[Communities of practice], [theories of change], [home organisations], [peer reviews], [processes], [process].',
    'As [peers] learning together.',
    // A singular of a term in the plural.
    'One [logistic] of many, a [peer review].',
    // Hyphens, and any space.
    'A [theory-of-change] exercise, [peer-learning] maps, [peer\u00a0learning], [peer\nlearning].',
    // Whole words.
    'A peerless compeer disappears.',
  ])('finds the forms of a term: %s', (text) => {
    expect(mark(splitAtTerms, text.replace(/[[\]]/g, ''))).toBe(text);
  });

  it.each([
    'African Peer Review Mechanism',
    'The African Peer Review Mechanism is one.',
    'We asked the African **Peer Review** Mechanism.',
    'It joined the African Peer Review, in 2003.',
    'African Community of Practice on Managing',
    'Centre for the Peer Review',
    'OECD Peer Reviews',
    'WHO Peer learning district initiative',
    'Peer Review Mechanism',
    'Small Peer Network',
    'A small World Peer Network',
    'the Anti-Corruption Peer group',
  ])('finds no term in a proper name: %s', (name) => {
    expect(mark(splitAtTerms, name)).toBe(name);
  });

  it.each([
    // The first word of a sentence has a capital in any case.
    'Most [Peer] answers were kind.',
    'We met. The [Peer] was late.',
    '“Our [Peer] said so.”',
    'Der [Peer] lernt. Ein [Peer] lehrt.',
    // A name beside a term that has no capitals.
    'In Georgia [peers] of PEMPAL [peer learning] Estonia met.',
    '[Peer learning] Georgia style.',
    'OECD [peer reviews] differ.',
    // Another sentence, or another item of a list.
    'Sweden. [Peers] of Estonia; Georgia: [Peer learning], Sweden.',
    '- Georgia\n- [Peers]\n\nSweden',
    // The term as a title.
    '[Community of Practice]',
    '[Peer Learning]',
    // Capitals that every use of the term has.
    'Global [SDG] Summit',
    'WHY [PEER LEARNING] MATTERS',
  ])('finds a term beside a capital that makes no name: %s', (text) => {
    expect(mark(splitAtTerms, text.replace(/[[\]]/g, ''))).toBe(text);
  });

  it('finds the term behind a name', () => {
    expect(mark(splitAtTerms, 'The African Peer Review Mechanism uses peer reviews.')).toBe(
      'The African Peer Review Mechanism uses [peer reviews].',
    );
  });

  it('takes no longer per character for a long text', () => {
    const name = 'African Peer Review Mechanism and peers, ';
    expect(mark(splitAtTerms, name.repeat(20_000))).toBe('African Peer Review Mechanism and [peers], '.repeat(20_000));
    expect(mark(splitAtTerms, `${' '.repeat(100_000)}Peer`)).toContain('[Peer]');
  });
});

/** Collects the texts of a map by `<id>.<field>`. */
function collectTexts(value: unknown, path = ''): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  const id = 'id' in value && typeof value.id === 'string' ? value.id : path;
  return Object.entries(value).flatMap(([key, child]) => {
    const isIdList = Array.isArray(child) && typeof child[0] === 'string';
    if (isIdList || ['id', 'voice', 'version', 'language'].includes(key)) return [];
    return collectTexts(child, Array.isArray(value) ? id : `${id}.${key}`);
  });
}

describe('in the peer-learning pack', async () => {
  const glossary = (await catalogue.glossary()).default;
  const splitPackText: SplitAtTerms = createTermFinder(glossary) ?? ((text) => [{ text }]);
  const texts = collectTexts(peerLearning);

  it('the terms of every text are those of a list that was checked by reading', () => {
    const occurrences = texts.flatMap(([path, text]) => {
      const terms = splitPackText(text).flatMap(({ text: term, entry }) => (entry ? [`${term} = ${entry.id}`] : []));
      return terms.length ? [[path, terms] as const] : [];
    });
    expect(new Set(texts.map(([path]) => path)).size).toBe(texts.length);
    expect(Object.fromEntries(occurrences)).toEqual(
      JSON.parse(readFileSync(new URL('../fixtures/terms-in-peer-learning.json', import.meta.url), 'utf8')),
    );
  });

  // Counts the stems of all terms, without the rules of the finder.
  it('no occurrence is left out, except in the one proper name', () => {
    const stems = glossary.map(({ term }) => term.toLowerCase().replace(/s$|y$/, ''));
    const missed = texts.flatMap(([path, text]) => {
      const rest = splitPackText(text)
        .map((piece) => (piece.entry ? '·' : piece.text.toLowerCase()))
        .join('');
      return stems.filter((stem) => rest.includes(stem)).map((stem) => `${path}: ${stem}`);
    });
    expect(missed).toEqual(['callout-targeting.text: peer review', 'callout-targeting.text: peer']);
  });

  it('names of initiatives and expansions of acronyms have no terms in them', async () => {
    const { rows } = (await catalogue.initiatives()).default;
    const acronyms = (await catalogue.acronyms()).default;
    const names = [...rows.map(({ name = '' }) => name), ...acronyms.map(({ expansion }) => expansion)];
    const markedNames = names.map((name) => mark(splitPackText, name)).filter((name) => name.includes('['));
    expect(markedNames).toEqual([
      'International Financial Corporation (IFC) 2009 [peer] event on Doing Business reforms',
      '[Community of Practice]',
      '[Peer]-to-[peer]',
      '[Learning alliance]',
    ]);
  });
});
