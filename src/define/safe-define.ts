/** Registers a custom element, unless the page has already defined one with that tag. */
export function safeDefine(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
