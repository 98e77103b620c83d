import type { JourneyStore } from '../../stores/types.js';

/** The text kept of a field; `text` takes its place. Without a field, all are forgotten. */
export type Drafts = (field?: string, text?: string) => string | undefined;

/**
 * Texts that no command can carry yet, such as the reason for a decision that is not made. They lie beside the journey
 * where the page asked for a storage of the browser; else they last as long as the element.
 */
export function draftsIn(store: JourneyStore | undefined, key: string): Drafts {
  const place = `${key}:drafts`;
  let texts: Record<string, string> = {};
  try {
    texts = { ...(JSON.parse(store?.load(place) as string) as object) };
  } catch {
    // A storage that is closed to this page, or no JSON: there are none.
  }
  return (field, text) => {
    if (field === undefined) {
      if (!Object.keys(texts).length) return undefined;
      texts = {};
    } else if (text === undefined || text === (texts[field] ?? '')) return texts[field];
    else texts[field] = text;
    try {
      // Texts by field, where else a record is: this storage takes any JSON.
      void store?.save(place, texts as never, [], { leaving: true });
    } catch {
      // They last as long as the element, as the journey itself does then.
    }
    return text;
  };
}
