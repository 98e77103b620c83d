/** Words of the enhancements that panels load after the first paint. */
export const enhancementStrings = {
  /** Stands before a list of parts of the process. */
  toolUses: 'Good for:',
  /** Stands before terms that can be explained. */
  terms: 'Terms used:',
  ideas: (count: number) => `Ideas to weigh here (${count})`,
  search: 'Find a question on the whole map',
  searchFailed: 'The search could not be loaded.',
  catalogueFailed: 'The explanations of terms and tools could not be loaded.',
};
