import type { LitElement } from 'lit';

const sheets = new Map<string, CSSStyleSheet>();

/** Gives a part a style sheet besides its own; each text once. */
export function style({ shadowRoot: root }: LitElement, text: string): void {
  const sheet = sheets.get(text) ?? new CSSStyleSheet();
  if (!sheets.has(text)) sheet.replaceSync(text);
  sheets.set(text, sheet);
  if (root && !root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets.push(sheet);
}
