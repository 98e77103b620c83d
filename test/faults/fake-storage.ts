// Web storage with a quota, that can be full or blocked.

/** Error that browsers throw if there is no room. */
const createQuotaError = () => new DOMException('The quota has been exceeded.', 'QuotaExceededError');

/** One storage area of a browser. Pages and other tabs use the same one. */
export class FakeStorage {
  readonly #texts = new Map<string, string>();

  /** Number of characters that fit. */
  quota = Infinity;

  /** Every access throws, as with cookies switched off. */
  isBlocked = false;

  get size(): number {
    return [...this.#texts].reduce((sum, [key, text]) => sum + key.length + text.length, 0);
  }

  get isHealthy(): boolean {
    return !this.isBlocked && this.quota === Infinity;
  }

  #check(): void {
    if (this.isBlocked) throw new DOMException('The storage is blocked.', 'SecurityError');
  }

  getItem(key: string): string | null {
    this.#check();
    return this.#texts.get(key) ?? null;
  }

  setItem(key: string, text: string): void {
    this.#check();
    const growth = text.length - (this.#texts.get(key)?.length ?? -key.length);
    if (growth > 0 && this.size + growth > this.quota) throw createQuotaError();
    this.#texts.set(key, text);
  }

  removeItem(key: string): void {
    this.#check();
    this.#texts.delete(key);
  }

  /** Returns a text, also if pages are blocked. */
  peek(key: string): string | undefined {
    return this.#texts.get(key);
  }
}
