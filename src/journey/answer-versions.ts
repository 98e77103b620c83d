import { omitUndefined, nonEmpty } from '../utils/objects.js';
import type { Answer, Stamp, Variant } from './types/record.js';

/** A text that somebody wrote to a question. */
export interface AnswerVersion extends Stamp {
  text: string;
}

/** By time, then by the id of the fact; copies edited by hand may share both. Plain times are in order, too. */
const toSortKey = (part: Stamp | string): string =>
  typeof part === 'string' ? part : [part.at, part.by, JSON.stringify(part)].join('\0');

export const isLater = (a: Stamp | string, b: Stamp | string): boolean => toSortKey(a) > toSortKey(b);

/** What the marks of a time begin with, so that they are sorted by it. */
export const toFingerprintTime = (at: string): string => Date.parse(at).toString(36).padStart(9, '0');

/** Says, in short, that what a fact wrote is done with. */
function fingerprint({ at, by, text }: AnswerVersion): string {
  // FNV-1a, with the length. Of the words, too: records that were put together by hand may say one fact of them all.
  const said = `${by}\0${text}`;
  let hash = 0x811c9dc5;
  for (let i = 0; i < said.length; i++) hash = Math.imul(hash ^ said.charCodeAt(i), 0x01000193);
  return toFingerprintTime(at) + (hash >>> 0).toString(36) + text.length.toString(36);
}

/** Every text that is still in play, by when it was written. */
export const versionsOf = (answer: Answer | undefined): AnswerVersion[] =>
  answer
    ? [answer, ...(answer.variants ?? []).map(({ id, ...variant }) => ({ ...variant, by: id }))].map(
        ({ text, at, by }) => ({ text, at, by }),
      )
    : [];

/**
 * The variants of an answer that differ from it and from each other. Somebody may have written the same words at
 * another time: the record keeps both, since whoever settles one may not have seen the other.
 */
export const variantsOf = ({ text: standing, variants = [] }: Answer): Variant[] =>
  [...new Map(variants.map((variant) => [variant.text, variant])).values()].filter(({ text }) => text !== standing);

/** Puts texts, in any order, into the one shape that they have in a record: the latest stands, others are variants. */
function createAnswer(writes: AnswerVersion[], past: string[]): Answer | undefined {
  const inOrder = new Map(writes.sort((a, b) => (isLater(a, b) ? 1 : -1)).map((write) => [toSortKey(write), write]));
  const variants = [...inOrder.values()];
  const latest = variants.pop();
  return (
    latest &&
    omitUndefined({
      ...latest,
      variants: nonEmpty(
        variants.filter(({ text }) => text).map(({ text, at, by }): Variant => ({ id: by, text, at })),
      ),
      past: nonEmpty(past),
    })
  );
}

/**
 * The answer after texts of it were done with, and another was written. The marks of what is done with stay, so that a
 * merge with somebody who has not seen it brings nothing back.
 */
export function supersede(
  answer: Answer | undefined,
  done: readonly (string | undefined)[],
  next?: AnswerVersion,
): Answer | undefined {
  const writes = versionsOf(answer);
  const past = answer?.past ?? [];
  const settled = new Set(done);
  const marks = writes
    .filter(({ text }) => settled.has(text))
    .map(fingerprint)
    .sort();
  const left = writes.filter(({ text }) => !settled.has(text));
  // Not that of what was just written, be it once more: it would be taken for done with when it is read.
  const own = next && fingerprint(next);
  const all = [...past, ...marks].filter((mark) => mark !== own);
  // Nearly always the new marks are the latest: there may be thousands of old ones, which need no sorting then.
  return createAnswer(
    next ? [...left, next] : left,
    (past[past.length - 1] as string) < (marks[0] as string) ? all : sortUnique(all),
  );
}

const sortUnique = (marks: string[]): string[] => [...new Set(marks)].sort();

/** The writes and marks of several records as one answer. */
export function mergeVersions(writes: AnswerVersion[], past: string[]): Answer | undefined {
  const marks = new Set(past);
  return createAnswer(
    writes.filter((write) => !marks.has(fingerprint(write))),
    sortUnique(past),
  );
}
