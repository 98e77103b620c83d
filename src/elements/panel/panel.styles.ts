import { css } from '../styles/css.js';

/** Shared styles of the panels: the route of the map continues down their side, and each section is a stop on it. */
export const panelStyles = css`
  :host {
    overflow-wrap: anywhere;
  }
  :host > * {
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  /* Without summary: WebKit would place its marker at the start of the text, outside the page. */
  :is(p, li, label, .label, legend, .detail, i, bdi) {
    unicode-bidi: plaintext;
  }
  /* One of the pieces around a term: a piece of its own paragraph would be ordered by the page. */
  .label > label {
    unicode-bidi: normal;
  }
  .waypoint {
    position: relative;
    padding-inline-start: clamp(2.875rem, 7%, 3.75rem);
    padding-block-end: 3rem;
  }
  .waypoint::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 1rem;
    border-inline-start: 5px dotted var(--_route);
  }
  .passed::before {
    border-inline-start-style: solid;
  }
  .waypoint-mark {
    position: absolute;
    inset-block-start: -0.25rem;
    inset-inline-start: 0;
    inline-size: 2.25rem;
    block-size: 2.25rem;
    border: 2.5px solid var(--_route);
    border-radius: 50%;
    display: grid;
    place-items: center;
    background: var(--_page);
    color: var(--_route);
    font-weight: 700;
    box-shadow: 0 0 0 4px var(--_page);
    forced-color-adjust: none;
  }
  .passed > .waypoint-mark {
    border-color: var(--_done);
    background: var(--_done);
    color: var(--_on-done);
  }
  .aside > .waypoint-mark {
    border-style: dashed;
  }
  .head,
  .actions {
    display: flex;
    flex-wrap: wrap;
    gap: 0.25rem 0.75rem;
    align-items: baseline;
    margin-block-end: 0.75rem;
  }
  .head:has(> [part='heading']) {
    align-items: last baseline;
  }
  .head > [tabindex] {
    margin: 0;
    font-size: 1.25rem;
    line-height: 1.25;
  }
  .state {
    display: inline-flex;
    gap: 0.3rem;
    align-items: center;
    font-weight: 600;
  }
  .detail {
    display: block;
    font-weight: 400;
  }
  .state,
  .detail,
  summary {
    color: var(--_ink-muted);
    line-height: 1.45;
  }
  /* All that is read is larger. */
  .state,
  summary {
    font-size: 0.875rem;
  }
  .quiet {
    font-size: 1rem;
  }
  .ok,
  .state.check,
  .passed .state {
    color: var(--_done);
  }
  .state.again {
    color: var(--_warn-ink);
  }
  p,
  ul,
  fieldset {
    margin: 0;
    padding: 0;
    border: 0;
    min-inline-size: 0;
  }
  ul {
    list-style: '';
  }
  ul ul,
  ol,
  .stack > ul {
    padding-inline-start: 1.25rem;
    list-style: revert;
  }
  .columns {
    display: flex;
    flex-wrap: wrap;
    gap: 1rem 2rem;
  }
  .columns > * {
    flex: 1 1 min(100%, 14rem);
    min-inline-size: 0;
  }
  .stack {
    display: grid;
    gap: 1rem;
    align-content: start;
    justify-items: start;
  }
  .lead {
    display: grid;
    gap: 0.375rem;
    inline-size: 100%;
  }
  label,
  legend {
    padding: 0;
    font-weight: 600;
    line-height: 1.4;
  }
  .written {
    white-space: pre-wrap;
  }
  .choice {
    display: flex;
    gap: 0.75rem;
    padding-block: 0.375rem;
  }
  .choice:hover b {
    text-decoration: underline;
  }
  .choice input {
    appearance: none;
    flex: none;
    inline-size: 1.5rem;
    block-size: 1.5rem;
    margin: 0;
    border: 2px solid var(--_ink);
    border-radius: 3px;
    display: grid;
    place-items: center;
    background: var(--_surface);
    forced-color-adjust: none;
  }
  .choice :checked {
    background: var(--_ink);
  }
  .choice :checked::before {
    content: '';
    inline-size: 0.4375rem;
    block-size: 0.875rem;
    border: solid var(--_surface);
    border-width: 0 3px 3px 0;
    rotate: 45deg;
    translate: 0 -12%;
  }
  .choice :disabled {
    border: 1px solid var(--_edge);
  }
  .choice .detail {
    font-size: 1rem;
  }
  summary {
    margin-inline-start: 1.125rem;
    padding-block: 0.25rem;
    list-style-position: outside;
    cursor: pointer;
  }
  textarea {
    min-block-size: 4.25rem;
  }
  [readonly][part] {
    border-style: dashed;
    background: none;
  }
  .error,
  .note {
    padding: 0.5rem 0.75rem;
    border-inline-start: 4px solid var(--_edge);
    background: var(--_ground);
  }
  .error {
    border-color: var(--_warn-ink);
  }
  .check {
    border-color: var(--_warn);
  }
  .asking {
    display: flex;
    gap: 0.5rem;
    align-items: center;
    color: var(--_warn-ink);
  }
  .waypoint {
    scroll-margin-block: calc(var(--_sticky-offset) + 5rem) 5rem;
  }
  .ink {
    display: none;
  }
  /* Prints a field as text, because a page break would cut off a box. Opens all details. */
  @media print {
    .columns,
    .columns > *,
    .stack,
    .lead {
      display: block;
    }
    :is(textarea, input)[part],
    .search,
    .actions,
    ul + details > summary,
    .columns .ideas {
      display: none;
    }
    a::after {
      content: ' (' attr(href) ')';
    }
    .ink {
      display: block;
      min-block-size: 3em;
      border-block-end: 1px solid var(--_edge);
      white-space: pre-wrap;
      unicode-bidi: plaintext;
    }
    .ink::before {
      content: attr(data-text);
    }
    details::details-content {
      content-visibility: visible;
    }
    .head,
    label,
    legend,
    summary,
    .name {
      break-after: avoid;
    }
    .choice,
    .note,
    :is(.ideas, .tools) > li {
      break-inside: avoid;
    }
    .lead {
      margin-block-end: 0.75rem;
    }
    .waypoint-mark,
    .choice input,
    .choice input::before {
      print-color-adjust: exact;
    }
    .waypoint-mark {
      inset-block-start: 0;
    }
    select[part] {
      appearance: none;
      padding: 0;
      border: 0;
    }
    summary {
      list-style: none;
    }
    li > .quiet {
      display: inline;
      color: inherit;
      text-decoration: none;
    }
  }
`;
