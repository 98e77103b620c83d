import { css } from './css.js';

/** Styles of buttons, fields and their focus outlines. */
export const controls = css`
  .quiet,
  .primary {
    all: unset;
    box-sizing: border-box;
    cursor: pointer;
    display: inline-flex;
    align-items: center;
    gap: 0.5rem;
    font-weight: 600;
  }
  .quiet {
    min-block-size: 1.75rem;
    color: var(--_route);
    font-size: 0.875rem;
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 0.2em;
  }
  .quiet:hover {
    text-decoration-thickness: 3px;
  }
  .primary {
    min-block-size: 2.75rem;
    padding: 0.75rem 1.25rem;
    border: 2px solid transparent;
    border-radius: var(--_radius);
    background: var(--_route);
    color: var(--_on-route);
    font-weight: 700;
  }
  .primary:hover {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  :is(.quiet, .primary, textarea, input, select, summary, [tabindex]):focus-visible,
  [type='date']:focus-within {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
    border-radius: 2px;
  }
  textarea,
  input[type='text'],
  input[type='date'],
  select {
    inline-size: 100%;
    padding: 0.625rem 0.75rem;
    border: 1.5px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_ink);
    font: inherit;
    line-height: 1.5;
  }
  /* The highest date field of any browser: a text field turns into one without a layout shift. */
  input:is([type='text'], [type='date']) {
    min-block-size: 3.125rem;
  }
  textarea {
    min-block-size: 6.5rem;
    resize: vertical;
    field-sizing: content;
  }
  @media (forced-colors: active) {
    .primary {
      forced-color-adjust: none;
      background: Highlight;
      color: HighlightText;
    }
  }
  @media print {
    .quiet,
    .primary {
      display: none;
    }
  }
`;
