import { warnOnce } from '../elements/internal/warn-once.js';
import { VERSION } from './version.js';

/** Key under which each registered class has the version of its copy of the library. All copies on a page share it. */
const VERSION_KEY = Symbol.for('process-map-elements/version');

/**
 * Registers an element unless the page already has one with this tag. If another version of the library registered it,
 * warns once.
 */
export function safeDefine(tag: string, element: CustomElementConstructor & { [VERSION_KEY]?: string }): void {
  const registered: (CustomElementConstructor & { [VERSION_KEY]?: string }) | undefined = customElements.get(tag);
  if (!registered) {
    element[VERSION_KEY] = VERSION;
    customElements.define(tag, element);
    return;
  }
  const version = registered[VERSION_KEY] ?? 'unknown';
  if (version !== VERSION)
    warnOnce(`version ${VERSION} is not used, because the page has registered version ${version}. Load one of them.`);
}
