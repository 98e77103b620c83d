import { css, setBaseSize } from './css.js';

/**
 * Declarations for an element that holds text of its own: a ground behind the text, and every inherited property of
 * text, so that the page around it changes none. Direction, language, visibility and colour scheme are inherited. The
 * shadows extend the ground beside the text without taking space.
 */
export const ownText = css`
  background: var(--_page);
  box-shadow:
    -0.25rem 0 var(--_page),
    0.25rem 0 var(--_page);
  color: var(--_ink);
  caret-color: auto;
  -webkit-text-fill-color: currentcolor;
  font: var(--_size) / 1.45 var(--_font);
  letter-spacing: normal;
  word-spacing: normal;
  text-align: start;
  text-align-last: auto;
  text-indent: 0;
  text-shadow: none;
  text-transform: none;
  white-space: normal;
  ${setBaseSize};
`;

/** Styles of every element below the root. Alone on a page, each is a part with its own ground and text. */
export const partStyles = css`
  :host {
    display: block;
    ${ownText}
  }
  /* The width that the element asks for where its container asks the content. It may become narrower. */
  :host::before {
    content: '';
    display: grid;
    grid-template-columns: minmax(min(12rem, 60vi), 60rem);
    overflow: clip;
  }
  /* The parts of a date field take the focus, so :focus does not match the field itself. */
  :is(:focus, [type='date']) {
    scroll-margin-block: calc(var(--_sticky-offset) + 5rem) 5rem;
  }
`;
