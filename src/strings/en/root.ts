/** The words of `<process-map>` and `<process-map-journey>`; those of its menu are in `menu.ts`. */
export interface RootStrings {
  loading: string;
  failed: string;
  problems(count: number): string;
  /** `language` is the tag of the one that is shown. */
  untranslated(language: string): string;

  record: string;
  off: string;
  /** By what keeps it. */
  kept: Record<'none' | 'local' | 'session' | 'host', string>;
  saving: string;
  saved(time: string): string;
  notSaved: string;
  notSavedWhy: string;
  setAside: string;
  downloadSetAside: string;
  download: string;
  unplaced(count: number): string;
  /** Said when a merge left another text beside an answer. */
  bothKept: string;
  noMenu: string;
}

export const rootStrings: RootStrings = {
  loading: 'The map is loading.',
  failed: 'This map cannot be shown.',
  problems: (count) => `This map has ${count === 1 ? 'a problem' : `${count} problems`}`,
  untranslated: (language) =>
    `The translation of this map could not be loaded. It is shown in its own language (${language}).`,

  record: 'Your record',
  off: 'Kept while this page is open',
  kept: { none: '', local: 'Kept on this device', session: 'Kept in this tab', host: 'Kept by this page' },
  saving: 'Saving',
  saved: (time) => `Saved ${time}`,
  notSaved: 'Not saved here.',
  notSavedWhy: 'Download a copy before you leave this page.',
  setAside: 'What was kept here could not be read in full: it is set aside.',
  downloadSetAside: 'Download what was kept',
  download: 'Download a copy',
  unplaced: (count) =>
    `${count} ${count === 1 ? 'entry belongs' : 'entries belong'} to what this map no longer has: kept, and exported.`,
  bothKept: 'Another answer came in: both are kept.',
  noMenu: 'This menu could not be loaded.',
};
