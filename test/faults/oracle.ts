// Decides if a text is lost. The rules are explained in docs/testing.md.
import type { TextLedger, TypedMark } from './text-ledger.js';

export interface Failure {
  readonly kind: string;
  readonly entry: TypedMark;

  /** The sign when the text was found to be missing, or when it was left. */
  readonly sign: string | undefined;

  /** Where the record is kept. */
  readonly place: string;
}

/** Returns true if the text of a field is a draft until a command of its own carries it, such as a reason or a note. */
export const isDraftField = (field: string): boolean => field.includes(':') || field === 'cycle';

/** Returns the first text that is missing where it must be. */
export function findMissing(
  ledger: TextLedger,
  entries: readonly TypedMark[],
  read: (key: string) => string,
  { kind, sign, place }: { kind: string; sign?: string; place: string },
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
  return entry && { kind, entry, sign: sign ?? entry.sign, place };
}

/** Formats what is missing as one line; equal lines have the same cause as far as the oracle can tell. */
export const formatKind = ({ kind, entry, sign, place }: Failure): string => {
  const what = entry.showing ? (isDraftField(entry.field) ? 'reason or note' : 'answer') : 'answer of somebody else';
  return `${what} ${kind}, sign "${sign ?? 'none'}", place ${place}`;
};
