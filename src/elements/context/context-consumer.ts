import { ContextConsumer } from '@lit/context';
import type { LitElement } from 'lit';
import { mapContext } from './map-context.js';

/** Consumers that no provider has answered yet. A `<process-map>` that connects later lets them ask again. */
export const unansweredConsumers = new Set<MapContextConsumer>();

/** Consumes the context of the nearest `<process-map>`. `value` is undefined if there is none. */
export class MapContextConsumer extends ContextConsumer<typeof mapContext, LitElement> {
  constructor(host: LitElement) {
    super(host, { context: mapContext, subscribe: true });
  }

  override hostConnected(): void {
    // The element may have been moved out of its map.
    delete this.value;
    super.hostConnected();
    if (this.isUnanswered) unansweredConsumers.add(this);
    else unansweredConsumers.delete(this);
    this.host.requestUpdate();
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    unansweredConsumers.delete(this);
  }

  private get isUnanswered(): boolean {
    return this.value === undefined;
  }
}
