/** Messages of problems of a journey record that are not also reasons. */
export const journeyProblemStrings = {
  leftOut: 'This cannot be read. It is left out.',
  longTrail: 'A trail has at most 10,000 entries. The oldest are left out.',
};
