/** Texts of the enhancements, which the panels load after the first paint. */
export const enhancementStrings = {
  /** Precedes the parts of the process that a tool serves. */
  toolUses: 'Helps with:',
  /** Precedes the glossary terms of texts that cannot hold a button. */
  terms: 'Explained:',
  ideas: (count: number) => `Ideas for this question (${count})`,
  search: 'Search questions and answers',
  searchName: 'Questions and answers',
  searchQuery: 'Words in a question or an answer',
  searchOnlyOpen: 'Unanswered only',
  searchFailed: 'The search could not be loaded.',
  catalogueFailed: 'The explanations of terms and tools could not be loaded.',
};
