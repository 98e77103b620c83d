import type { Answer, Variant } from './types.js';

/**
 * What is known of one question: every text that is still in play, by the facts that wrote it, and the marks of
 * those that are done with: overtaken by a later answer of somebody who had seen them, taken, or discarded.
 */
export interface Texts {
  live: { by: string; at: string; text: string }[];
  past: Set<string>;
}

/** Short, and sortable by time: the time in base 36, then a hash of the fact's id. */
export function mark(by: string, at: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < by.length; i++) hash = Math.imul(hash ^ by.charCodeAt(i), 0x01000193);
  return `${Date.parse(at).toString(36).padStart(9, '0')}${(hash >>> 0).toString(36)}`;
}

/** Later time, then greater id. */
export const isLater = (a: { at: string; by: string }, b: { at: string; by: string }): boolean =>
  a.at > b.at || (a.at === b.at && a.by > b.by);

export function textsOf(answer: Answer | undefined): Texts {
  const live: Texts['live'] = [];
  const add = (by: string, at: string, text: string, also: Record<string, string> = {}) => {
    live.push({ by, at, text });
    for (const [id, when] of Object.entries(also)) live.push({ by: id, at: when, text });
  };
  if (answer) {
    add(answer.by, answer.at, answer.text, answer.also);
    for (const variant of answer.variants ?? []) add(variant.id, variant.at, variant.text, variant.also);
  }
  return { live, past: new Set(answer?.past) };
}

/** Puts texts into the one shape that they have in a record: the same for the same texts, whatever their history. */
export function answerOf(texts: Texts): Answer | undefined {
  const byText = new Map<string, { by: string; at: string; text: string; also: Record<string, string> }>();
  const seen = new Set<string>();
  const live = texts.live
    .filter(({ by, at }) => !texts.past.has(mark(by, at)) && !seen.has(by) && seen.add(by))
    .sort((a, b) => (isLater(a, b) ? -1 : 1));
  for (const { by, at, text } of live) {
    const found = byText.get(text);
    if (found) found.also[by] = at;
    else byText.set(text, { by, at, text, also: {} });
  }
  const [winner, ...others] = byText.values();
  if (!winner) return undefined;
  const answer: Answer = { text: winner.text, at: winner.at, by: winner.by };
  const hasAlso = (also: Record<string, string>) => Object.keys(also).length > 0;
  if (hasAlso(winner.also)) answer.also = winner.also;
  const variants = others
    .filter(({ text }) => text)
    .reverse()
    .map(({ by, at, text, also }): Variant => (hasAlso(also) ? { id: by, text, at, also } : { id: by, text, at }));
  if (variants.length) answer.variants = variants;
  if (texts.past.size) answer.past = [...texts.past].sort();
  return answer;
}

/** Everything that wrote the current text, or that variant, is done with. */
function retire(answer: Answer | undefined, texts: Texts, text: string): void {
  if (!answer) return;
  texts.live = texts.live.filter((entry) => {
    if (entry.text !== text) return true;
    texts.past.add(mark(entry.by, entry.at));
    return false;
  });
}

/** The answer after somebody wrote a text over it. */
export function write(answer: Answer | undefined, text: string, at: string, by: string): Answer {
  const texts = textsOf(answer);
  if (answer) retire(answer, texts, answer.text);
  texts.live.push({ by, at, text });
  return answerOf(texts) ?? { text, at, by };
}

/** The answer after one of its variants was taken (its text then stands) or discarded. */
export function settle(answer: Answer, variant: string, take?: { text: string; at: string; by: string }): Answer {
  const texts = textsOf(answer);
  const chosen = answer.variants?.find(({ id }) => id === variant);
  if (chosen) retire(answer, texts, chosen.text);
  if (take) {
    retire(answer, texts, answer.text);
    texts.live.push(take);
  }
  return answerOf(texts) ?? answer;
}
