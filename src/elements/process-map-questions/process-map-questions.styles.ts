import { css } from '../styles/css.js';

export const questionsStyles = css`
  .actions {
    margin: 0;
  }
  .leads {
    flex: 99 1 min(100%, 26rem);
  }
  .leads > .lead > textarea {
    min-block-size: 6.5rem;
  }
  label {
    font-size: 1.0625rem;
  }
  .prompts {
    flex-basis: min(100%, 17rem);
    color: var(--_ink-muted);
    font-size: 0.875rem;
  }
  .prompts:has([open] textarea) {
    flex: 75 1 min(100%, 20rem);
  }
`;
