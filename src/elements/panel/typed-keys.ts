/** Fields that characters are typed into, or choose an option of. */
const FIELDS = 'input:not([readonly]), textarea:not([readonly]), select';

/** Returns true if a key types a character. Those with Ctrl, Alt or Meta are shortcuts, except with AltGr. */
function isCharacter(event: KeyboardEvent): boolean {
  const { key, ctrlKey, altKey, metaKey } = event;
  return /^.$/u.test(key) && (!(ctrlKey || altKey || metaKey) || event.getModifierState('AltGraph'));
}

function handleKey(event: Event): void {
  const { shadowRoot } = event.currentTarget as HTMLElement;
  const field = event.composedPath()[0] as HTMLElement;
  const isOwnField = field.getRootNode() === shadowRoot && field.matches(FIELDS);
  if (isOwnField && isCharacter(event as KeyboardEvent)) event.stopPropagation();
}

/**
 * Stops the characters that are typed into fields of an element at the element. Outside of it they would have the
 * element as their target: a page that has single keys as shortcuts, except in fields, would take them.
 */
export function stopTypedKeys(element: HTMLElement): void {
  for (const type of ['keydown', 'keypress', 'keyup']) element.addEventListener(type, handleKey);
}
