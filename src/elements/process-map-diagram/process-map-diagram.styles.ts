import { css } from '../styles/css.js';

/**
 * Styles of the list of phases. Lengths are in rem, so that the drawing grows with the text: a lane is 12.5rem high,
 * the route enters it at 5rem, and its station is at 9.25rem. The rules for rows are in `row-layout.ts`, those of the
 * route in `route-drawing.styles.ts`, and those that the first render does not need in `terrain.styles.ts`.
 */
export const diagramStyles = css`
  nav {
    container-type: inline-size;
  }
  .sheet {
    --_dir: 1;
    --_al: start;
    --_pad: 1rem;
    display: grid;
    grid-template: auto 1.95rem auto / minmax(0, 1fr);
    /* Reserves the space of the legend, which loads with the drawing. */
    margin-block-end: 2.25rem;
    isolation: isolate;
    position: relative;
    border: 4px double var(--_edge);
    background: var(--_ground);
    overflow: clip;
    font-size: 0.875rem;
    line-height: 1.35;
  }
  .art,
  li::before,
  .station-state::after,
  .medal > svg {
    position: absolute;
    inset: 0;
  }
  .art {
    pointer-events: none;
  }
  ol {
    grid-area: 1/1;
    display: grid;
    grid-auto-flow: dense;
    list-style: none;
    margin: 0;
    padding: 0;
  }
  li {
    position: relative;
    display: grid;
    grid-row: span 4;
    grid-template-rows: subgrid;
    padding-block-end: 2.25rem;
    text-align: var(--_al);
    overflow-wrap: anywhere;
  }
  /* Backdrop that keeps contours out of the text. Extends to the edges of the sheet. */
  li::before {
    content: '';
    z-index: -1;
    inset-inline: -100vi;
    opacity: 0.92;
  }

  /* Station */
  button {
    all: unset;
    cursor: pointer;
  }
  .station-state {
    display: flex;
    align-items: start;
    padding: 0 var(--_pad) 0.75rem;
  }
  /* Makes the whole list item clickable. */
  button.station-state::after {
    content: '';
  }
  .station-state:focus-visible::after {
    outline: 3px solid var(--_focus);
    outline-offset: -4px;
  }
  .again:focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 3px;
  }
  .title,
  .medal {
    font-size: 1.1875rem;
    font-weight: 700;
    line-height: 1.2;
  }
  .medal {
    position: relative;
    z-index: 1;
    flex: none;
    width: 3.5rem;
    height: 3.5rem;
    display: grid;
    place-items: center;
    border-radius: 50%;
    background: var(--_surface);
    box-shadow: 0 0 0 0.125rem var(--_surface);
    color: var(--_letter, var(--_ink-muted));
    font-size: 1.375rem;
    isolation: isolate;
    forced-color-adjust: none;
  }
  .long {
    padding: 0.4rem;
    font-size: 0.625rem;
    line-height: 1.1;
    text-align: center;
  }
  /* Disc. Its ring shows the progress of the phase. */
  .medal > svg {
    z-index: -1;
    inset: 0.15rem;
    width: 3.2rem;
    height: 3.2rem;
    border: 0.14rem solid var(--_ring, var(--_edge));
    border-radius: 50%;
    background: var(--_plate, var(--_surface));
  }
  .arc {
    display: none;
    fill: none;
    stroke: var(--_route);
    stroke-width: 4;
  }
  /* Reserves the space of a sign, which loads with the drawing. */
  .state::before,
  .again::before {
    content: '';
    flex: none;
    width: 1em;
    height: 1em;
  }
  .words {
    display: grid;
    gap: 0.1875rem;
    justify-items: var(--_al);
  }
  button:hover .title,
  button.again:hover {
    text-decoration: underline;
    text-underline-offset: 0.18em;
  }
  .shown .title {
    border-bottom: 3px solid;
    padding-bottom: 0.2em;
    margin-bottom: 0.25rem;
  }
  .state {
    display: inline-flex;
    gap: 0.4rem;
    color: var(--_words, var(--_ink-muted));
    font-weight: 600;
  }
  .state::before {
    margin-top: 0.16em;
  }
  /* The sign is at the start of the line, and at the end in a row that runs backwards. */
  .note {
    position: relative;
    margin: 0 var(--_pad);
    padding-block: 0.1875rem;
    padding-inline: calc(0.65rem * (1 + var(--_dir))) calc(0.65rem * (1 - var(--_dir)));
  }
  .out {
    grid-row: 2;
  }
  .risks > .kind::before {
    content: '\\a';
    white-space: pre;
  }
  .second {
    grid-row: 3;
  }
  .third {
    grid-row: 4;
  }
  .kind {
    color: var(--_ink-muted);
  }
  b {
    font-weight: 600;
  }
  /* Texts may have another direction than the page. */
  .note,
  .title,
  .state,
  .words > .kind {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .done {
    --_plate: var(--_done);
    --_ring: var(--_done);
    --_letter: var(--_on-done);
    --_words: var(--_done);
  }
  .open {
    --_ring: var(--_route);
    --_letter: var(--_route);
    .state::before {
      clip-path: none;
      background: none;
      border: 2px solid;
      border-radius: 50%;
      scale: 0.8;
    }
  }
  .locked {
    .medal > svg {
      border-style: dashed;
    }
    .state {
      font-weight: 400;
    }
  }
  .current {
    --_plate: var(--_route);
    --_ring: var(--_line);
    --_letter: var(--_on-route);
    --_words: var(--_on-route);
    .medal {
      box-shadow: 0 0 0 0.4rem var(--_surface);
      > svg {
        inset: -0.2rem;
        width: 3.9rem;
        height: 3.9rem;
        border: 0;
        background: radial-gradient(
          closest-side,
          var(--_plate) calc(75% - 0.5px),
          var(--_surface) calc(75% + 0.5px) calc(82% - 0.5px),
          var(--_ring) calc(82% + 0.5px)
        );
      }
    }
    .arc {
      stroke-width: 5;
    }
    .state {
      padding: 0.125rem 0.5rem;
      border-radius: 2px;
      background: var(--_route);
    }
    &:not(.stopped) .state::before {
      border-radius: 50% 50% 50% 0;
      rotate: -45deg;
      scale: 0.7;
      translate: 0 -0.08em;
    }
  }
  .check-again {
    --_plate: var(--_warn);
    --_ring: var(--_on-warn);
    --_letter: var(--_on-warn);
    --_words: var(--_warn-ink);
    .medal {
      background: none;
      box-shadow: none;
      > svg {
        border-radius: 2px;
        rotate: 45deg;
        scale: 0.78;
        border-width: 0.17rem;
        box-shadow: 0 0 0 0.25rem var(--_surface);
      }
    }
  }
  :is(.open, .current) {
    .arc {
      display: inline;
    }
  }

  /* Label of the return route to the first phase */
  .loop {
    grid-area: 2/1/4/2;
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0 0.75rem;
    padding: 0.75rem 3rem 1rem;
    color: var(--_ink-muted);
    > * {
      position: relative;
      display: flex;
      gap: 0.5rem;
      align-items: center;
      min-height: 2.25rem;
      padding-inline: 0.875rem;
      border-radius: 1.2rem;
      background: var(--_ground);
    }
    > button {
      background: var(--_route);
      color: var(--_on-route);
    }
  }
  .again {
    font-weight: 600;
  }

  @container (width >= 37em) {
    ol {
      padding-inline: 3rem;
    }
    li {
      padding-block-start: 7.5rem;
    }
    li::before {
      background: linear-gradient(#0000 10.25rem, var(--_ground) 13.5rem calc(100% - 2.5rem), #0000);
    }
    .station-state {
      flex-direction: column;
      align-items: var(--_al);
      gap: 1.5rem;
    }
  }
  @container (width < 37em) {
    .sheet {
      --_pad: 1.25rem;
      --_y: 3.2rem;
      margin-block-end: 6.5rem;
    }
    li {
      padding-block-start: 1.5rem;
      min-height: 10rem;
    }
    li::before {
      inset-inline: 0;
      scale: var(--_rtl) 1;
      background: linear-gradient(90deg, #0000 2rem, var(--_ground) 5rem);
    }
    li:last-child::before {
      bottom: -9rem;
    }
    .station-state {
      gap: 0.75rem;
    }
    .note {
      margin-inline: 5.5rem 0.75rem;
    }
    /* Makes room for the tracks of a decision before the next station. */
    li:has(.fork) {
      min-height: 14rem;
    }
    .loop {
      justify-content: start;
      padding-inline: 4.625rem 0.75rem;
    }
  }
  @media (forced-colors: active) {
    .current,
    button {
      --_route: Highlight;
      --_on-route: HighlightText;
    }
    .state,
    .again {
      forced-color-adjust: none;
    }
    button .title {
      color: LinkText;
      text-decoration: underline;
    }
  }
  @media print {
    button.again {
      display: none;
    }
  }
`;
