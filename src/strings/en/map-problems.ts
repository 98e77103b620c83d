/** Messages of problems of a map definition. The other texts complete `problem` as its `valid`. */
export const mapProblemStrings = {
  problem: (valid: string, value: string) => `This must be ${valid}, not ${value}.`,
  noValue: 'nothing',
  text: 'a text',
  id: 'an id such as "first-contact"',
  idOfMap: 'an id that the map itself does not have',
  idOfItem: (path: string) => `an id that ${path} does not have`,
  idList: 'a list of ids',
  object: 'an object',
  list: 'a list',
  reference: (kind: string) => `the id of a ${kind}`,
  catalogueTool: 'tool of the catalogue',
  phaseRisk: 'risk of this phase',
  /** Amounts in an exit rule. */
  number: 'a whole number',
  amount: '"all", "none" or a whole number',
  atMost: (count: number) => `at most ${count}: there are no more`,
  decisionOptions: (options: string) => `${options}, each once`,
  decisionWithGo: 'options with go: without it, nobody could finish the phase',
  toolsByPhase: 'lists of ids of tools, by the id of a phase',
  groupWithQuestions: 'a group with at least one lead or question',
  languageTag: 'a language tag such as "en" or "fr-CA"',
  link: 'a link to the web or to mail',
  phases: 'a list with at least one usable phase',
  map: 'a map definition: a JSON object with phases',
  /** @param error In the words of the browser, with the place. Empty if the text is JSON but too large. */
  invalidJson: (error: string) => `This text cannot be read as JSON${error && `: ${error}`}.`,
};
