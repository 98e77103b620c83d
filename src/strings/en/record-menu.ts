/** The words of the menu of `<process-map-journey>`. */
export interface MenuStrings {
  blank: string;
  printPhase(label: string): string;
  printAll: string;
  plan: string;
  open: string;
  openAsk: string;
  replace: string;
  merge: string;
  opened: string;
  merged: string;
  downloadAside: string;
  /** Heading of what this map has no place for. */
  unplaced: string;
  inCycle(number: string): string;
  restart: string;
  restartAsk: string;
  restartDo: string;
  restarted: string;
  cancel: string;
}

export const menuStrings: MenuStrings = {
  blank: 'Leave answers out: a blank plan',
  printPhase: (label) => `Print phase ${label}`,
  printAll: 'Print the whole plan',
  plan: 'Download the plan as text',
  open: 'Open a copy',
  openAsk:
    'What is to happen with what is here? Merging keeps both: of each entry the later one, and beside an answer the other one. Replacing clears what is here; download a copy first if you may want it back.',
  replace: 'Replace it with the copy',
  merge: 'Merge both',
  opened: 'The copy is open.',
  merged: 'Both are merged. Where both had an answer, the other one is beside it.',
  downloadAside: 'Download what was set aside',
  unplaced: 'What this map has no place for',
  inCycle: (number) => `in cycle ${number}`,
  restart: 'Start over',
  restartAsk: 'Starting over clears every answer in every cycle. Download a copy first if you may want it back.',
  restartDo: 'Clear everything and start over',
  restarted: 'Started over. Everything is empty.',
  cancel: 'Cancel',
};
