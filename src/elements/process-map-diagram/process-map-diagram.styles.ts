import { css } from '../styles/css.js';

/**
 * Styles of the list of phases. Lengths are in rem, so that the drawing grows with the text: a lane is 12.5rem high,
 * the route enters it at 5rem, and its station is at 9.25rem. In a strip they are 2.25rem, 0.86rem and 1.625rem. The
 * rules for rows are in `row-layout.ts`, and those that the first render does not need in `route-drawing.styles.ts`.
 */
export const diagramStyles = css`
  .map {
    container-type: inline-size;
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    > * {
      font-size: 0.875rem;
      line-height: 1.35;
    }
  }
  /* Reserves the space of the legend, which loads with the drawing. */
  .map:has(.full)::after {
    content: '';
    grid-area: 2/1;
    height: 2.25rem;
  }
  .sheet {
    /* Start of the texts, and middle of the station. A wide column has its station near the middle. */
    --_pad: max(1rem, 50% - 9.5rem);
    --_x: calc(var(--_pad) + 1.75rem);
    grid-area: 1/1/2/3;
    display: grid;
    grid-template: auto 1.75rem auto / minmax(0, 1fr);
    isolation: isolate;
    position: relative;
    border: 4px double var(--_edge);
    background: var(--_ground);
    overflow: clip;
  }
  .art,
  li::before,
  .station-state::after,
  .medal > svg,
  .ground {
    position: absolute;
    inset: 0;
  }
  .ground {
    z-index: -2;
    width: 100%;
    height: 100%;
    /* The pattern has its size in em. A font size of 1rem makes it grow with the text of the page. */
    font-size: 1rem;
  }
  .art {
    pointer-events: none;
  }
  nav {
    grid-area: 1/1;
  }
  ol {
    display: grid;
    list-style: none;
    margin: 0;
    padding: 0;
  }
  li {
    position: relative;
    display: grid;
    align-items: start;
    padding-block-end: 1.75rem;
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
    box-sizing: border-box;
    cursor: pointer;
  }
  .station-state {
    display: flex;
    align-items: start;
    padding-inline: var(--_pad) 0.25rem;
  }
  /* Makes the whole list item clickable. */
  button.station-state::after {
    content: '';
  }
  .station-state:focus-visible::after {
    outline: 3px solid var(--_focus);
    outline-offset: -4px;
  }
  :is(.again, .size-switch):focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 2px;
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
    min-width: 3.5rem;
    height: 3.5rem;
    display: grid;
    place-items: center;
    border: 0.14rem solid var(--_ring, var(--_edge));
    border-radius: 1.75rem;
    /* System colours may be translucent: the route must not shine through. */
    background: linear-gradient(var(--_plate, var(--_surface)) 0 0) var(--_surface);
    box-shadow: 0 0 0 0.2rem var(--_surface);
    color: var(--_letter, var(--_ink-muted));
    font-size: 1.375rem;
    isolation: isolate;
    forced-color-adjust: none;
  }
  /* Wide enough for a long label in a size to read. */
  .long {
    max-width: 5.5rem;
    padding-inline: 0.5rem;
    font-size: 0.9375rem;
    line-height: 1.1;
    text-align: center;
    /* Around the middle of a disc. */
    translate: calc((1.75rem - 50%) * var(--_rtl));
    &.longer {
      font-size: 0.8125rem;
    }
    > svg {
      display: none;
    }
  }
  /* Ring that shows the progress of the phase */
  .medal > svg {
    z-index: -1;
    inset: -0.44rem;
    width: 4.1rem;
    height: 4.1rem;
    overflow: visible;
  }
  .arc {
    fill: none;
    stroke: var(--_route);
    stroke-width: 4;
  }
  /* Reserves the space of a sign, which loads with the drawing. */
  .state::before {
    content: '';
    flex: none;
    width: 1em;
    height: 1em;
  }
  .title,
  .note {
    display: block;
  }
  button:hover .title,
  button:is(.again, .size-switch):hover {
    text-decoration: underline;
    text-underline-offset: 0.18em;
  }
  .shown .title {
    text-decoration: underline 3px;
    text-underline-offset: 0.25em;
  }
  .state {
    display: inline-flex;
    gap: 0.4rem;
    margin-block-start: 0.25rem;
    margin-inline-end: 0.5rem;
    color: var(--_words, var(--_ink-muted));
    font-weight: 600;
  }
  .state::before {
    margin-top: 0.16em;
  }
  .kind {
    display: inline-block;
  }
  .kind,
  .note {
    color: var(--_ink-muted);
  }
  .note {
    margin-block-start: 0.125rem;
  }
  .overdue {
    color: var(--_warn-ink);
  }
  /* Texts may have another direction than the page. */
  .note,
  .title,
  .state,
  .kind {
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
    .medal {
      border-style: dashed;
    }
    .state {
      font-weight: 400;
    }
  }
  .current {
    --_plate: var(--_route);
    --_ring: var(--_surface);
    --_letter: var(--_on-route);
    --_words: var(--_on-route);
    .medal {
      box-shadow:
        0 0 0 0.3rem var(--_line),
        0 0 0 0.5rem var(--_surface);
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
      border-style: dashed;
    }
  }

  /* Label of the start of the route */
  .start {
    position: absolute;
    inset-block-start: 3.1rem;
    inset-inline-start: 3rem;
    padding-inline-start: 1rem;
    color: var(--_ink);
    font-size: 0.8125rem;
    font-weight: 600;
    text-shadow:
      0 0 0.25rem var(--_ground),
      0 0 0.25rem var(--_ground);
  }

  /* Label of the return route to the first phase */
  .loop {
    grid-area: 2/1/4/2;
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0 0.75rem;
    padding: 0.625rem 3rem 0.875rem;
    color: var(--_ink-muted);
    > * {
      position: relative;
      display: flex;
      align-items: center;
      min-height: 2.25rem;
      padding: 0.25rem 0.875rem;
      border-radius: 1.2rem;
      background: var(--_ground);
    }
    > button {
      background: var(--_route);
      color: var(--_on-route);
      font-weight: 600;
    }
  }

  /* Strip. The lane is lower, and the station is in the middle of its discs. */
  .strip {
    --_pad: 1rem;
    --_x: calc(var(--_pad) + 1rem);
    --_lane: 2.25rem;
    --_station: 1.625rem;
    grid-template: auto auto / minmax(0, 1fr);
    li {
      padding-block: calc(var(--_station) - 1rem) 0.75rem;
    }
    li::before {
      background: linear-gradient(#0000 1.75rem, var(--_ground) 2.75rem);
    }
    li:not(:first-child)::before {
      display: none;
    }
    .station-state {
      flex-direction: column;
      gap: 0.375rem;
    }
    .medal {
      min-width: 2rem;
      height: 2rem;
      border-width: 2px;
      box-shadow: 0 0 0 0.125rem var(--_surface);
      font-size: 0.9375rem;
      > svg {
        display: none;
      }
    }
    .long {
      max-width: 100%;
      font-size: 0.8125rem;
      translate: none;
    }
    .title {
      font-size: 0.9375rem;
      text-decoration-thickness: 2px;
    }
    .shown .medal {
      outline: 3px solid var(--_ink);
      outline-offset: 3px;
    }
    .state {
      margin-block-start: 0.125rem;
    }
    .current .state,
    .current.here .state {
      padding-block: 0;
    }
  }
  .here {
    display: none;
    position: relative;
    z-index: 1;
    padding: 0.125rem 1rem 1rem;
    background: var(--_ground);
    .title {
      display: inline;
      margin-inline-end: 0.375rem;
    }
  }
  .size-switch {
    grid-area: 2/2;
    justify-self: end;
    align-self: start;
    position: relative;
    min-height: 1.75rem;
    margin-block-start: -1rem;
    margin-inline-end: 1rem;
    padding-inline: 0.75rem;
    border: 1px solid var(--_edge);
    border-radius: var(--_radius);
    background: var(--_page);
    color: var(--_route);
    font-weight: 600;
    display: inline-flex;
    align-items: center;
  }

  @container (width >= 37em) {
    .full {
      ol {
        padding-inline: 3rem;
      }
      li {
        padding-block-start: 7.5rem;
      }
      li::before {
        background: linear-gradient(#0000 10.25rem, var(--_ground) 13.25rem calc(100% - 1.5rem), #0000);
      }
      .station-state {
        flex-direction: column;
        gap: 1.25rem;
      }
    }
  }
  @container (width < 37em) {
    .full {
      --_pad: 1.25rem;
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
      /* Makes room for the tracks of a decision before the next station. */
      .forked {
        min-height: 13rem;
      }
    }
    .map:has(.full)::after {
      height: 6.5rem;
    }
    .loop {
      justify-content: start;
      padding-inline: 4.625rem 0.75rem;
    }
    .start {
      inset-block-start: 0.25rem;
      inset-inline-start: 3rem;
    }
  }
  @media (forced-colors: active), (prefers-contrast: more) {
    .ground {
      display: none;
    }
  }
  @media (forced-colors: active) {
    .current,
    button {
      --_route: Highlight;
      --_on-route: HighlightText;
    }
    .state,
    .loop > button {
      forced-color-adjust: none;
    }
    button .title {
      color: LinkText;
      text-decoration: underline;
    }
  }
`;
