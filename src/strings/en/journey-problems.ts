/** Messages of problems of a journey record that are not also reasons. */
export const journeyProblemStrings = {
  leftOut: 'This cannot be read. It is left out.',
};
