// Keeps account of every text that people wrote, and of who had seen it: what a merge must keep, and what it must not
// bring back. Learns from facts alone; knows nothing of how records remember.
import type { Fact } from '../../src/journey/index.js';

interface Write {
  id: string;
  at: string;
  text: string;
  /** Cycle and question. */
  slot: string;
}

const isLater = (a: Write, b: Write): boolean => (a.at === b.at ? a.id > b.id : a.at > b.at);

/** What one replica knows. */
export class Ledger {
  /** Every write heard of. */
  #known = new Map<string, Write>();
  /** Of these, what was overtaken, taken or discarded by somebody who saw it. */
  #gone = new Set<string>();
  #reset = '';

  copy(): Ledger {
    const copy = new Ledger();
    copy.#known = new Map(this.#known);
    copy.#gone = new Set(this.#gone);
    copy.#reset = this.#reset;
    return copy;
  }

  hear(fact: Fact): void {
    if (fact.type === 'journey.restarted') this.#restart(fact.at);
    if (fact.type !== 'question.answered' && fact.type !== 'variant.taken' && fact.type !== 'variant.discarded') return;
    const slot = `${fact.cycle} ${fact.question}`;
    const standing = this.standing(slot);
    if (fact.type !== 'variant.discarded') this.#settle(slot, standing?.text);
    if (fact.type !== 'question.answered') this.#settle(slot, this.#known.get(fact.variant)?.text);
    if (fact.type !== 'variant.discarded')
      this.#known.set(fact.id, { id: fact.id, at: fact.at, text: fact.text, slot });
  }

  /** Whoever settles a text settles it as often as it is there. */
  #settle(slot: string, text: string | undefined): void {
    for (const write of this.alive(slot)) if (write.text === text) this.#gone.add(write.id);
  }

  #restart(at: string): void {
    this.#reset = at;
    for (const [id, write] of this.#known) if (write.at <= at) this.#known.delete(id);
  }

  /** Takes in all that another knows. */
  meet(other: Ledger): void {
    const theirs = other.copy();
    if (theirs.#reset < this.#reset) theirs.#restart(this.#reset);
    if (this.#reset < theirs.#reset) this.#restart(theirs.#reset);
    for (const [id, write] of theirs.#known) this.#known.set(id, write);
    for (const id of theirs.#gone) this.#gone.add(id);
  }

  slots(): string[] {
    return [...new Set([...this.#known.values()].map(({ slot }) => slot))];
  }

  alive(slot: string): Write[] {
    return [...this.#known.values()].filter((write) => write.slot === slot && !this.#gone.has(write.id));
  }

  /** The later one stands, also where it is empty. */
  standing(slot: string): Write | undefined {
    return this.alive(slot).reduce<Write | undefined>(
      (latest, write) => (latest && isLater(latest, write) ? latest : write),
      undefined,
    );
  }
}
