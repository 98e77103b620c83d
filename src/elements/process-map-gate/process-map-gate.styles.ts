import { css } from '../styles/css.js';

export const gateStyles = css`
  .waypoint {
    margin-block-start: 1.5rem;
    padding-block: 1rem;
    padding-inline: 3.75rem 1rem;
    border: 2px solid var(--_ink);
    background: var(--_surface);
  }
  .waypoint::before {
    display: none;
  }
  .waypoint-mark {
    inset-block-start: 0.75rem;
    inset-inline-start: 0.75rem;
    border-radius: 4px;
    background: var(--_surface);
    box-shadow: none;
  }
  .stack > .lead {
    max-inline-size: 40rem;
  }
  .names,
  .names > ul {
    display: flex;
    flex-wrap: wrap;
    gap: 0 1rem;
    align-items: baseline;
    padding: 0;
  }
  li:has(> .names) {
    align-items: baseline;
  }
  .options {
    display: grid;
    gap: 0.5rem;
    margin-block-start: 0.5rem;
    margin-inline-start: 0.5rem;
    padding-inline-start: 1.5rem;
    border-inline-start: 3px dotted var(--_ink);
  }
  .option {
    position: relative;
    display: flex;
    gap: 0.625rem;
    align-items: center;
    padding: 0.375rem 0.875rem;
    border: 1.5px solid var(--_edge);
    background: var(--_surface);
  }
  .option::before {
    content: '';
    position: absolute;
    inset-inline-end: 100%;
    inline-size: 1.6rem;
    border-block-start: 3px dotted var(--_ink);
  }
  .option:has(:checked)::before {
    border-block-start: 5px solid var(--_route);
  }
  .go > .icon {
    scale: var(--_rtl) 1;
  }
  .option:has(:checked) {
    outline: 2px solid var(--_route);
  }
  .option input {
    flex: none;
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    accent-color: var(--_route);
  }
  li {
    display: flex;
    gap: 0.5rem;
    align-items: center;
  }
  [type='date'] {
    max-inline-size: 14rem;
  }
  .trail {
    border-block-start: 1px solid var(--_line);
    padding-block-start: 0.5rem;
  }
  .trail li {
    display: block;
    margin-block-start: 0.5rem;
  }
  .trail .written {
    border-inline-start: 3px solid var(--_line);
    padding-inline-start: 0.75rem;
  }
  .trail ol {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .plain {
    border-color: currentcolor;
    background: none;
    color: var(--_route);
  }
  .actions {
    align-items: center;
    margin: 0;
  }
`;
