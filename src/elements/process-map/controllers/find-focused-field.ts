/** Returns the focused text field below a host element, if there is one. */
export function findFocusedField(host: HTMLElement): HTMLElement | undefined {
  let focused = (host.getRootNode() as Document).activeElement;
  if (!host.contains(focused) || !host.ownerDocument.hasFocus()) return undefined;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused?.matches('textarea, input:not([type=checkbox])') ? (focused as HTMLElement) : undefined;
}
