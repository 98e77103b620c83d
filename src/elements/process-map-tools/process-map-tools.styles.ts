import { css } from '../styles/css.js';

export const toolsStyles = css`
  .tools {
    max-inline-size: 60rem;
    margin-block-end: 1rem;
  }
  li {
    padding: 0.375rem 0.75rem 0.5rem;
    border-block-start: 1px solid var(--_line);
  }
  li:has(:checked) {
    background: var(--_chosen);
  }
  li > :not(.choice) {
    margin-inline-start: 2rem;
  }
  li > .lead {
    inline-size: auto;
  }
`;
