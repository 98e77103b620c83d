/** The words of the search over the questions of a map. */
export interface SearchStrings {
  name: string;
  words: string;
  onlyOpen: string;
  /** `most`: as many as are shown. */
  found(count: number, most: number): string;
  locked: string;
  written: string;
  inCycle(number: number): string;
}

export const searchStrings: SearchStrings = {
  name: 'Questions of the whole map',
  words: 'Words in a question or an answer',
  onlyOpen: 'Only what has no answer yet',
  found: (count, most) =>
    `${count || 'No'} ${count === 1 ? 'question' : 'questions'} found${count > most ? `, the first ${most} are shown: add a word to narrow it down` : ''}.`,
  locked: 'locked, to look at only',
  written: 'Written:',
  inCycle: (number) => `In cycle ${number}:`,
};
