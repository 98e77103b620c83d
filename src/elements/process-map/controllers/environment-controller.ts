import type { ProcessMapHost } from '../state.js';

/** Returns the `lang` of the nearest element that has one, through shadow roots; an empty string if there is none. */
function findLanguage(element: Element): string {
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return element.closest('[lang]')?.getAttribute('lang') ?? (host ? findLanguage(host) : '');
}

/** Observes the surroundings of the element: the language of the page, and the element's children. */
export class EnvironmentController {
  /** BCP 47 tag; an empty string if the page has none. */
  language = '';

  /** True if element children compose the page, in place of the default layout. */
  hasComposedChildren = false;
  readonly #host: ProcessMapHost;
  readonly #onLanguageChange: () => void;

  constructor(host: ProcessMapHost, onLanguageChange: () => void) {
    this.#host = host;
    this.#onLanguageChange = onLanguageChange;
  }

  watch(signal: AbortSignal): void {
    const host = this.#host;
    const update = () => this.#update();
    const observer = new MutationObserver(update);
    observer.observe(host, { childList: true, subtree: true, attributeFilter: ['lang', 'slot'] });
    observer.observe(host.ownerDocument.documentElement, { attributeFilter: ['lang'] });
    signal.addEventListener('abort', () => observer.disconnect());
    update();
  }

  #update(): void {
    const language = findLanguage(this.#host);
    const hasComposedChildren = [...this.#host.children].some((child) => child.slot !== 'fallback');
    if (language !== this.language) this.#onLanguageChange();
    if (hasComposedChildren !== this.hasComposedChildren) this.#host.requestUpdate();
    this.language = language;
    this.hasComposedChildren = hasComposedChildren;
  }
}
