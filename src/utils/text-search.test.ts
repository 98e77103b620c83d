import { describe, expect, it } from 'vitest';
import { escapeRegExp, findRanges, foldText, getExcerpt } from './text-search.js';

/** Returns the parts of a text that a word matches. */
const findParts = (text: string, word: string) =>
  findRanges(text, new RegExp(foldText(word), 'gu')).map(({ start, end }) => text.slice(start, end));

describe('foldText', () => {
  it.each([
    ['case', 'ÉCOLE', 'école'],
    ['Latin accents', 'café', 'cafe'],
    ['Latin letters and marks apart', 'cafe\u0301', 'café'],
    ['Vietnamese tones', 'tiếng Việt', 'tieng Viet'],
    ['Vietnamese in decomposed form', 'tiếng Việt'.normalize('NFD'), 'TIẾNG VIỆT'],
    ['Greek accents and both forms of sigma', 'Οδός', 'ΟΔΟΣ'],
    ['German sharp s', 'STRASSE', 'straße'],
    ['the Turkish dotted capital', 'İzmir', 'izmir'],
    ['Arabic vowel points', 'مُحَمَّد', 'محمد'],
    ['Hebrew vowel points', 'שָׁלוֹם', 'שלום'],
    ['Hangul in decomposed form', '한국어'.normalize('NFD'), '한국어'],
    ['Hindi nukta in both forms', '\u095c', '\u0921\u093c'],
  ])('takes for equal: %s', (_, a, b) => expect(foldText(a)).toBe(foldText(b)));

  it.each([
    ['Hindi vowel signs', 'की', 'का'],
    ['a Hindi vowel sign and none', 'किताब', 'कतब'],
    ['Bengali vowel signs', 'বিলি', 'বালা'],
    ['Tamil vowel signs', 'கை', 'கா'],
    ['Thai vowel signs', 'กี', 'กุ'],
    ['Thai tones', 'ไม้', 'ไม่'],
    ['Khmer vowel signs', 'កា', 'កី'],
    ['Japanese voicing marks', 'が', 'か'],
    ['Hangul syllables', '한', '하'],
  ])('keeps apart: %s', (_, a, b) => expect(foldText(a)).not.toBe(foldText(b)));
});

describe('findRanges', () => {
  it.each([
    ['after letters that fold to fewer', 'é'.normalize('NFD').repeat(200), 'cafe\u0301', 'cafe'],
    ['after letters that fold to more', 'ß'.repeat(200), 'café', 'CAFE'],
    ['after Hangul syllables', '안녕하세요 '.repeat(100), '나무', '나무'],
    ['after decomposed Hangul', '안녕하세요 '.normalize('NFD').repeat(100), '나무'.normalize('NFD'), '나무'],
    ['after Hindi', 'नमस्ते दुनिया '.repeat(100), 'पेड़', 'पेड़'],
    ['after emoji', '👩‍👩‍👧'.repeat(100), '🌳tree', 'tree'.toUpperCase()],
  ])('finds a word in the original text: %s', (_, before, part, word) => {
    const found = findRanges(`${before} ${part} and on`, new RegExp(foldText(word), 'gu'));
    const start = before.length + 1 + (part.startsWith('🌳') ? 2 : 0);
    expect(found).toEqual([{ start, end: before.length + 1 + part.length }]);
  });

  it('finds each word of plain text, whatever its case', () => {
    expect(findParts('Plain text, and plain words', 'PLAIN')).toEqual(['Plain', 'plain']);
    expect(findParts('Plain text', 'other')).toEqual([]);
  });

  it('finds nothing where another vowel sign is', () => {
    expect(findParts('की का कु', 'कि')).toEqual([]);
    expect(findParts('하늘', '한')).toEqual([]);
  });

  it('returns whole characters, and each once', () => {
    expect(findParts('किताब', 'क')).toEqual(['कि']);
    expect(findParts('straße', 's')).toEqual(['s', 'ß']);
    expect(findParts('Việt Nam'.normalize('NFD'), 'viet')).toEqual(['Việt'.normalize('NFD')]);
  });
});

describe('escapeRegExp', () => {
  it('returns a pattern that matches the text itself and nothing else', () => {
    const text = 'a.*+?^${}()|[\\]b';
    const pattern = new RegExp(`^${escapeRegExp(text)}$`, 'u');
    expect(pattern.test(text)).toBe(true);
    expect(pattern.test('ab')).toBe(false);
    expect(new RegExp(escapeRegExp('a.b'), 'u').test('axb')).toBe(false);
  });
});

describe('getExcerpt', () => {
  it('returns a short text as it is', () => {
    expect(getExcerpt('Twelve trees', { start: 7, end: 12 }, 60)).toBe('Twelve trees');
  });

  it('returns an empty text as it is', () => {
    expect(getExcerpt('', { start: 0, end: 0 }, 60)).toBe('');
  });

  it('marks the sides that are cut', () => {
    expect(getExcerpt('one two three four five', { start: 8, end: 13 }, 4)).toBe('…two three fou…');
    expect(getExcerpt('one two three', { start: 0, end: 3 }, 4)).toBe('one two…');
    expect(getExcerpt('one two three', { start: 8, end: 13 }, 4)).toBe('…two three');
  });

  it.each([
    ['an emoji of several parts', '👩‍👩‍👧'],
    ['a letter and its marks', 'ệ'.normalize('NFD')],
    ['a syllable of Hindi', 'कि'],
    ['decomposed Hangul', '한'.normalize('NFD')],
  ])('does not cut %s in two', (_, character) => {
    const side = character.repeat(10);
    const text = `${side}x${side}`;
    for (let context = 0; context < side.length; context++) {
      const range = { start: side.length, end: side.length + 1 };
      const [before, after] = getExcerpt(text, range, context).replaceAll('…', '').split('x') as [string, string];
      expect(before).toBe(character.repeat(before.length / character.length));
      expect(after).toBe(character.repeat(after.length / character.length));
    }
  });
});
