import { warnOnce } from '../elements/internal/warn-once.js';
import { LIBRARY_COPY } from '../utils/library-copy.js';

/** Key under which each registered class has the name of its copy of the library. All copies on a page share it. */
const COPY_KEY = Symbol.for('process-map-elements/version');

type NamedElement = CustomElementConstructor & { [COPY_KEY]?: string };

/**
 * Registers an element, unless the page already has one with this tag, or another copy of the library is in charge: the
 * one that registered `<process-map>`. Elements of two copies do not work together, so that is a warning, once.
 */
export function safeDefine(tag: string, element: NamedElement): void {
  const registered: NamedElement | undefined = customElements.get(tag) ?? customElements.get('process-map');
  const copy = registered ? (registered[COPY_KEY] ?? 'unknown') : LIBRARY_COPY;
  if (copy !== LIBRARY_COPY) {
    warnOnce(`version ${LIBRARY_COPY} is not used, because the page has registered version ${copy}. Load one of them.`);
  } else if (!customElements.get(tag)) {
    element[COPY_KEY] = LIBRARY_COPY;
    customElements.define(tag, element);
  }
}
