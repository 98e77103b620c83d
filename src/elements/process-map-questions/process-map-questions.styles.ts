import { css } from '../styles/css.js';

export const questionsStyles = css`
  .columns {
    /* The helping questions come first: beside the field where there is room, else above it. */
    flex-flow: row-reverse wrap;
    justify-content: flex-end;
  }
  .leads {
    flex: 99 1 min(100%, 26rem);
    max-inline-size: 40rem;
  }
  .leads > .lead > textarea {
    min-block-size: 6.5rem;
  }
  :is(label, .label) {
    font-size: 1.0625rem;
    font-weight: 600;
  }
  .leads > .actions {
    margin: 0;
    gap: 0.75rem 1.25rem;
    align-items: center;
  }
  .help {
    flex: 1 1 min(100%, 15rem);
    /* As wide as the field where it is above it: below the 43rem that both and the gap take side by side. */
    max-inline-size: clamp(22rem, (43rem - 100%) * 999, 40rem);
    align-self: start;
    padding: 0.75rem 1rem;
    border-inline-start: 4px solid var(--_edge);
    background: var(--_ground);
  }
  .help > ul {
    padding-inline-start: 1.25rem;
    list-style: disc;
  }
  .help > ul > li {
    margin-block: 0.25rem;
  }
`;
