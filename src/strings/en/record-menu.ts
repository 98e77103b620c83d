import { plural } from './plural.js';

/** Texts of the menu and of the offers of `<process-map-journey>`. */
export const menuStrings = {
  blank: 'Leave answers out: a blank plan',
  printPhase: (label: string) => `Print phase ${label}`,
  printAll: 'Print the whole plan',
  downloadMarkdown: 'Download the plan as text',
  copyMarkdown: 'Copy the plan as text',
  /** A page in a sandboxed frame cannot print. */
  printBlocked:
    'Nothing was printed: printing is blocked here. ' +
    'Open this page in a window of its own, or copy the plan as text.',
  pagePrinted: 'The window of the plan was blocked: this page was printed instead.',
  copied: 'Copied as text.',
  copyByHand: 'The browser does not let this page copy. The text is selected: copy it from here.',
  open: 'Open a copy',
  unreadableFile: 'The browser cannot read this file.',
  chooseOther: 'Choose another file',
  /** Follows the name of a file and a colon; precedes the size of the copy. */
  lastChanged: (date: string) => `last changed on ${date}, with`,
  /** Size of a copy, by what it holds. */
  counts: {
    answers: (count: number) => plural(count, { one: `${count} answer`, other: `${count} answers` }),
    tools: (count: number) => plural(count, { one: `${count} tool`, other: `${count} tools` }),
    risks: (count: number) => plural(count, { one: `${count} risk`, other: `${count} risks` }),
    decisions: (count: number) => plural(count, { one: `${count} decision`, other: `${count} decisions` }),
    others: (count: number) => plural(count, { one: `${count} other entry`, other: `${count} other entries` }),
  },
  nothingWritten: 'nothing written',
  leftOut: (count: number) =>
    plural(count, {
      one: 'One part of it cannot be read and is left out.',
      other: `${count} parts of it cannot be read and are left out.`,
    }),
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
  copyBackup: 'Copy what was set aside',
  /** Heading of the recorded entries whose ids the map does not have. */
  unplaced: 'What this map has no place for',
  /** `number` is a key of `Journey.unplaced`. */
  inCycle: (number: string) => `in cycle ${number}`,
  restart: 'Start over',
  confirmRestart: 'Starting over clears every answer in every cycle. Download a copy first if you may want it back.',
  restartNow: 'Clear everything and start over',
  restarted: 'Started over. Everything is empty. Until you leave this page, “Your record” can put it back.',
  /** About a record that was cleared or replaced. */
  cleared: 'What was cleared is kept until you leave this page.',
  putBack: 'Put it back',
  putBackDone: 'What was cleared is back.',
  downloadCleared: 'Download what was cleared',
  copyCleared: 'Copy what was cleared',
  /** About a record that is kept in the browser, but not in the store of the page. */
  browserRecord: 'This browser keeps answers that are not here.',
  bringIn: 'Bring in what is kept in this browser',
  backupAdvice: 'Browsers may clear what is kept on this device.',
  notNow: 'Not now',
  cancel: 'Cancel',
};
