import { css } from '../styles/css.js';
import { isolatedText } from '../styles/part-styles.js';

export const processMapStyles = css`
  /* The layers below stay among themselves, whatever the page has over or under the map. */
  :host {
    display: block;
    isolation: isolate;
  }
  /* Not the host: what the page composes has the text and the background of the page. */
  :is(.message, .loading, .layout) {
    ${isolatedText}
  }
  process-map-journey {
    z-index: 3;
    margin-block: 1.5rem 1rem;
  }
  @media (min-height: 30em) {
    process-map-journey {
      position: sticky;
      inset-block-start: var(--_sticky-offset);
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
