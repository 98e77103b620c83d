import { css } from 'lit';

export const processMapStyles = css`
  :host {
    display: block;
  }
  process-map-journey {
    z-index: 3;
    margin-block: 1.5rem 1rem;
  }
  @media (min-height: 30rem) {
    process-map-journey {
      position: sticky;
      inset-block-start: 0;
    }
  }
  /* The user interface language may run in another direction than the page. */
  :is(p, strong, li) {
    unicode-bidi: plaintext;
  }
  .message {
    margin-block-end: 1rem;
    padding: 0.75rem 1rem;
    border: 2px solid var(--_warn-ink);
    background: color-mix(in srgb, var(--_warn) 14%, var(--_page));
    overflow-wrap: anywhere;
  }
`;
