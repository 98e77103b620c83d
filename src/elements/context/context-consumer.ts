import { ContextConsumer } from '@lit/context';
import type { LitElement } from 'lit';
import { mapContext } from './map-context.js';

/** Parts that asked for their map when none was there to answer. A map that arrives lets them ask again. */
export const unansweredConsumers = new Set<MapContextConsumer>();

/** What a part takes from the `<process-map>` around it. Its value is undefined outside of any. */
export class MapContextConsumer extends ContextConsumer<typeof mapContext, LitElement> {
  constructor(part: LitElement) {
    super(part, { context: mapContext, subscribe: true });
  }

  override hostConnected(): void {
    // It may have been moved out of the map that it was in.
    delete this.value;
    super.hostConnected();
    if (this.unanswered) unansweredConsumers.add(this);
    else unansweredConsumers.delete(this);
    this.host.requestUpdate();
  }

  override hostDisconnected(): void {
    super.hostDisconnected();
    unansweredConsumers.delete(this);
  }

  private get unanswered(): boolean {
    return this.value === undefined;
  }
}
