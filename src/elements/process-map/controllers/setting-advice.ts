import type { JourneyStore } from '../../../stores/journey-store.js';
import { warnOnce } from '../../internal/warn-once.js';
import type { ProcessMapHost } from '../state.js';

/** Number of stores for one journey from which on the page seems to create one each time that it renders. */
const MANY_STORES = 4;

/** Warns developers of settings that are valid and still likely to be a mistake. */
export class SettingAdvice {
  /** The page has set `journey-id`. */
  hasJourneyId = false;
  #key = '';
  #store: JourneyStore | undefined;
  #storeCount = 0;

  /** Checks the settings of a load. */
  check({ storage, store }: ProcessMapHost, key: string, usedStore: JourneyStore | undefined): void {
    if (storage !== 'none' && !store && !this.hasJourneyId)
      warnOnce(
        `storage="${storage}" without journey-id: all pages of this site with this map share one journey, "${key}". ` +
          'Set journey-id, such as the name of the group or page; journey-id="default" if sharing is what you want.',
      );
    if (key !== this.#key) this.#storeCount = 0;
    if (store && usedStore !== this.#store) this.#storeCount++;
    this.#key = key;
    this.#store = usedStore;
    if (this.#storeCount >= MANY_STORES)
      warnOnce(
        '`store` is set to another object again and again, and each time the journey is loaded. Create it once.',
      );
  }
}
