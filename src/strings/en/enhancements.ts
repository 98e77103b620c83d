/** Texts of the enhancements, which the panels load after the first paint. */
export const enhancementStrings = {
  /** Precedes the parts of the process that a tool serves. */
  toolUses: 'Good for:',
  /** Precedes the glossary terms of texts that cannot hold a button. */
  terms: 'Terms used:',
  ideas: (count: number) => `Ideas to weigh here (${count})`,
  search: 'Find a question on the whole map',
  searchFailed: 'The search could not be loaded.',
  catalogueFailed: 'The explanations of terms and tools could not be loaded.',
};
