/** Returns the element that has the focus: the given one, or one in its shadow root. */
export function descendToFocus(element: Element | null | undefined): Element | null | undefined {
  let focused = element;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused;
}

/** Returns the element that has the focus, in whichever shadow root it is; undefined if none has. */
function findFocusedElement(): Element | undefined {
  // Tests of elements without a DOM have no document.
  const { document } = globalThis as { document?: Document };
  const focused = descendToFocus(document?.activeElement);
  return focused && focused !== document?.body ? focused : undefined;
}

/**
 * Notes where a person is who asks to be led to a place, which may still have to load. Returns a function that tells if
 * they are still there: whoever has gone to another control, or to another phase, keeps the focus.
 *
 * @param getPhaseId Returns the id of the phase that the place is in.
 */
export function trackFocus(getPhaseId: () => string | undefined): () => boolean {
  const [focused, phaseId] = [findFocusedElement(), getPhaseId()];
  return () => {
    const next = findFocusedElement();
    // A heading has the focus because code moved it there.
    const isThere = !next || next === focused || next.matches('[tabindex="-1"]');
    return isThere && getPhaseId() === phaseId;
  };
}

/** Takes the focus from a control that serves another phase now: a key must not act where nobody pressed it. */
export function blurControl({ shadowRoot }: Element): void {
  const focused = shadowRoot?.activeElement;
  if (focused?.matches('button, a, summary, input, select')) (focused as HTMLElement).blur();
}
