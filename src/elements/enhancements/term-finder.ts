import type { Term } from '../../map/map-definition.js';
import { escapeRegExp } from '../../utils/text-search.js';

/** A term with the optional fields that only catalogues have. */
export type GlossaryEntry = Term & { attribution?: unknown; parts?: unknown };

/** A piece of a text. A piece that is a term of the glossary has its entry. */
export interface TextPiece {
  text: string;
  entry?: GlossaryEntry;
}

/** Splits a text into pieces, at the terms of a glossary. The pieces together are the text. */
export type SplitAtTerms = (text: string) => TextPiece[];

const LETTERS = '\\p{L}\\p{M}\\p{N}';
const CAPITALISED_WORD = `\\p{Lu}[${LETTERS}’'-]*`;

/** The space between two words. Markdown may emphasise one of them. */
const SPACE = '[ \\u00A0*_]+';
const CAPITAL_AFTER = new RegExp(`^${SPACE}\\p{Lu}`, 'u');

/** A capitalised word before the term, with up to two short words between, as in "Centre for the". */
const CAPITAL_BEFORE = new RegExp(`(?<![${LETTERS}])${CAPITALISED_WORD}${SPACE}(?:\\p{Ll}{1,3} ){0,2}$`, 'u');

/** A capitalised word before the term that has its capital for another reason than that it begins a sentence. */
const CAPITAL_IN_SENTENCE = new RegExp(
  `(?:[${LETTERS},]${SPACE}${CAPITALISED_WORD}|${CAPITALISED_WORD}\\p{Lu}[${LETTERS}]*)${SPACE}$`,
  'u',
);

/** The number of characters before a term that can tell if it is in a name. Bounds the time for long texts. */
const CONTEXT_LENGTH = 60;

const countCapitals = (text: string): number => text.match(/\p{Lu}/gu)?.length ?? 0;

/**
 * Checks if an occurrence of a term is part of a proper name, such as "Peer Review" in "African Peer Review Mechanism":
 * if the words beside it are capitalised as well. An occurrence without small letters says nothing, and neither does
 * the capital that begins a sentence, unless more words of the occurrence are capitalised than of the term.
 */
function isInName(text: string, start: number, end: number, { term }: GlossaryEntry): boolean {
  const occurrence = text.slice(start, end);
  if (!/\p{Ll}/u.test(occurrence)) return false;
  const after = text.slice(end, end + CONTEXT_LENGTH);
  if (/(?:^|[^\p{L}\p{M}\p{N}])\p{Lu}[\p{L}\p{M}\p{N}]*$/u.test(occurrence) && CAPITAL_AFTER.test(after)) return true;
  const capitalBefore = countCapitals(occurrence) > countCapitals(term) ? CAPITAL_BEFORE : CAPITAL_IN_SENTENCE;
  return /^\p{Lu}/u.test(occurrence) && capitalBefore.test(text.slice(Math.max(0, start - CONTEXT_LENGTH), start));
}

/**
 * Returns a pattern of a term in the singular and in the English plural, with spaces or hyphens. The plural is that of
 * the last word, or of a word before a short one: "communities of practice", and not "peers learning".
 */
function createTermPattern(term: string): string {
  const words = term.split(/[\s\u2011-]+/).filter(Boolean);
  const patterns = words.map((word, i) => {
    const nextWord = words[i + 1];
    if (nextWord && nextWord.length > 3) return escapeRegExp(word);
    const [stem] = word.split(/(?<=[^aeiou])(?:y|ies)$/i);
    return stem && stem !== word
      ? `${escapeRegExp(stem)}(?:y|ies)`
      : `${escapeRegExp(word.replace(/(?<=[^s])s$/i, ''))}(?:e?s)?`;
  });
  return patterns.join('[\\s\\u2011-]');
}

/** Creates the function that finds the terms of a glossary. Returns undefined if the glossary has no terms. */
export function createTermFinder(glossary: GlossaryEntry[]): SplitAtTerms | undefined {
  // Longer terms first. Each is one group of the pattern.
  const entries = glossary
    .filter(({ term }) => typeof term === 'string' && createTermPattern(term))
    .sort((a, b) => b.term.length - a.term.length);
  if (!entries.length) return undefined;
  const groups = entries.map(({ term }) => {
    // A text may be written with letters and marks apart.
    const spellings = new Set([term.normalize(), term.normalize('NFD')]);
    return `(${[...spellings].map(createTermPattern).join('|')})`;
  });
  const anyTerm = new RegExp(`(?<![${LETTERS}])(?:${groups.join('|')})(?![${LETTERS}])`, 'giu');

  return (text) => {
    const pieces: TextPiece[] = [];
    let end = 0;
    for (const match of text.matchAll(anyTerm)) {
      const entry = entries[match.findIndex((group, i) => i && group !== undefined) - 1];
      const start = match.index;
      const matchEnd = start + match[0].length;
      if (!entry || isInName(text, start, matchEnd, entry)) continue;
      pieces.push({ text: text.slice(end, start) }, { text: match[0], entry });
      end = matchEnd;
    }
    pieces.push({ text: text.slice(end) });
    return pieces;
  };
}
