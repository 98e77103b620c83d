import { isServer, type LitElement, type ReactiveController } from 'lit';

/** Longest time in ms that a press is waited for: the window may never hear of its end. */
const MAX_PRESS_MS = 1000;

/**
 * Knows if a pointer is down in an element. To press a button takes the focus from a field, whose text is recorded
 * then: an element that moved the button before the pointer is up would lose the click.
 */
export class PressController implements ReactiveController {
  readonly #host: LitElement;
  #connection: AbortController | undefined;

  /** Resolves once the pointer is up and the click is handled; undefined if no pointer is down. */
  released: Promise<void> | undefined;

  constructor(host: LitElement) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    if (isServer) return;
    const { signal } = (this.#connection = new AbortController());
    this.#host.addEventListener('pointerdown', () => (this.released ??= this.#waitForRelease()), { signal });
  }

  hostDisconnected(): void {
    this.#connection?.abort();
  }

  async #waitForRelease(): Promise<void> {
    const listeners = new AbortController();
    await new Promise<unknown>((resolve) => {
      for (const type of ['pointerup', 'pointercancel'])
        addEventListener(type, resolve, { signal: listeners.signal, capture: true });
      setTimeout(resolve, MAX_PRESS_MS);
    });
    listeners.abort();
    // The click follows the pointer in the same task.
    await new Promise((resolve) => setTimeout(resolve));
    this.released = undefined;
  }
}
