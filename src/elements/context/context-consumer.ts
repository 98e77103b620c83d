import { ContextConsumer } from '@lit/context';
import type { LitElement } from 'lit';
import { mapContext, type MapStore } from './map-context.js';

/** Consumers that no provider has answered yet. A `<process-map>` that connects later lets them ask again. */
export const unansweredConsumers = new Set<MapStoreConsumer>();

/** Finds the store of the nearest `<process-map>`. `value` is undefined if there is none. */
export class MapStoreConsumer extends ContextConsumer<typeof mapContext, LitElement> {
  /** @param onStore Receives the store each time that the element is connected. */
  constructor(host: LitElement, onStore: (store: MapStore) => void) {
    super(host, { context: mapContext, subscribe: true, callback: onStore });
  }

  /** True if the element is in a map. */
  get isAnswered(): boolean {
    return this.value !== undefined;
  }

  override hostConnected(): void {
    // The element may have been moved out of its map.
    delete this.value;
    super.hostConnected();
    if (this.isAnswered) unansweredConsumers.delete(this);
    else unansweredConsumers.add(this);
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    unansweredConsumers.delete(this);
  }
}
