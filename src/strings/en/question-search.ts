// `plural.ts` is not imported, because it is part of the entry file: this chunk must not import that.
const plurals = new Intl.PluralRules('en');

/** Texts of the search over the questions of a map. */
export const searchStrings = {
  name: 'Questions of the whole map',
  query: 'Words in a question or an answer',
  onlyOpen: 'Only what has no answer yet',
  noneFound: 'No questions found.',
  found: (count: number) =>
    plurals.select(count) === 'one' ? `${count} question found.` : `${count} questions found.`,
  /** Shown if only the first `shown` of `count` results are listed. */
  foundMore: (count: number, shown: number) =>
    `${count} questions found, the first ${shown} are shown: add a word to narrow it down.`,
  locked: 'locked, to look at only',
  /** Precedes an answer of this cycle. */
  written: 'Written:',
  /** Precedes an answer of an earlier cycle. */
  writtenInCycle: (number: number) => `In cycle ${number}:`,
};
