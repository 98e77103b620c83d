import { css } from '../styles/css.js';

export const contentsStyles = css`
  #contents {
    padding: 0.375rem;
  }
  :is(ol, ul) {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  #others {
    margin-block-start: 0.375rem;
    padding: 0.625rem 0.625rem 0.25rem;
    border-block-start: 1px solid var(--_line);
    font-weight: 600;
  }
  .entry {
    all: unset;
    box-sizing: border-box;
    cursor: pointer;
    inline-size: 100%;
    min-block-size: 2.25rem;
    padding: 0.375rem 0.625rem;
    border-radius: var(--_radius);
    display: grid;
    grid-template-columns: auto minmax(0, 1fr) auto;
    gap: 0.125rem 0.625rem;
    align-items: baseline;
    font-size: 1rem;
  }
  .entry > .icon {
    align-self: center;
    color: var(--_ink-muted);
  }
  .entry > .visually-hidden {
    /* No column of the grid. */
    position: absolute;
  }
  .name {
    overflow-wrap: anywhere;
  }
  .entry > .state {
    color: var(--_ink-muted);
    font-size: 0.875rem;
    text-align: end;
  }
  .done > :is(.icon, .state) {
    color: var(--_done);
  }
  .overdue > .state {
    color: var(--_warn-ink);
    font-weight: 600;
  }
  .entry:hover {
    background: var(--_ground);
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  .entry > .state {
    text-decoration: none;
  }
  .entry:focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: -3px;
  }
`;
