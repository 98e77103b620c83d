import { plural } from './plural.js';

/** Texts of the search over the questions of a map. */
export const searchStrings = {
  noneFound: 'No questions found.',
  found: (count: number) => plural(count, { one: `${count} question found.`, other: `${count} questions found.` }),
  /** Shown if only the first `shown` of `count` results are listed. */
  foundMore: (count: number, shown: number) =>
    `${count} questions found, the first ${shown} are shown. Add a word to find fewer.`,
  locked: 'not open yet',
  /** Precedes an answer of this cycle. */
  written: 'You wrote:',
};
