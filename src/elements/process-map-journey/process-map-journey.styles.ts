import { css } from '../styles/css.js';

export const journeyStyles = css`
  :is(.bar, .file) {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.75rem;
    align-items: center;
  }
  .bar {
    padding-block: 0.25rem;
    font-size: 0.875rem;
    border-block-end: 1px solid var(--_line);
  }
  p > .icon {
    margin-inline-end: 0.25rem;
    vertical-align: -0.125em;
    color: var(--_done);
  }
  p {
    margin: 0;
  }
  /* Texts may have another direction than the page. */
  :is(p, li) {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .failed {
    padding-inline: 0.75rem;
    border: 2px solid var(--_warn-ink);
    background: color-mix(in srgb, var(--_warn) 22%, var(--_page));
  }
  [popovertarget] {
    margin-inline-start: auto;
  }
  #menu {
    max-inline-size: min(22rem, 88vi);
    padding: 0.75rem 1rem;
    border: 1.5px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_surface);
    color: inherit;
  }
  @supports (position-area: end) {
    #menu {
      margin: 0;
      position-area: block-end span-inline-start;
      position-try-fallbacks: flip-inline;
    }
  }
  @media print {
    :host {
      display: none;
    }
  }
`;
