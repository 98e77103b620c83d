import type { JourneyStore } from '../../../stores/journey-store.js';

/** The text kept of a field; `text` takes its place. Without a field, all are forgotten. */
export type DraftStore = (field?: string, text?: string) => string | undefined;

type DraftTexts = Record<string, string>;

const hasTexts = (texts: DraftTexts) => Object.keys(texts).length > 0;

/** What of it are texts by field: it comes from outside. */
function readDrafts(kept: unknown): DraftTexts {
  const texts: unknown = typeof kept === 'string' ? JSON.parse(kept) : kept;
  return Object.fromEntries(
    Object.entries({ ...(texts as DraftTexts) }).filter(([, text]) => typeof text === 'string'),
  );
}

/**
 * Texts that no command can carry yet, such as the reason for a decision that is not made. They lie beside the journey
 * where its store takes them; else they last as long as the element.
 *
 * @param arrived Called once there are some that were kept.
 */
export function createDraftStore(store: JourneyStore | undefined, key: string, arrived: () => void): DraftStore {
  let texts: DraftTexts = {};
  /** What was kept is in, or is not wanted any more once it is. */
  let isIn = false;
  let isForgotten = false;

  const load = async (): Promise<void> => {
    let kept: DraftTexts = {};
    try {
      kept = readDrafts(await store?.loadDrafts?.(key));
    } catch {
      // A storage that is closed to this page, or no JSON: there are none.
    }
    isIn = true;
    if (!hasTexts(kept)) return;
    if (isForgotten) void save();
    else {
      // What was written meanwhile is newer.
      texts = { ...kept, ...texts };
      arrived();
    }
  };
  const coming = load();

  const save = async (): Promise<void> => {
    try {
      // At once where it can be: the page may be on its way out.
      if (!isIn) await coming;
      await store?.saveDrafts?.(key, { ...texts });
    } catch {
      // They last as long as the element, as the journey itself does then.
    }
  };

  return (field, text) => {
    if (field === undefined) {
      const had = hasTexts(texts);
      texts = {};
      isForgotten = true;
      if (had) void save();
    } else if (text === undefined || text === (texts[field] ?? '')) return texts[field];
    else {
      texts[field] = text;
      void save();
    }
    return text;
  };
}
