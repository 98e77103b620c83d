/**
 * Brings what Tab led to out from under what sticks to the top of the window. Browsers scroll until the caret of a
 * field is in the window, and not until one sees it.
 */
export function uncover(event: KeyboardEvent): void {
  // By then the focus is where it goes. Never after a click: the page would move away under it.
  if (event.key === 'Tab') (event.composedPath()[0] as Element).scrollIntoView({ block: 'nearest' });
}
