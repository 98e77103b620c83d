import { plural } from './plural.js';

/** Texts of `<process-map>` and of the bar of `<process-map-journey>`. Those of its menu are in `record-menu.ts`. */
export const rootStrings = {
  loading: 'The map is loading.',
  failed: 'This map cannot be shown.',
  unusableMap: 'The map definition cannot be used.',
  fetchFailed: (src: string, cause: string) => `The map definition at ${src} could not be fetched: ${cause}.`,
  problems: (count: number) =>
    plural(count, { one: 'This map has a problem', other: `This map has ${count} problems` }),
  /** `language` is the BCP 47 tag of the language that is shown instead. */
  untranslated: (language: string) =>
    `The translation of this map could not be loaded. It is shown in its own language (${language}).`,
  journeyLoadFailed: 'The plan could not be loaded.',
  storedJourneyUnreadable: 'The plan that was saved could not be read in full.',
  setJourneyUnreadable: 'The plan that was set could not be read in full.',

  contents: 'Contents',
  /** Leads back to the phase that a person left to look at this one. */
  backTo: (label: string) => `Back to ${label}`,
  menu: 'Save and print',
  /** Name of the phase: `A. Plan`. The title follows. */
  label: (label: string) => `${label}.`,
  cycle: (number: number) => `Cycle ${number}`,
  /** Steps of the exit rule; the short form where there is little space. */
  steps: (done: number, total: number) => `${done} of ${total} done`,
  stepsShort: (done: number, total: number) => `${done} of ${total}`,
  off: 'Kept only while this page is open',
  /** Save state before any save, by the storage of the record. */
  kept: { none: '', local: 'Saved on this device', session: 'Saved in this tab', host: 'Saved by this page' },
  saving: 'Saving',
  savedToday: (time: string) => `Saved today at ${time}`,
  /** The page is open since an earlier day. */
  savedOn: (date: string, time: string) => `Saved on ${date} at ${time}`,
  /** By the storage of the record. */
  notSaved: {
    none: 'Not saved.',
    local: 'Not saved: this browser does not allow it.',
    session: 'Not saved: this browser does not allow it.',
    host: 'Not saved: this page could not save it.',
  },
  notSavedAdvice: 'Download a backup before you leave this page.',
  /** The store of the page takes no drafts. */
  temporaryDrafts: 'Text that is not in the plan yet is kept only while this page is open.',
  unreadable: 'The plan that was saved here could not be read in full. It is kept, and nothing is written over it.',
  downloadUnreadable: 'Download what was saved',
  copyUnreadable: 'Copy what was saved',
  download: 'Download a backup',
  copy: 'Copy as text',
  /** Announced when a merge added variants. `places` names their phases and groups. */
  conflicts: (count: number, places: string) =>
    plural(count, {
      one: `1 question now has two answers: ${places}.`,
      other: `${count} questions now have two answers: ${places}.`,
    }),
  /** The same for notes. `labels` are those of their phases. */
  noteConflicts: (labels: readonly string[]) => `The note of ${labels.join(', ')} now has two texts.`,
  /** Precedes that if another tab or person saved the record. */
  mergedElsewhere: 'This plan was changed elsewhere.',
  /** Announced when the last phase was completed. */
  finished: 'All phases are finished. Open “Save and print” to download or print your plan.',
  menuFailed: 'This menu could not be shown.',
  /** In place of an element that failed. */
  elementFailed: 'This part of the map could not be shown. The rest works.',
};
