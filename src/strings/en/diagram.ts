import { plural } from './plural.js';

/** Texts of the drawn map. */
export const diagramStrings = {
  /** Name of the map as a landmark. */
  map: (title: string) => `Map: ${title}`,
  phase: (label: string) => `Phase ${label}`,
  /** Separates the items of a list. */
  listSeparator: ', ',
  /** Marks the phase that is shown. */
  shown: 'on show',
  done: 'Finished',
  open: 'Open',
  current: 'You are here',
  stopped: 'Stopped here',
  locked: 'Not open yet',
  /** `label` is the label of the phase to finish first. */
  lockedUntil: (label: string) => `Opens after ${label}`,
  checkAgain: 'Check again',
  /** `label` is the label of the phase that changed. */
  checkAgainBecause: (label: string) => `Check again: ${label} has changed`,
  /** Precedes the next text, for assistive technology only. */
  stepsLabel: 'finished steps:',
  steps: (done: number, total: number) => `${done} of ${total}`,
  tools: (count: number) => plural(count, { one: `${count} tool`, other: `${count} tools` }),
  toolsChosen: (count: number, chosen: number) =>
    plural(count, { one: `${chosen} of ${count} tool`, other: `${chosen} of ${count} tools` }),
  risks: (count: number) => plural(count, { one: `${count} risk`, other: `${count} risks` }),
  /** Follows the text above. `count` is the number of risks that were to be reviewed before today. */
  overdue: (count: number, total: number) => (total > 1 ? `${count} overdue` : 'overdue'),
  /** Options of a decision, as written in the drawing. */
  go: 'go',
  wait: 'wait',
  stop: 'stop',
  /** `options` are some of the texts above. Joined here, because the first `Intl.ListFormat` of a page takes long. */
  decide: (options: string[]) => `Decide: ${[...options.slice(0, -2), options.slice(-2).join(' or ')].join(', ')}`,
  decided: (option: string) => `Decided: ${option}`,
  /** Label of the start of the route. */
  cycle: (cycle: number) => `Cycle ${cycle}`,
  startCycle: (cycle: number) => `Start cycle ${cycle}`,
  /** `label` is the label of the last phase, `cycle` the number of the next cycle. */
  nextCycle: (label: string, cycle: number) => `When ${label} is finished, you can start cycle ${cycle}`,
  allFinished: 'All phases are finished',
  laterCycle: (cycle: number) =>
    cycle > 2
      ? `You are in cycle ${cycle}. Answers of earlier cycles are kept`
      : `You are in cycle ${cycle}. Answers of cycle ${cycle - 1} are kept`,
  showWhole: 'Show the whole map',
  showLess: 'Show less of the map',
};
