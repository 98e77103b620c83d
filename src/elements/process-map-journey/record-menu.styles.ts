import { css } from '../styles/css.js';

export const recordMenuStyles = css`
  #menu:popover-open {
    display: grid;
    gap: 0.375rem;
    justify-items: start;
  }
  label {
    min-block-size: 1.5rem;
  }
  label:focus-within {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  .title {
    display: grid;
    inline-size: 100%;
    font-weight: 600;
  }
  fieldset,
  .choices {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
    display: grid;
    gap: 0.375rem;
    justify-items: start;
  }
  .choices {
    gap: 0;
  }
  #menu .state {
    color: var(--_ink-muted);
  }
  legend {
    padding: 0;
    font-weight: 600;
  }
  .danger {
    --_danger: color-mix(in srgb, #d0021b 55%, var(--_ink));
  }
  .quiet.danger {
    color: var(--_danger);
  }
  .primary.danger {
    background: var(--_danger);
    color: var(--_page);
  }
  .error {
    padding: 0.5rem 0.75rem;
    border-inline-start: 4px solid var(--_warn-ink);
    background: var(--_ground);
  }
  #ask p + p {
    margin-block-start: 0.5rem;
  }
  #text {
    box-sizing: border-box;
    block-size: 8rem;
    field-sizing: fixed;
  }
  ul {
    margin: 0;
    padding-inline-start: 1.25rem;
  }
  .written {
    margin: 0;
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  summary {
    min-block-size: 1.5rem;
  }
  hr {
    inline-size: 100%;
    margin: 0;
    border: solid var(--_line);
    border-width: 1px 0 0;
  }
`;
