/** Words of the drawn map. */
export interface DiagramStrings {
  /** Name of the map as a landmark. */
  map: (title: string) => string;
  phase: (label: string) => string;
  /** Between what is listed, with its space. */
  comma: string;
  /** Of the phase on show. */
  shown: string;
  /** The states; `label` is that of the phase because of which. */
  done: string;
  open: string;
  current: string;
  stopped: string;
  locked: (label?: string) => string;
  checkAgain: (label?: string) => string;
  steps: (done: number, total: number) => string;
  leadsTo: string;
  tools: (count: number, chosen: number) => string;
  more: (count: number) => string;
  /** Ways round a risk. */
  ways: (count: number, assessed: boolean) => string;
  go: string;
  wait: string;
  stop: string;
  /** `options`: the words above that are on offer. */
  decide: (options: string[]) => string;
  decided: (option: string) => string;
  nextCycle: string;
  /** Where the way back leads; `cycle` is the one in hand. */
  back: (label: string, cycle: number) => string;
}

export const diagramStrings: DiagramStrings = {
  map: (title) => `Map: ${title}`,
  phase: (label) => `Phase ${label}`,
  comma: ', ',
  shown: 'on show',
  done: 'Done',
  open: 'Open',
  current: 'You are here',
  stopped: 'Stopped here',
  locked: (label) => (label ? `Locked until ${label} is complete` : 'Locked'),
  checkAgain: (label) => (label ? `Check again: ${label} has changed` : 'Check again'),
  steps: (done, total) => `${done} of ${total} ${total === 1 ? 'step' : 'steps'}`,
  leadsTo: 'Leads to',
  tools: (count, chosen) => `${count} ${count === 1 ? 'tool' : 'tools'}${chosen ? `, ${chosen} chosen` : ''}`,
  more: (count) => `and ${count} more`,
  ways: (count, assessed) => `${count || 'no'} ${count === 1 ? 'way' : 'ways'} round${assessed ? ', assessed' : ''}`,
  go: 'go',
  wait: 'wait',
  stop: 'stop',
  decide: (options) => `Decide here: ${options.join(', ').replace(/, ([^,]*)$/, ' or $1')}`,
  decided: (option) => `Decided: ${option}`,
  nextCycle: 'Begin the next cycle',
  back: (label, cycle) => `${cycle > 1 ? `Cycle ${cycle}. ` : ''}Back to ${label}, carrying what you learned`,
};
