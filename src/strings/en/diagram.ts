import { plural } from './plural.js';

/** Texts of the drawn map. */
export const diagramStrings = {
  /** Name of the map as a landmark. */
  map: (title: string) => `Map: ${title}`,
  phase: (label: string) => `Phase ${label}`,
  /** Separates the items of a list in text that only assistive technology reads. */
  listSeparator: ', ',
  /** Marks the phase that is shown. */
  shown: 'on show',
  done: 'Done',
  open: 'Open',
  current: 'You are here',
  stopped: 'Stopped here',
  locked: 'Locked',
  /** `label` is the label of the phase to complete first. */
  lockedUntil: (label: string) => `Locked until ${label} is complete`,
  checkAgain: 'Check again',
  /** `label` is the label of the phase that changed. */
  checkAgainBecause: (label: string) => `Check again: ${label} has changed`,
  steps: (done: number, total: number) =>
    plural(total, { one: `${done} of ${total} step`, other: `${done} of ${total} steps` }),
  leadsTo: 'Leads to',
  tools: (count: number) => plural(count, { one: `${count} tool`, other: `${count} tools` }),
  toolsChosen: (count: number, chosen: number) =>
    plural(count, { one: `${count} tool, ${chosen} chosen`, other: `${count} tools, ${chosen} chosen` }),
  more: (count: number) => `and ${count} more`,
  /** Measures against a risk. */
  measures: (count: number) =>
    count ? plural(count, { one: `${count} way round`, other: `${count} ways round` }) : 'no ways round',
  measuresAssessed: (count: number) =>
    count
      ? plural(count, { one: `${count} way round, assessed`, other: `${count} ways round, assessed` })
      : 'no ways round, assessed',
  /** Options of a decision, as written in the drawing. */
  go: 'go',
  wait: 'wait',
  stop: 'stop',
  /** `options` are some of the texts above. */
  decide: (options: string[]) =>
    `Decide here: ${new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(options)}`,
  decided: (option: string) => `Decided: ${option}`,
  nextCycle: 'Begin the next cycle',
  /** Names the route from the last phase back to the first one. */
  back: (label: string) => `Back to ${label}, carrying what you learned`,
  backInCycle: (label: string, cycle: number) => `Cycle ${cycle}. Back to ${label}, carrying what you learned`,
};
