// Decides if a text is lost. The rules are explained in docs/testing.md.
import type { Place } from './alphabet.js';
import type { Sign } from './page.js';
import type { TextLedger, TypedMark } from './text-ledger.js';
import type { World } from './world.js';

export interface Failure {
  readonly kind: string;
  readonly entry: TypedMark;

  /** The sign when the text was found to be missing, or when it was left. */
  readonly sign: string | undefined;

  /** Place of the record at that time. */
  readonly place: string | undefined;
}

/** Longest time that a text may wait before its save starts: typing, then the save, are debounced; and some spare. */
const MAX_WAIT_MS = 1500;

/** A journey as it is left: by closing the page, or because another journey takes its place. */
interface Departure {
  readonly key: string;
  readonly showing: object;
  readonly now: number;

  /** Save state that a person reads in the bar. */
  readonly sign: Sign;

  /** Places where the journey is kept, and is about to be kept. */
  readonly places: readonly Place[];

  /** Copy that a person would download now; an empty text if another journey has taken its place. */
  readonly copy: string;

  /** Drafts that were kept before may still be on their way, so new ones wait for them. */
  readonly areDraftsLoading: boolean;
}

/** Notes of each text if the person could know that it is not saved, when a journey is left. */
export function noteDeparture(ledger: TextLedger, world: World, departure: Departure): void {
  const { key, showing, now, sign, places, copy, areDraftsLoading } = departure;
  const isSaidNotSaved = sign === 'failed' || sign === 'off';
  const isHealthy = places.every((place) => world.isHealthy(place, key));
  for (const entry of ledger.listLive(key)) {
    if (entry.showing !== showing) {
      // A text of an earlier page that this one holds, and that is kept nowhere else any more.
      if (isSaidNotSaved && copy.includes(entry.mark) && !world.readAll(key).includes(entry.mark))
        entry.isExcused = true;
      continue;
    }
    const isDraft = isDraftField(entry.field);
    const isRecent = entry.isComposing || now - entry.at < MAX_WAIT_MS;
    entry.sign = sign;
    entry.place = places[0] as Place;
    entry.placesOnWay = isRecent ? places : [];
    entry.isExcused =
      isSaidNotSaved ||
      // Nobody can know yet that what is on its way will fail.
      (!isHealthy && (sign === 'saving' || isRecent)) ||
      (isDraft && isRecent && areDraftsLoading) ||
      // Documented: without `saveDrafts`, drafts last as long as the element.
      (isDraft && places.some((place) => !world.keepsDrafts(place)));
  }
}

/** Returns true if the text of a field is a draft until a command of its own carries it, such as a reason or a note. */
export const isDraftField = (field: string): boolean => field.includes(':') || field === 'cycle';

/** Returns the first text that is missing where it must be. */
export function findMissing(
  ledger: TextLedger,
  entries: readonly TypedMark[],
  read: (key: string) => string,
  { kind, sign, place }: { kind: string; sign?: string; place?: string },
): Failure | undefined {
  const texts = new Map<string, string>();
  const readOnce = (key: string) => {
    const text = texts.get(key) ?? read(key);
    texts.set(key, text);
    return text;
  };
  const isPresent = ({ key, mark }: TypedMark) => readOnce(key).includes(mark);
  const isReplaced = (entry: TypedMark) =>
    // A draft, a reason and a note have no variants: of two that were written apart, the later one stays.
    isDraftField(entry.field) && ledger.listLater(entry).some(isPresent);
  const entry = entries.find((candidate) => !isPresent(candidate) && !isReplaced(candidate));
  return entry && { kind, entry, sign: sign ?? entry.sign, place: place ?? entry.place };
}

/** Formats what is missing as one line; equal lines have the same cause as far as the oracle can tell. */
export const formatKind = ({ kind, entry, sign, place }: Failure): string => {
  const what = entry.showing ? (isDraftField(entry.field) ? 'reason or note' : 'answer') : 'answer of somebody else';
  return `${what} ${kind}, sign "${sign ?? 'none'}", place ${place ?? 'of theirs'}`;
};
