import { css } from '../styles/css.js';

export const toolUseStyles = css`
  .for {
    margin-block-start: 0.375rem;
  }
  .for > i {
    color: var(--_ink);
    font-style: normal;
  }
`;

export const linkedIdeaStyles = css`
  .ideas {
    margin-block-start: 0.5rem;
  }
  .ideas li {
    margin-block: 0.375rem;
    padding-inline-start: 0.625rem;
    border-inline-start: 2px solid var(--_line);
  }
`;
