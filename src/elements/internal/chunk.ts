import type { LitElement } from 'lit';
import { warnOnce } from './warn-once.js';

/** Time after a failure until an update asks for the chunk again. A person who asks for it does not wait. */
const RETRY_DELAY_MS = 10_000;

/** Elements that could not be rendered with what their chunks return. They go on without chunks. */
const elementsWithoutChunks = new WeakSet<LitElement>();

/** Lets an element go on without chunks. Returns false if it does so already. */
export function disableChunks(element: LitElement): boolean {
  if (elementsWithoutChunks.has(element)) return false;
  elementsWithoutChunks.add(element);
  return true;
}

/**
 * A module that is loaded on demand. If it cannot be loaded, it is asked for again when the browser is back online, and
 * when it is next wanted. If its functions throw, it is left out. In both cases, it warns once, and the rest works.
 */
export class Chunk<T extends object> {
  /** Subject of the warning, such as `the search`. */
  readonly #name: string;
  readonly #import: () => Promise<T | undefined>;
  #module: T | undefined;
  #loading: Promise<void> | undefined;

  /** Elements in which the module threw. */
  readonly #leftOut = new WeakSet<LitElement>();

  /** Time of the last failure, in ms; 0 if the last load did not fail. */
  #failedAtMs = 0;

  /** Elements that want the module. They update when a load has ended. */
  readonly #elements = new Set<LitElement>();

  constructor(name: string, importModule: () => Promise<T | undefined>) {
    this.#name = name;
    this.#import = importModule;
  }

  /** True if an element has to do without the module, at least for now. */
  hasFailed(element: LitElement): boolean {
    return this.#failedAtMs > 0 || this.#isLeftOut(element);
  }

  /** True if the module is loaded, though it may be left out of an element. */
  get isLoaded(): boolean {
    return this.#module !== undefined;
  }

  /** Returns the module if it is loaded. Its functions may throw: see `call`. */
  get(element: LitElement): T | undefined {
    return this.#isLeftOut(element) ? undefined : this.#module;
  }

  /** Calls the module, if it is loaded. Returns undefined if it throws, and then leaves it out of the element. */
  call<R>(element: LitElement, use: (module: T) => R): R | undefined {
    const module = this.get(element);
    try {
      return module && use(module);
    } catch (error) {
      this.leaveOut(element, error);
      return undefined;
    }
  }

  /** Leaves the module out of an element in which it threw. */
  leaveOut(element: LitElement, error: unknown): void {
    this.#leftOut.add(element);
    warnOnce(`${this.#name} failed. The rest works.`, error);
  }

  #isLeftOut(element: LitElement): boolean {
    return this.#leftOut.has(element) || elementsWithoutChunks.has(element);
  }

  /**
   * Loads the module for an element, which then updates. Never rejects.
   *
   * @param isRequested A person asks for it: tries again at once if it failed before.
   */
  async load(element: LitElement, isRequested = false): Promise<T | undefined> {
    if (!this.#module) {
      this.#elements.add(element);
      const isDue = !this.#failedAtMs || performance.now() > this.#failedAtMs + RETRY_DELAY_MS;
      if (isRequested || isDue) this.#start();
      await this.#loading;
    }
    return this.get(element);
  }

  readonly #start = (): void => {
    if (!this.#module) this.#loading ??= this.#tryImport();
  };

  async #tryImport(): Promise<void> {
    // An update may ask for the module: load after it.
    await Promise.resolve();
    try {
      this.#module = await this.#import();
      if (!this.#module) throw new TypeError('The module is of another version.');
      this.#failedAtMs = 0;
    } catch (error) {
      this.#failedAtMs = performance.now();
      warnOnce(`${this.#name} could not be loaded. The rest works.`, error);
      // The same function each time, so it is added once.
      globalThis.addEventListener('online', this.#start, { once: true });
    }
    this.#loading = undefined;
    for (const element of this.#elements) {
      if (element.isConnected) element.requestUpdate();
      if (this.#module || !element.isConnected) this.#elements.delete(element);
    }
  }
}
