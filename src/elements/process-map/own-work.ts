import { listVariants, listVersions, supersede } from '../../journey/answer-versions.js';
import { evolveAll } from '../../journey/evolve.js';
import { mergeJourneys } from '../../journey/merge.js';
import { createJourney } from '../../journey/record.js';
import type { Fact } from '../../journey/types/fact.js';
import type { Journey } from '../../journey/types/record.js';
import type { MapDefinition } from '../../map/map-definition.js';
import { getOwn } from '../../utils/objects.js';

/** Returns own work without the variants that were replaced since: those that the whole record does not hold. */
function dropReplacedTexts(own: Journey, journey: Journey): Journey {
  const cycles = own.cycles.map((cycle, i) => {
    const kept = { ...cycle, answers: { ...cycle.answers } };
    for (const [phase, answers] of Object.entries(cycle.answers)) {
      const entries = Object.entries(answers).map(([id, answer]) => {
        const live = listVersions(getOwn(getOwn(journey.cycles[i]?.answers ?? {}, phase) ?? {}, id));
        const replaced = listVariants(answer).filter((variant) => !live.some(({ by }) => by === variant.id));
        return [
          id,
          supersede(
            answer,
            replaced.map(({ text }) => text),
          ) ?? answer,
        ] as const;
      });
      kept.answers[phase] = Object.fromEntries(entries);
    }
    return kept;
  });
  return { ...own, cycles };
}

/** Part of a journey that this element recorded since it was shown, and that goes on with it in another store. */
export class OwnWork {
  /** Storage key of the journey. */
  readonly key: string;

  /** Facts between two records that came in. A later text may have replaced one that came in, and not one of these. */
  #batches: Fact[][] = [[]];

  /** True if the record holds something that came from a store. */
  #hasLoaded = false;

  constructor(key: string) {
    this.key = key;
  }

  /** Notes that a record from a store is part of the journey now. */
  noteLoaded(): void {
    this.#hasLoaded = true;
    this.#batches.push([]);
  }

  /** Notes that the host page set the journey: whatever was in it before is gone. */
  noteReplaced(): void {
    this.#hasLoaded = false;
    this.#batches = [[]];
  }

  /** Notes facts of commands. */
  noteFacts(facts: readonly Fact[]): void {
    this.#batches.at(-1)?.push(...facts);
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
    const batches = this.#batches.filter(({ length }) => length);
    if (!batches.length) return null;
    const start = createJourney(map);
    let own = start;
    for (const facts of batches) own = mergeJourneys(own, evolveAll(map, start, facts));
    return dropReplacedTexts(own, journey);
  }
}
