import type { LitElement } from 'lit';

const adoptedSheets = new Map<string, CSSStyleSheet>();

/** Gives a part a style sheet besides its own; each text once. */
export function adoptStyles({ shadowRoot: root }: LitElement, text: string): void {
  const sheet = adoptedSheets.get(text) ?? new CSSStyleSheet();
  if (!adoptedSheets.has(text)) sheet.replaceSync(text);
  adoptedSheets.set(text, sheet);
  if (root && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
