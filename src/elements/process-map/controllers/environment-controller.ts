import type { ReactiveController } from 'lit';
import type { ProcessMapHost } from '../state.js';
import type { StateController } from './state-controller.js';

/** Returns the `lang` of the nearest element that has one, through shadow roots; an empty string if there is none. */
function findLanguage(element: Element): string {
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return element.closest('[lang]')?.getAttribute('lang') ?? (host ? findLanguage(host) : '');
}

/** Observes the surroundings of the element: the language of the page, and the element's children. */
export class EnvironmentController implements ReactiveController {
  readonly #host: ProcessMapHost;
  readonly #state: StateController;
  readonly #onLanguageChange: () => void;
  #observer: MutationObserver | undefined;

  constructor(host: ProcessMapHost, state: StateController, onLanguageChange: () => void) {
    this.#host = host;
    this.#state = state;
    this.#onLanguageChange = onLanguageChange;
  }

  hostConnected(): void {
    this.#observer = new MutationObserver(() => this.#update());
    this.#observer.observe(this.#host, { childList: true, subtree: true, attributeFilter: ['lang', 'slot'] });
    this.#observer.observe(this.#host.ownerDocument.documentElement, { attributeFilter: ['lang'] });
    this.#update();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  #update(): void {
    const { language: previousLanguage } = this.#state.value;
    const language = findLanguage(this.#host);
    const hasComposedChildren = [...this.#host.children].some((child) => child.slot !== 'fallback');
    this.#state.update({ language, hasComposedChildren });
    if (language !== previousLanguage) this.#onLanguageChange();
  }
}
