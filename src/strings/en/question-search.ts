// Not `plural.ts`: that is part of the entry file, which this chunk must not import.
const plurals = new Intl.PluralRules('en');

/** Words of the search over the questions of a map. */
export const searchStrings = {
  name: 'Questions of the whole map',
  query: 'Words in a question or an answer',
  onlyOpen: 'Only what has no answer yet',
  noneFound: 'No questions found.',
  found: (count: number) =>
    plurals.select(count) === 'one' ? `${count} question found.` : `${count} questions found.`,
  /** Of `count` results, the first `shown` are listed. */
  foundMore: (count: number, shown: number) =>
    `${count} questions found, the first ${shown} are shown: add a word to narrow it down.`,
  locked: 'locked, to look at only',
  /** Stands before an answer of this cycle. */
  written: 'Written:',
  /** Stands before an answer of an earlier cycle. */
  writtenInCycle: (number: number) => `In cycle ${number}:`,
};
