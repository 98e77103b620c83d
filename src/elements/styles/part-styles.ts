import { css, baseSizeDeclaration } from './css.js';

/**
 * Declarations for an element that holds text of its own: a background behind the text, and the inherited properties
 * of text that pages set, so that the page around it changes none. Direction, language, visibility, writing mode and
 * colour scheme are inherited. The shadows extend the background beside the text without taking space.
 */
export const isolatedText = css`
  background: var(--_page);
  box-shadow:
    -0.25rem 0 var(--_page),
    0.25rem 0 var(--_page);
  color: var(--_ink);
  caret-color: auto;
  cursor: auto;
  -webkit-text-fill-color: currentcolor;
  -webkit-text-stroke: 0;
  font: var(--_size) / 1.45 var(--_font);
  letter-spacing: normal;
  word-spacing: normal;
  text-align: start;
  text-align-last: auto;
  text-indent: 0;
  text-shadow: none;
  text-transform: none;
  white-space: normal;
  word-break: normal;
  line-break: auto;
  hyphens: manual;
  tab-size: 8;
  quotes: auto;
  ${baseSizeDeclaration};
`;

/** Styles of every element below the root. Alone on a page, each is a part with its own background and text. */
export const partStyles = css`
  :host {
    display: block;
    ${isolatedText}
  }
  /* The width that the element asks for where its container asks the content. It may become narrower. */
  :host::before {
    content: '';
    display: grid;
    grid-template-columns: minmax(min(12rem, 60vi), 60rem);
    overflow: clip;
  }
  /*
   * The parts of a date field take the focus, so :focus does not match the field itself. Links lead to ids. With :host,
   * it holds also for controls whose class unsets all.
   */
  :host :is(:focus, [type='date'], [tabindex], [id]) {
    scroll-margin-block: calc(var(--_sticky-offset) + 5rem) 5rem;
  }
`;
