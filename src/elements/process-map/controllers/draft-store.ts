import type { JourneyStore } from '../../../stores/journey-store.js';

/** Stored drafts of one journey, by field. */
export interface DraftStore {
  /** All drafts, by field. */
  readonly texts: Readonly<DraftTexts>;
  get(field: string): string | undefined;
  set(field: string, text: string): void;

  /** Deletes all drafts. */
  clear(): void;
}

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
 * Creates the stored drafts of one journey: texts that no command can carry yet, such as the reason for a decision that
 * is not made. They are saved beside the journey if its store supports drafts; otherwise they last as long as the
 * element.
 *
 * @param onLoad Called when stored drafts have been loaded, if there are any.
 * @param initialTexts Drafts that the journey had in another store.
 */
export function createDraftStore(
  store: JourneyStore | undefined,
  key: string,
  onLoad: () => void,
  initialTexts: Readonly<DraftTexts> = {},
): DraftStore {
  let texts: DraftTexts = { ...initialTexts };
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

  if (hasTexts(texts)) void save();

  return {
    get texts() {
      return texts;
    },
    get: (field) => texts[field],
    set: (field, text) => {
      if (text === (texts[field] ?? '')) return;
      texts[field] = text;
      void save();
    },
    clear: () => {
      const hadTexts = hasTexts(texts);
      texts = {};
      isDeleted = true;
      if (hadTexts) void save();
    },
  };
}
