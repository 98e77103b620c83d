import type { ReactiveController } from 'lit';
import { unansweredConsumers } from '../../context/context-consumer.js';
import { warnOnce } from '../../internal/warn-once.js';
import { registerBaseSize } from '../../styles/css.js';
import type { ProcessMapHost } from '../state.js';
import type { StateController } from './state-controller.js';

/** Time in which a component of the page renders the parts of a composed map. */
const COMPOSE_DELAY_MS = 2000;

/** Time in which the modules of such parts load. */
const MODULES_DELAY_MS = 10_000;

/** Elements that show nothing. Editors, content systems and browser extensions add them. */
const INVISIBLE = 'br, link, meta, noscript, script, style, template, wbr, [slot=fallback]';

/** Properties whose value is no text. Frameworks that do not know the element set attributes instead. */
const OBJECT_PROPERTIES = ['definition', 'journey', 'store'];

/** Returns the `lang` of the nearest element that has one, through shadow roots; an empty string if there is none. */
function findLanguage(element: Element): string {
  const { host } = element.getRootNode() as Partial<ShadowRoot>;
  return element.closest('[lang]')?.getAttribute('lang') ?? (host ? findLanguage(host) : '');
}

/** Returns true if a node composes nothing: it is invisible, or a paragraph of invisible nodes. */
function isInvisible(node: Node): boolean {
  if (node.nodeType !== node.ELEMENT_NODE) return node.nodeType !== node.TEXT_NODE || !node.nodeValue?.trim();
  const element = node as Element;
  return element.matches(INVISIBLE) || (element.localName === 'p' && [...element.childNodes].every(isInvisible));
}

/**
 * Scrolls a control that Tab focused out from under what is sticky at the top of the window. On their own, browsers
 * scroll only until the caret of a field is inside the window, where it may still be covered.
 */
function scrollFocusIntoView(event: KeyboardEvent): void {
  // On keyup the focus has already moved. Never after a click: the page would move away under the pointer.
  if (event.key === 'Tab') (event.composedPath()[0] as Element).scrollIntoView({ block: 'nearest' });
}

/** Observes the surroundings of the element: the page, its language, and the element's attributes and children. */
export class EnvironmentController implements ReactiveController {
  readonly #host: ProcessMapHost;
  readonly #state: StateController;
  readonly #onLanguageChange: () => void;
  #observer: MutationObserver | undefined;
  #partCount = 0;
  #partsTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ProcessMapHost, state: StateController, onLanguageChange: () => void) {
    this.#host = host;
    this.#state = state;
    this.#onLanguageChange = onLanguageChange;
  }

  hostConnected(): void {
    const { ownerDocument } = this.#host;
    if (ownerDocument.defaultView) registerBaseSize(ownerDocument.defaultView);
    this.#observer = new MutationObserver(() => this.#update());
    this.#observer.observe(this.#host, {
      childList: true,
      characterData: true,
      subtree: true,
      attributeFilter: ['lang', 'slot', ...OBJECT_PROPERTIES],
    });
    this.#observer.observe(ownerDocument.documentElement, { attributeFilter: ['lang'] });
    this.#host.addEventListener('keyup', scrollFocusIntoView);
    this.#update();
    // Elements that connected before their provider have requested their context in vain.
    for (const consumer of unansweredConsumers) consumer.hostConnected();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    clearTimeout(this.#partsTimer);
    this.#partsTimer = undefined;
  }

  /** Counts a part that shows the model until the returned function ends its subscription. */
  countPart(unsubscribe: () => void): () => void {
    this.#partCount++;
    return () => {
      this.#partCount--;
      unsubscribe();
    };
  }

  #update(): void {
    const { language: previousLanguage } = this.#state.value;
    const language = findLanguage(this.#host);
    const children = [...this.#host.children];
    // An editor has put the fallback into a paragraph.
    for (const child of children)
      if (isInvisible(child) && child.querySelector('[slot=fallback]')) child.slot ||= 'fallback';
    const hasComposedChildren = !children.every(isInvisible);
    this.#state.update({ language, hasComposedChildren });
    if (language !== previousLanguage) this.#onLanguageChange();
    if (hasComposedChildren) this.#partsTimer ??= setTimeout(() => this.#checkParts(), COMPOSE_DELAY_MS);
    for (const name of OBJECT_PROPERTIES)
      if (this.#host.hasAttribute(name))
        warnOnce(
          `the attribute ${name} is not read. Set the property, map.${name} = …, once the elements are defined; ` +
            'in React 18, by a ref.',
        );
  }

  /** @param isLast The modules of all parts are expected to be loaded by now. */
  #checkParts(isLast = false): void {
    const undefinedTags = new Set(
      [...this.#host.querySelectorAll(':not(:defined)')].map(({ localName }) => `<${localName}>`),
    );
    const mustWait = undefinedTags.size > 0 && !isLast;
    this.#partsTimer = mustWait ? setTimeout(() => this.#checkParts(true), MODULES_DELAY_MS) : undefined;
    if (mustWait || !this.#state.value.hasComposedChildren || this.#partCount) return;
    const unknown = undefinedTags.size ? ` Not defined: ${[...undefinedTags].join(', ')}.` : '';
    warnOnce(
      'no child is a part, such as <process-map-diagram>, so no map is shown. Add parts, or remove the children; ' +
        `until the map is ready, slot="fallback" is shown. In HTML, <process-map /> lacks </process-map>.${unknown}`,
    );
  }
}
