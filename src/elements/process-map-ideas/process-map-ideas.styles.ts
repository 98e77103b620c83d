import { css } from '../styles/css.js';

export const ideasStyles = css`
  .ideas {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
    gap: 1rem 2rem;
    max-inline-size: 64rem;
    margin-block-end: 0.5rem;
  }
  .ideas > li {
    padding-inline-start: 0.875rem;
    border-inline-start: 2px solid var(--_line);
  }
  summary {
    font-weight: 600;
  }
`;
