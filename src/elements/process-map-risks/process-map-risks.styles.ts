import { css } from '../styles/css.js';

export const risksStyles = css`
  .waypoint > .waypoint-mark {
    border: 0;
    border-radius: 0;
    background: var(--_page);
    font-size: 2rem;
  }
  .columns {
    padding-block: 0.75rem 1.5rem;
    border-block-start: 3px solid var(--_warn);
  }
  .row .columns {
    padding-block-start: 0;
    border: 0;
  }
  .kind {
    color: var(--_ink-muted);
    font-weight: 400;
  }
  .overdue {
    color: var(--_warn-ink);
    font-weight: 600;
  }
  select {
    font-weight: 400;
  }
  .error > * {
    color: var(--_warn-ink);
  }
  /* Below the name of the measure. */
  .choice + .quiet {
    margin-inline-start: 2.25rem;
  }
  .own {
    padding-block: 0.75rem 1.5rem;
  }
  .add {
    display: grid;
    gap: 0.25rem;
    max-inline-size: 40rem;
    font-weight: 600;
  }
  .add-fields {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5rem;
  }
  .add-fields > input {
    flex: 1 1 14rem;
    min-inline-size: 0;
  }
  .name {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.5rem;
    align-items: center;
    font-size: 1.0625rem;
  }
`;
