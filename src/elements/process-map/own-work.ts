import { evolveAll } from '../../journey/evolve.js';
import { createJourney } from '../../journey/record.js';
import type { Fact } from '../../journey/types/fact.js';
import type { Journey } from '../../journey/types/record.js';
import type { MapDefinition } from '../../map/map-definition.js';

/** Part of a journey that this element recorded since it was shown, and that goes on with it in another store. */
export class OwnWork {
  /** Storage key of the journey. */
  readonly key: string;
  #facts: Fact[] = [];

  /** True if the record holds something that came from a store. */
  #hasLoaded = false;

  constructor(key: string) {
    this.key = key;
  }

  /** Notes that a record from a store is part of the journey now. */
  noteLoaded(): void {
    this.#hasLoaded = true;
  }

  /** Notes that the host page set the journey: whatever was in it before is gone. */
  noteReplaced(): void {
    this.#hasLoaded = false;
    this.#facts = [];
  }

  /** Notes facts of commands. */
  noteFacts(facts: readonly Fact[]): void {
    this.#facts.push(...facts);
  }

  /**
   * Returns the part of a journey that goes on in another store; null if there is none.
   *
   * @param journey The whole record.
   * @param storedJourney Record in the other store.
   * @param isPrivate The record was kept in this browser, and the other store is one of the host page.
   */
  carry(map: MapDefinition, journey: Journey, storedJourney: Journey | null, isPrivate: boolean): Journey | null {
    if (!this.#hasLoaded) return journey;
    // The store that was set may belong to another group.
    const isSameJourney = !storedJourney || storedJourney.id === journey.id;
    if (isSameJourney && !isPrivate) return journey;
    return this.#facts.length ? evolveAll(map, createJourney(map), this.#facts) : null;
  }
}
