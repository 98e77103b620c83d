import { plural } from './plural.js';

/** Encloses a text whose direction may differ from that of the sentence around it. */
const isolate = (text: string): string => `\u2068${text}\u2069`;

/** Texts of the menu and of the offers of `<process-map-journey>`. */
export const menuStrings = {
  title: 'Title of this plan (optional)',
  /** Announced. */
  renamed: 'The title is saved.',
  /** The choice of what is printed, or downloaded as a document. */
  content: 'Print, or download to read',
  withAnswers: 'With answers',
  blank: 'Blank, as a worksheet',
  printPhase: (label: string) => `Print phase ${label}`,
  printAll: 'Print the whole plan',
  downloadMarkdown: 'Download as a document (Markdown)',
  copyMarkdown: 'Copy as text (Markdown)',
  downloadRisks: 'Download the risks as a table (CSV)',
  copyRisks: 'Copy the risks as a table (CSV)',
  downloadDates: 'Download the dates for a calendar',
  copyDates: 'Copy the dates for a calendar',
  /** A page in a sandboxed frame cannot print. */
  printBlocked:
    'Nothing was printed: printing is blocked here. ' +
    'Open this page in a window of its own, or copy the plan as text.',
  pagePrinted: 'The window of the plan was blocked: this page was printed instead.',
  copied: 'Copied as text.',
  copyByHand: 'The browser does not let this page copy. The text is selected: copy it from here.',
  open: 'Open a backup',
  unreadableFile: (name: string) =>
    `The browser cannot read “${isolate(name)}”. Choose the file again, or another one.`,
  notABackup: (name: string) =>
    `“${isolate(name)}” is not a backup of this plan. Choose a file that you downloaded here.`,
  /** `problem` is a sentence. */
  cannotOpen: (name: string, problem: string) => `“${isolate(name)}”: ${problem}`,
  chooseOther: 'Choose another file',
  /** `size` is a list of the counts below. */
  backup: (name: string, date: string, size: string) =>
    `“${isolate(name)}” was last changed on ${date}. It has ${size}.`,
  /** Size of a backup, by what it holds. */
  counts: {
    answers: (count: number) => plural(count, { one: `${count} answer`, other: `${count} answers` }),
    tools: (count: number) => plural(count, { one: `${count} tool`, other: `${count} tools` }),
    risks: (count: number) => plural(count, { one: `${count} risk`, other: `${count} risks` }),
    decisions: (count: number) => plural(count, { one: `${count} decision`, other: `${count} decisions` }),
    others: (count: number) => plural(count, { one: `${count} other entry`, other: `${count} other entries` }),
  },
  nothingWritten: 'nothing written in it',
  leftOut: (count: number) =>
    plural(count, {
      one: 'One part of it cannot be read and is left out.',
      other: `${count} parts of it cannot be read and are left out.`,
    }),
  /** Only if something is written here. */
  alreadyWritten: 'You already have answers here.',
  confirmOpen:
    'Combine both plans, or replace this one? ' +
    'When combining, the newer entry is used; if two answers differ, you will see both. ' +
    'Replacing deletes what is here: download a backup of it first.',
  replace: 'Replace my plan',
  merge: 'Combine both',
  opened: 'The backup is open.',
  merged: 'Plans combined.',
  /** Announced if a merge changed nothing. */
  nothingToMerge: 'The backup holds nothing that is not here already.',
  /** Precedes the button below. Counts questions that have another answer, and notes that have another text. */
  conflicts: (count: number) =>
    plural(count, { one: '1 question now has two answers:', other: `${count} questions now have two answers:` }),
  choose: 'Choose',
  downloadBackup: 'Download the plan that could not be read',
  copyBackup: 'Copy the plan that could not be read',
  /** `number` is a key of `Journey.unplaced`. */
  inCycle: (number: string) => `in cycle ${number}`,
  restart: 'Delete everything…',
  confirmRestart: 'This deletes every answer and decision, in every cycle. Download a backup first.',
  restartNow: 'Delete everything',
  restarted: 'Everything is deleted. Until you leave this page, “Save and print” can put it back.',
  /** About a record that was cleared or replaced. */
  cleared: 'What you deleted or replaced is kept until you leave this page.',
  putBack: 'Put it back',
  putBackDone: 'Your plan is back.',
  downloadCleared: 'Download what was deleted',
  copyCleared: 'Copy what was deleted',
  /** About a record that is kept in the browser, but not in the store of the page. */
  browserRecord: 'This browser has answers that are not in this plan.',
  bringIn: 'Add the answers of this browser',
  backupAdvice: 'Browsers may delete what is saved on this device.',
  notNow: 'Not now',
  close: 'Close',
  cancel: 'Cancel',
};
