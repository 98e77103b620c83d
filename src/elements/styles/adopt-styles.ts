import type { LitElement } from 'lit';

const sheetsByText = new Map<string, CSSStyleSheet>();

/** Adds a style sheet to the shadow root of an element, once. Elements share one sheet for each text. */
export function adoptStyles({ shadowRoot }: LitElement, text: string): void {
  let sheet = sheetsByText.get(text);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    sheetsByText.set(text, sheet);
  }
  if (shadowRoot && !shadowRoot.adoptedStyleSheets.includes(sheet)) shadowRoot.adoptedStyleSheets.push(sheet);
}
