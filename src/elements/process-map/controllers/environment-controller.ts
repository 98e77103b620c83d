import type { ProcessMapHost } from '../state.js';

/** The language of the nearest element that has one; out of shadow roots through their hosts. */
function findLanguage(element: Element): string {
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return element.closest('[lang]')?.getAttribute('lang') ?? (host ? findLanguage(host) : '');
}

/** What the page says about the element: which language it is in, and whether there are children. */
export class EnvironmentController {
  language = '';
  /** Whether element children compose the page. */
  hasComposedChildren = false;
  readonly #root: ProcessMapHost;
  readonly #onLanguageChange: () => void;

  /** @param spoken Called where the language is another one. */
  constructor(root: ProcessMapHost, spoken: () => void) {
    this.#root = root;
    this.#onLanguageChange = spoken;
  }

  watch(signal: AbortSignal): void {
    const root = this.#root;
    const look = () => this.#update();
    const observer = new MutationObserver(look);
    observer.observe(root, { childList: true, subtree: true, attributeFilter: ['lang', 'slot'] });
    observer.observe(root.ownerDocument.documentElement, { attributeFilter: ['lang'] });
    signal.addEventListener('abort', () => observer.disconnect());
    look();
  }

  #update(): void {
    const language = findLanguage(this.#root);
    const composed = [...this.#root.children].some((child) => child.slot !== 'fallback');
    if (language !== this.language) this.#onLanguageChange();
    if (composed !== this.hasComposedChildren) this.#root.requestUpdate();
    this.language = language;
    this.hasComposedChildren = composed;
  }
}
