import { isServer, type LitElement, type ReactiveController } from 'lit';

let printMedia: MediaQueryList | undefined;

/** Returns the one query of the page: each field asks it. */
const getPrintMedia = (): MediaQueryList => (printMedia ??= matchMedia('print'));

/** Knows if the page is printed, or shown as if it were. */
export class PrintController implements ReactiveController {
  readonly #onChange: () => void;
  #hasStarted = false;
  #connection: AbortController | undefined;

  /** @param onChange Called before and after the page is printed. */
  constructor(host: LitElement, onChange: () => void) {
    this.#onChange = onChange;
    host.addController(this);
  }

  /** True from the request to print until the pages are laid out, and while the page has the styles of print. */
  get isPrinting(): boolean {
    return this.#hasStarted || (!isServer && getPrintMedia().matches);
  }

  hostConnected(): void {
    if (isServer) return;
    const { signal } = (this.#connection = new AbortController());
    addEventListener('beforeprint', () => this.#handlePrint(), { signal });
    getPrintMedia().addEventListener('change', this.#onChange, { signal });
  }

  hostDisconnected(): void {
    this.#connection?.abort();
  }

  #handlePrint(): void {
    this.#setStarted(true);
    // Also if the page has taken the element out meanwhile: it may come back.
    addEventListener('afterprint', () => this.#setStarted(false), { once: true });
  }

  #setStarted(hasStarted: boolean): void {
    this.#hasStarted = hasStarted;
    this.#onChange();
  }
}
