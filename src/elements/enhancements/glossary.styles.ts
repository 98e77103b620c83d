import { css } from '../styles/css.js';

export const glossaryStyles = css`
  .term {
    all: unset;
    cursor: help;
    text-decoration: underline dotted from-font;
    text-underline-offset: 0.2em;
  }
  .term:hover {
    text-decoration-style: solid;
  }
  .term:focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
    border-radius: 2px;
  }
  .tip {
    inset: auto 0 0;
    box-sizing: border-box;
    max-inline-size: min(24rem, calc(100vi - 1rem));
    margin: auto auto 0.5rem;
    padding: 0.625rem 0.875rem;
    border: 1.5px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_ink);
    font-size: 0.9375rem;
    font-weight: 400;
    line-height: 1.45;
    text-align: start;
    unicode-bidi: plaintext;
    overflow-wrap: anywhere;
  }
  @supports (position-area: end) {
    .tip {
      inset: auto;
      min-inline-size: min(16rem, calc(100vi - 1rem));
      margin: 0.25rem 0.5rem;
      position-area: block-end span-inline-end;
      position-try-fallbacks:
        flip-inline,
        block-end span-all,
        flip-block,
        flip-block flip-inline,
        block-start span-all;
    }
  }
  .tip > * {
    unicode-bidi: plaintext;
  }
  .tip > b,
  .tip > .detail {
    display: block;
  }
  .label {
    font-size: 1.0625rem;
    font-weight: 600;
    line-height: 1.4;
  }
  .words {
    margin-block-start: 0.5rem;
  }
`;
