import type { LitElement, ReactiveController } from 'lit';
import { MapStoreConsumer } from './context-consumer.js';
import type { MapActions, MapModel, MapStore } from './map-context.js';
import { reuseShallow } from '../../utils/objects.js';

/** Returns what an element renders from. Must create nothing new but the returned object itself: see `MapSelector`. */
export type SelectFromMap<T extends object> = (model: MapModel, actions: MapActions) => T | undefined;

/**
 * Selects what an element renders from the model of the nearest `<process-map>`. The element updates only if a member
 * of the selection changed: members are compared by identity.
 */
export class MapSelector<T extends object> implements ReactiveController {
  readonly #host: LitElement;
  readonly #consumer: MapStoreConsumer;
  readonly #select: SelectFromMap<T>;
  readonly #onChange: ((store: MapStore | undefined) => void) | undefined;
  #store: MapStore | undefined;
  #unsubscribe: (() => void) | undefined;
  #value: T | undefined;

  /** @param onChange Called when the store or its model changed, also if the selection did not. */
  constructor(host: LitElement, select: SelectFromMap<T>, onChange?: (store: MapStore | undefined) => void) {
    this.#host = host;
    this.#select = select;
    this.#onChange = onChange;
    this.#consumer = new MapStoreConsumer(host, (store) => this.#connect(store));
    host.addController(this);
  }

  /** The selection; undefined outside of a map, and until the map is ready. */
  get value(): T | undefined {
    return this.#value;
  }

  /** Store of the nearest map. */
  get store(): MapStore | undefined {
    return this.#store;
  }

  hostUpdate(): void {
    // A property of the element may select something else now.
    this.#value = this.#selectNow();
  }

  hostDisconnected(): void {
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  hostConnected(): void {
    // The consumer has asked for a store before.
    if (!this.#consumer.isAnswered) this.#connect(undefined);
  }

  #connect(store: MapStore | undefined): void {
    this.#unsubscribe?.();
    this.#store = store;
    this.#unsubscribe = store?.subscribe(this.#handleChange);
    this.#handleChange();
  }

  #selectNow(): T | undefined {
    const { model, actions } = this.#store ?? {};
    return model && actions && reuseShallow(this.#value, this.#select(model, actions));
  }

  readonly #handleChange = (): void => {
    this.#onChange?.(this.#store);
    const value = this.#selectNow();
    if (value === this.#value) return;
    this.#value = value;
    this.#host.requestUpdate();
  };
}
