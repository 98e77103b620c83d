/** Texts of the menu of `<process-map-journey>`. */
export const menuStrings = {
  blank: 'Leave answers out: a blank plan',
  printPhase: (label: string) => `Print phase ${label}`,
  printAll: 'Print the whole plan',
  downloadMarkdown: 'Download the plan as text',
  open: 'Open a copy',
  confirmOpen:
    'What is to happen with what is here? ' +
    'Merging keeps both: of each entry the later one, and beside an answer the other one. ' +
    'Replacing clears what is here; download a copy first if you may want it back.',
  replace: 'Replace it with the copy',
  merge: 'Merge both',
  opened: 'The copy is open.',
  merged: 'Both are merged.',
  /** Announced if a merge changed nothing. */
  nothingToMerge: 'The copy holds nothing that is not here already.',
  downloadBackup: 'Download what was set aside',
  /** Heading of the recorded entries whose ids the map does not have. */
  unplaced: 'What this map has no place for',
  /** `number` is a key of `Journey.unplaced`. */
  inCycle: (number: string) => `in cycle ${number}`,
  restart: 'Start over',
  confirmRestart: 'Starting over clears every answer in every cycle. Download a copy first if you may want it back.',
  restartNow: 'Clear everything and start over',
  restarted: 'Started over. Everything is empty.',
  cancel: 'Cancel',
};
