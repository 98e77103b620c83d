/** Returns a 32-bit FNV-1a hash of a text, by its UTF-16 code units. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Returns the {@link hashText} of a text as `length` characters of base 36. */
export const toShortHash = (text: string, length: number): string =>
  hashText(text).toString(36).padStart(length, '0').slice(-length);
