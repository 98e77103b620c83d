import { descendToFocus } from '../../internal/focus-tracking.js';

/** Returns the focused text field below a host element, if there is one. */
export function findFocusedField(host: HTMLElement): HTMLElement | undefined {
  const { activeElement } = host.getRootNode() as Document;
  if (!host.contains(activeElement) || !host.ownerDocument.hasFocus()) return undefined;
  const focused = descendToFocus(activeElement);
  return focused?.matches('textarea, input:not([type=checkbox])') ? (focused as HTMLElement) : undefined;
}
