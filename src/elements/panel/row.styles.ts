import { css } from '../styles/css.js';

/** Styles of the rows of a phase. */
export const rowStyles = css`
  .row {
    padding-block: 0.75rem;
    border-block-start: 1px solid var(--_line);
  }
  .row > .waypoint-mark {
    inset-block-start: 0.625rem;
    inline-size: 1.875rem;
    block-size: 1.875rem;
    margin-inline-start: 0.1875rem;
    font-size: 0.875rem;
  }
  .row > [tabindex] {
    margin: 0;
    font-size: 1.125rem;
    line-height: 1.3;
  }
  .toggle {
    all: unset;
    box-sizing: border-box;
    display: flex;
    gap: 0.25rem 1rem;
    align-items: baseline;
    inline-size: 100%;
    min-block-size: 1.5rem;
    cursor: pointer;
  }
  .toggle > :first-child {
    flex: 1;
  }
  .toggle:hover > :first-child {
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  /* The whole closed row opens it. */
  .toggle[aria-expanded='false']::before {
    content: '';
    position: absolute;
    inset: 0;
  }
  .toggle::after {
    content: '';
    flex: none;
    inline-size: 0.5rem;
    block-size: 0.5rem;
    /* Its corners, as it is turned. */
    margin-inline: 0.1875rem 0.25rem;
    border: solid var(--_ink-muted);
    border-width: 0 2px 2px 0;
    rotate: 45deg;
    translate: 0 -0.15rem;
  }
  .toggle[aria-expanded='true']::after {
    rotate: 225deg;
    translate: 0 0.1rem;
  }
  .toggle:focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
    border-radius: 2px;
  }
  .row:not(.passed) .state {
    font-weight: 400;
  }
  .change {
    color: var(--_route);
    font-size: 0.875rem;
    font-weight: 600;
    text-decoration: underline;
    text-underline-offset: 0.2em;
  }
  @media (width < 40rem) {
    .change {
      display: none;
    }
  }
  .first-line {
    overflow: hidden;
    color: var(--_ink-muted);
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  /* Of an answer in Arabic, the end gives way, too: the direction of a paragraph is not that of what it isolates. */
  .first-line:not(.parts) > bdi {
    display: block;
    overflow: hidden;
    text-align: -webkit-match-parent;
    text-align: match-parent;
    text-overflow: ellipsis;
  }
  .body {
    padding-block: 0.75rem 1.25rem;
  }
`;
