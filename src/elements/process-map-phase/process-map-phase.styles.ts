import { css } from '../styles/css.js';

export const phaseStyles = css`
  header {
    max-inline-size: 46rem;
    margin-block-end: 1.5rem;
  }
  .head > [part='heading'] {
    font-size: clamp(1.5rem, 1.1rem + 1.6vi, 2.125rem);
    line-height: 1.18;
    letter-spacing: -0.012em;
  }
  i {
    font-style: normal;
  }
  [part='heading'] > i:first-child {
    display: block;
    color: var(--_route);
    font-size: 1rem;
    letter-spacing: normal;
  }
  .headline {
    margin-block-end: 0.5rem;
    font-size: 1.1875rem;
    line-height: 1.4;
    text-wrap: balance;
  }
  .summary {
    font-size: 1.0625rem;
    line-height: 1.55;
  }
  .to {
    display: flex;
    gap: 0.5rem;
    align-items: baseline;
    margin-block: 0.75rem;
  }
  .phase-note {
    margin-block: 1rem;
  }
  .search {
    min-block-size: 1.75rem;
  }
  .note {
    margin-block: 0.5rem 0.75rem;
  }
`;
