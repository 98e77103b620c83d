// Tracks every written text and whether a later fact superseded it: the oracle for the texts that a merge must keep and
// must not restore. It learns from facts alone and is independent of the record format.
import type { Fact } from '../../src/journey/index.js';

interface WrittenText {
  id: string;
  at: string;
  text: string;

  /** Number of the cycle, and id of the question or, for a note, of the phase. */
  slot: string;

  /** Carried over from an earlier cycle: every text that was written in this one takes precedence. */
  isProposal: boolean;
}

const isLater = (a: WrittenText, b: WrittenText): boolean => {
  if (a.isProposal !== b.isProposal) return b.isProposal;
  return a.at === b.at ? a.id > b.id : a.at > b.at;
};

/** The written and superseded texts that one replica knows. */
export class Ledger {
  /** All known texts by fact id. */
  #texts = new Map<string, WrittenText>();

  /** Ids of texts that were superseded, taken or discarded by a replica that knew them. */
  #supersededIds = new Set<string>();
  #resetAt = '';

  copy(): Ledger {
    const copy = new Ledger();
    copy.#texts = new Map(this.#texts);
    copy.#supersededIds = new Set(this.#supersededIds);
    copy.#resetAt = this.#resetAt;
    return copy;
  }

  applyFact(fact: Fact): void {
    if (fact.type === 'journey.restarted') this.#applyRestart(fact.at);
    const isWritten = fact.type === 'question.answered' || fact.type === 'phase.noted';
    if (!isWritten && fact.type !== 'variant.taken' && fact.type !== 'variant.discarded') return;
    const slot = `${fact.cycle} ${'question' in fact ? fact.question : fact.phase}`;
    const latest = this.getLatest(slot);
    if (fact.type !== 'variant.discarded') this.#supersede(slot, latest?.text);
    if ('variant' in fact) this.#supersede(slot, this.#texts.get(fact.variant)?.text);
    if (fact.type !== 'variant.discarded')
      this.#texts.set(fact.id, { id: fact.id, at: fact.at, text: fact.text, slot, isProposal: 'from' in fact });
  }

  /** Marks every occurrence of a text in a slot as superseded. */
  #supersede(slot: string, text: string | undefined): void {
    for (const writtenText of this.listLiveTexts(slot))
      if (writtenText.text === text) this.#supersededIds.add(writtenText.id);
  }

  #applyRestart(restartedAt: string): void {
    this.#resetAt = restartedAt;
    for (const [id, writtenText] of this.#texts) if (writtenText.at <= restartedAt) this.#texts.delete(id);
  }

  /** Merges the knowledge of another replica. */
  merge(otherLedger: Ledger): void {
    const theirs = otherLedger.copy();
    if (theirs.#resetAt < this.#resetAt) theirs.#applyRestart(this.#resetAt);
    if (this.#resetAt < theirs.#resetAt) this.#applyRestart(theirs.#resetAt);
    for (const [id, writtenText] of theirs.#texts) this.#texts.set(id, writtenText);
    for (const id of theirs.#supersededIds) this.#supersededIds.add(id);
  }

  listSlots(): string[] {
    return [...new Set([...this.#texts.values()].map(({ slot }) => slot))];
  }

  listLiveTexts(slot: string): WrittenText[] {
    return [...this.#texts.values()].filter(
      (writtenText) => writtenText.slot === slot && !this.#supersededIds.has(writtenText.id),
    );
  }

  /** Returns the latest text that is not superseded. It may be empty. */
  getLatest(slot: string): WrittenText | undefined {
    return this.listLiveTexts(slot).reduce<WrittenText | undefined>(
      (latest, writtenText) => (latest && isLater(latest, writtenText) ? latest : writtenText),
      undefined,
    );
  }
}
