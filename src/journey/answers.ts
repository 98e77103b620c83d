import { compact, some } from './record.js';
import type { Answer, Stamp, Variant } from './types.js';

/** A text that somebody wrote to a question. */
export interface Write extends Stamp {
  text: string;
}

/** By time, then by the id of the fact; copies edited by hand may share both. Plain times are in order, too. */
const orderOf = (part: Stamp | string): string =>
  typeof part === 'string' ? part : [part.at, part.by, JSON.stringify(part)].join('\0');

export const isLater = (a: Stamp | string, b: Stamp | string): boolean => orderOf(a) > orderOf(b);

/** What the marks of a time begin with, so that they are sorted by it. */
export const markTime = (at: string): string => Date.parse(at).toString(36).padStart(9, '0');

/** Says, in short, that a text is done with as far as it was written up to then. */
function markOf({ at, text }: Write): string {
  // FNV-1a, with the length: two texts that differ must not pass for one another.
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return markTime(at) + (hash >>> 0).toString(36) + text.length.toString(36);
}

/** Every text that is still in play, by when it was last written. */
export const writesOf = (answer: Answer | undefined): Write[] =>
  answer ? [answer, ...(answer.variants ?? []).map(({ id, ...variant }) => ({ ...variant, by: id }))].map(({ text, at, by }) => ({ text, at, by })) : [];

/** Puts texts, in any order, into the one shape that they have in a record: the latest stands, others are variants. */
function answerOf(writes: Write[], past: string[]): Answer | undefined {
  const texts = new Map<string, Write>();
  for (const write of writes.sort((a, b) => (isLater(a, b) ? 1 : -1))) {
    texts.delete(write.text);
    texts.set(write.text, write);
  }
  const variants = [...texts.values()];
  const latest = variants.pop();
  return latest && compact({
    ...latest,
    variants: some(variants.filter(({ text }) => text).map(({ text, at, by }): Variant => ({ id: by, text, at }))),
    past: some(past),
  });
}

/** Leaves out the mark of what was just written, be it once more: it would be taken for done with when it is read. */
function isInPlay(next: Write | undefined): (mark: string) => boolean {
  const own = next && markOf(next);
  return (mark) => !own || mark < own || mark.slice(9) !== own.slice(9);
}

/**
 * The answer after texts of it were done with, and another was written. The marks of what is done with stay, so that a
 * merge with somebody who has not seen it brings nothing back.
 */
export function rewrite(answer: Answer | undefined, done: readonly (string | undefined)[], next?: Write): Answer | undefined {
  const writes = writesOf(answer);
  const past = answer?.past ?? [];
  const settled = new Set(done);
  const marks = writes.filter(({ text }) => settled.has(text)).map(markOf).sort();
  const left = writes.filter(({ text }) => !settled.has(text));
  // Nearly always the new marks are the latest: there may be thousands of old ones, which need no sorting then.
  const all = [...past, ...marks].filter(isInPlay(next));
  return answerOf(next ? [...left, next] : left, (past[past.length - 1] ?? '') < (marks[0] ?? '~') ? all : sorted(all));
}

const sorted = (marks: string[]): string[] => [...new Set(marks)].sort();

/** The writes and marks of several records as one answer. */
export function unite(writes: Write[], past: string[]): Answer | undefined {
  const marks = sorted(past);
  // By text, the latest mark: there may be thousands of both.
  const latest = new Map(marks.map((mark) => [mark.slice(9), mark]));
  const isPast = (write: Write) => {
    const mark = markOf(write);
    return (latest.get(mark.slice(9)) ?? '') >= mark;
  };
  return answerOf(writes.filter((write) => !isPast(write)), marks);
}
