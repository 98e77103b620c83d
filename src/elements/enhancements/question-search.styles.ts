import { css } from '../styles/css.js';

export const searchStyles = css`
  .finder {
    display: grid;
    gap: 0.75rem;
    padding: 0.75rem 0 0;
    max-inline-size: 46rem;
  }
  .finder input[type='search'] {
    inline-size: 100%;
    padding: 0.625rem 0.75rem;
    border: 1.5px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: var(--_ink);
    font: inherit;
    font-weight: 400;
  }
  .finder input[type='checkbox'] {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    accent-color: var(--_route);
  }
  .finder .only {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    min-block-size: 1.75rem;
    font-weight: 400;
  }
  .finder input:focus-visible,
  .hit:focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
  }
  .finder ol {
    display: grid;
    gap: 0.25rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .hit {
    all: unset;
    box-sizing: border-box;
    display: block;
    inline-size: 100%;
    padding: 0.5rem 0.75rem;
    border-inline-start: 3px solid var(--_line);
    cursor: pointer;
  }
  .hit:hover {
    border-color: var(--_route);
  }
  .hit:hover b {
    text-decoration: underline;
  }
  .hit b {
    font-weight: 600;
    unicode-bidi: plaintext;
  }
  mark {
    background: var(--_warn);
    color: var(--_on-warn);
  }
  @media (forced-colors: active) {
    mark {
      background: Mark;
      color: MarkText;
    }
  }
`;
