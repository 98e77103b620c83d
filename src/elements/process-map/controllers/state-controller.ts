import type { MapModel, MapStore } from '../../context/map-context.js';
import { reuseShallow } from '../../../utils/objects.js';
import { runEach } from '../../internal/run-each.js';
import type { ActiveJourney } from '../active-journey.js';
import { createMapModel } from '../map-model.js';
import { getActive, getActiveForHost, INITIAL_STATE, type MapState } from '../state.js';

/** Holds the state of the element, which only its method `update` replaces, and the model derived from it. */
export class StateController implements Pick<MapStore, 'model' | 'subscribe'> {
  readonly #onChange: () => void;
  readonly #listeners = new Set<() => void>();
  #value = INITIAL_STATE;
  #model: MapModel | undefined;

  /** @param onChange Called after each change of the state. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  get value(): MapState {
    return this.#value;
  }

  /** The journey that people see. */
  get active(): ActiveJourney | undefined {
    return getActive(this.#value.load);
  }

  /** The active journey as the host page sees it. */
  get activeForHost(): ActiveJourney | undefined {
    return getActiveForHost(this.#value.load);
  }

  get model(): MapModel | undefined {
    return this.#model;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Replaces members of the state. Does nothing if they are the same. */
  update(changes: Partial<MapState>): void {
    const previousState = this.#value;
    this.#value = reuseShallow(previousState, { ...previousState, ...changes });
    if (this.#value === previousState) return;
    const previousModel = this.#model;
    this.#model = createMapModel(this.#value, { model: previousModel, state: previousState });
    // An element that fails stops neither the others nor what follows a change, such as a save.
    if (this.#model !== previousModel) runEach(this.#listeners, (notify) => notify());
    this.#onChange();
  }
}
