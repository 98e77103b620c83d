/** Messages of problems of a journey record that are not also reasons. */
export const journeyProblemStrings = {
  leftOut: 'This cannot be read. It is left out.',
  longTrail: 'The trail of a cycle has at most 10,000 entries. The oldest are left out.',
};
