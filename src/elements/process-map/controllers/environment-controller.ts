import type { Root } from '../state.js';

/** The language of the nearest element that has one; out of shadow roots through their hosts. */
function languageOf(element: Element): string {
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return element.closest('[lang]')?.getAttribute('lang') ?? (host ? languageOf(host) : '');
}

/** What the page says about the element: which language it is in, and whether there are children. */
export class Page {
  language = '';
  /** Whether element children compose the page. */
  composed = false;
  readonly #root: Root;
  readonly #spoken: () => void;

  /** @param spoken Called where the language is another one. */
  constructor(root: Root, spoken: () => void) {
    this.#root = root;
    this.#spoken = spoken;
  }

  watch(signal: AbortSignal): void {
    const root = this.#root;
    const look = () => this.#look();
    const observer = new MutationObserver(look);
    observer.observe(root, { childList: true, subtree: true, attributeFilter: ['lang', 'slot'] });
    observer.observe(root.ownerDocument.documentElement, { attributeFilter: ['lang'] });
    signal.addEventListener('abort', () => observer.disconnect());
    look();
  }

  #look(): void {
    const language = languageOf(this.#root);
    const composed = [...this.#root.children].some((child) => child.slot !== 'fallback');
    if (language !== this.language) this.#spoken();
    if (composed !== this.composed) this.#root.requestUpdate();
    this.language = language;
    this.composed = composed;
  }
}
