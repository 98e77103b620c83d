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
  journeyLoadFailed: 'The journey could not be loaded.',
  storedJourneyUnreadable: 'The journey that was kept could not be read in full.',
  setJourneyUnreadable: 'The journey that was set could not be read in full.',

  record: 'Your record',
  cycle: (number: number) => `Cycle ${number}`,
  off: 'Kept while this page is open',
  /** Save state before any save, by the storage of the record. */
  kept: { none: '', local: 'Kept on this device', session: 'Kept in this tab', host: 'Kept by this page' },
  saving: 'Saving',
  saved: (time: string) => `Saved ${time}`,
  notSaved: 'Not saved here.',
  notSavedAdvice: 'Download a copy before you leave this page.',
  /** The store of the page takes no drafts. */
  temporaryDrafts: 'A text that is not recorded yet is kept only while this page is open.',
  unreadable: 'What was kept here could not be read in full: it is set aside.',
  downloadUnreadable: 'Download what was kept',
  copyUnreadable: 'Copy what was kept',
  download: 'Download a copy',
  copy: 'Copy as text',
  unplaced: (count: number) =>
    plural(count, {
      one: `${count} entry belongs to what this map no longer has: kept, and exported.`,
      other: `${count} entries belong to what this map no longer has: kept, and exported.`,
    }),
  /** Announced when a merge added variants to answers. `places` names their groups. */
  bothKept: (count: number, places: string) =>
    plural(count, {
      one: `Another answer came in, and both are kept: ${places}.`,
      other: `${count} other answers came in, and all are kept: ${places}.`,
    }),
  menuFailed: 'This menu could not be shown.',
  /** In place of an element that failed. */
  elementFailed: 'This part of the map could not be shown. The rest works.',
};
