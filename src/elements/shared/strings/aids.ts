/** The words of what panels gain once the page is idle. */
export interface AidStrings {
  goodFor: string;
  /** Before terms that are explained. */
  words: string;
  find: string;
  noSearch: string;
}

export const aidsEn: AidStrings = {
  goodFor: 'Good for',
  words: 'Terms used:',
  find: 'Find a question on the whole map',
  noSearch: 'The search could not be loaded.',
};
