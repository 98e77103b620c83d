import { css } from 'lit';

export const styles = css`
  :host {
    display: block;
    container-type: inline-size;
  }
  .layout {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
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
  .message {
    margin-block-end: 1rem;
    padding: 0.75rem 1rem;
    border: 2px solid var(--_warn-ink);
    background: color-mix(in srgb, var(--_warn) 14%, var(--_page));
    overflow-wrap: anywhere;
  }
  .message p {
    margin: 0;
  }
  .message ul {
    margin: 0.5rem 0 0;
    padding-inline-start: 1.25rem;
  }
  code {
    font-size: 0.875em;
  }
`;
