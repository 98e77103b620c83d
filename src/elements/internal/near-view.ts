/** Distance from the viewport within which an element is near it: the height of the viewport, above and below. */
const NEAR_MARGIN = '100% 0px';

/** Limit of the wait for the first observation, in ms. A hidden tab has none. */
const FIRST_OBSERVATION_MS = 200;

/** Observes an element until it is in the viewport or near it. */
export class NearView {
  #isNear = false;

  /** Resolves when it is known if the element is near, or cannot be known yet. Undefined until it is observed. */
  #firstObservation: Promise<void> | undefined;
  #handleFirst = () => {};
  readonly #element: Element;
  readonly #handleNear: () => void;
  #observer: IntersectionObserver | undefined;

  /** @param handleNear Called once, when the element is near. */
  constructor(element: Element, handleNear: () => void) {
    this.#element = element;
    this.#handleNear = handleNear;
  }

  /** True once the element was near. */
  get isNear(): boolean {
    return this.#isNear;
  }

  get firstObservation(): Promise<void> | undefined {
    return this.#firstObservation;
  }

  /** Observes the element, which has its size. Again: has no effect. */
  start(): void {
    if (this.#isNear) return;
    this.#observer ??= new IntersectionObserver((entries) => this.#handleEntries(entries), { rootMargin: NEAR_MARGIN });
    this.#observer.observe(this.#element);
    this.#firstObservation ??= new Promise((resolve) => {
      this.#handleFirst = resolve;
      setTimeout(resolve, FIRST_OBSERVATION_MS);
    });
  }

  stop(): void {
    this.#observer?.disconnect();
  }

  #handleEntries(entries: readonly IntersectionObserverEntry[]): void {
    if (entries.at(-1)?.isIntersecting && !this.#isNear) {
      this.stop();
      this.#isNear = true;
      this.#handleNear();
    }
    this.#handleFirst();
  }
}
