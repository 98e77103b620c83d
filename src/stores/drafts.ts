import { valuesOf } from '../utils/objects.js';

/** Texts that people typed and that the journey does not hold, by the key of their field. An empty one is no draft. */
export type DraftsByField = Readonly<Record<string, string>>;

/** Returns true if there is a draft. */
export const hasDrafts = (drafts: DraftsByField): boolean => valuesOf(drafts).some((text) => text !== '');

/** Reads drafts from outside, as JSON text or value. Leaves out what is no text, and all of invalid JSON. */
export function readDrafts(storedDrafts: unknown): DraftsByField {
  try {
    const drafts: unknown = typeof storedDrafts === 'string' ? JSON.parse(storedDrafts) : storedDrafts;
    return Object.fromEntries(
      Object.entries({ ...(drafts as DraftsByField) }).filter(([, text]) => typeof text === 'string'),
    );
  } catch {
    return {};
  }
}
