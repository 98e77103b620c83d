import { css } from '../styles/css.js';

export const toolsStyles = css`
  .tools {
    display: grid;
    gap: 1px;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 15rem), 1fr));
  }
  li {
    padding: 0.375rem 0.875rem 0.75rem;
    outline: 1px solid var(--_line);
  }
  li:has(:checked) {
    background: var(--_chosen);
  }
`;
