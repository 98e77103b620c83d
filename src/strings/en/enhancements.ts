/** Texts of the enhancements, which the panels load after the first paint. */
export const enhancementStrings = {
  /** Precedes the parts of the process that a tool serves. */
  toolUses: 'Good for:',
  /** Precedes the glossary terms of texts that cannot hold a button. */
  terms: 'Terms used:',
  ideas: (count: number) => `Ideas to weigh here (${count})`,
  search: 'Find a question on the whole map',
  searchName: 'Questions of the whole map',
  searchQuery: 'Words in a question or an answer',
  searchOnlyOpen: 'Only what has no answer yet',
  searchFailed: 'The search could not be loaded.',
  catalogueFailed: 'The explanations of terms and tools could not be loaded.',
};
