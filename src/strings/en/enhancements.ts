/** The words of what panels gain once the page is idle. */
export interface EnhancementStrings {
  goodFor: string;
  /** Before terms that are explained. */
  words: string;
  ideas(count: number): string;
  find: string;
  noSearch: string;
  noCatalogue: string;
}

export const enhancementStrings: EnhancementStrings = {
  goodFor: 'Good for',
  words: 'Terms used:',
  ideas: (count) => `Ideas to weigh here (${count})`,
  find: 'Find a question on the whole map',
  noSearch: 'The search could not be loaded.',
  noCatalogue: 'The explanations of terms and tools could not be loaded.',
};
