/** Registers an element, unless the page already has one by that name. */
export function safeDefine(tag: string, element: CustomElementConstructor): void {
  if (!customElements.get(tag)) customElements.define(tag, element);
}
