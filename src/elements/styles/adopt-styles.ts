import type { CSSResult, LitElement } from 'lit';

/** Adds styles to the shadow root of an element, once. Elements share one sheet for the same styles. */
export function adoptStyles({ shadowRoot }: Pick<LitElement, 'shadowRoot'>, { styleSheet }: CSSResult): void {
  if (!shadowRoot || !styleSheet || shadowRoot.adoptedStyleSheets.includes(styleSheet)) return;
  shadowRoot.adoptedStyleSheets.push(styleSheet);
}
