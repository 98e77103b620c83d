import type { JourneyStore } from '../../../stores/journey-store.js';

/**
 * Accesses the drafts of one journey. Returns the draft of a field; with `text`, replaces it first. Without a field,
 * deletes all drafts.
 */
export type DraftStore = (field?: string, text?: string) => string | undefined;

/** Draft texts by field. */
type DraftTexts = Record<string, string>;

const hasTexts = (texts: DraftTexts) => Object.keys(texts).length > 0;

/** Parses stored drafts. Entries that are not text are left out. Throws on invalid JSON. */
function readDrafts(storedDrafts: unknown): DraftTexts {
  const texts: unknown = typeof storedDrafts === 'string' ? JSON.parse(storedDrafts) : storedDrafts;
  return Object.fromEntries(
    Object.entries({ ...(texts as DraftTexts) }).filter(([, text]) => typeof text === 'string'),
  );
}

/**
 * Creates the drafts of one journey: texts that no command can carry yet, such as the reason for a decision that is not
 * made. They are saved beside the journey if its store supports drafts; otherwise they last as long as the element.
 *
 * @param onLoad Called when stored drafts have been loaded, if there are any.
 */
export function createDraftStore(store: JourneyStore | undefined, key: string, onLoad: () => void): DraftStore {
  let texts: DraftTexts = {};
  let isLoaded = false;

  /** The drafts were deleted while they were loading. */
  let isDeleted = false;

  const load = async (): Promise<void> => {
    let storedTexts: DraftTexts = {};
    try {
      storedTexts = readDrafts(await store?.loadDrafts?.(key));
    } catch {
      // Storage is blocked or holds invalid JSON: there are no drafts.
    }
    isLoaded = true;
    if (!hasTexts(storedTexts)) return;
    if (isDeleted) void save();
    else {
      // Text that was typed while loading is newer.
      texts = { ...storedTexts, ...texts };
      onLoad();
    }
  };
  const loading = load();

  const save = async (): Promise<void> => {
    try {
      // Without a delay once loaded: the page may be about to close.
      if (!isLoaded) await loading;
      await store?.saveDrafts?.(key, { ...texts });
    } catch {
      // Saving failed: the drafts last as long as the element.
    }
  };

  return (field, text) => {
    if (field === undefined) {
      const hadTexts = hasTexts(texts);
      texts = {};
      isDeleted = true;
      if (hadTexts) void save();
    } else if (text === undefined || text === (texts[field] ?? '')) return texts[field];
    else {
      texts[field] = text;
      void save();
    }
    return text;
  };
}
