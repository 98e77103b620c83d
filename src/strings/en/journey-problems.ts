/** Problems of a journey record; the other ones are reasons. */
export const journeyProblemStrings = {
  leftOut: 'This cannot be read. It is left out.',
};
