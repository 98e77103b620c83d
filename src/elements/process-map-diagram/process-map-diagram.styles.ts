import { css } from 'lit';

/**
 * Lengths in rem, so that larger text enlarges the drawing with it: a lane is 12.5rem high, the route enters it at
 * 5rem, a station stands at 9.25rem. The rules for each count of phases are in serpentine.ts, what can come
 * later is in terrain.ts.
 */
export const styles = css`
  :host {
    display: block;
  }
  nav {
    container-type: inline-size;
  }
  .sheet {
    --_dir: 1;
    --_al: start;
    --_pad: 1rem;
    display: grid;
    grid-template: auto 1.95rem auto / minmax(0, 1fr);
    isolation: isolate;
    position: relative;
    border: 4px double var(--_edge);
    background: var(--_ground);
    overflow: clip;
    font-size: 0.875rem;
    line-height: 1.35;
  }
  .art,
  .draw,
  .turn,
  li::before,
  .sta::after,
  .medal > svg {
    position: absolute;
    inset: 0;
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
  /* Between the ground and the words, so that no contour runs through them; on to the edge of the sheet */
  li::before {
    content: '';
    z-index: -1;
    inset-inline: -100vi;
    opacity: 0.92;
  }

  /* The drawing. It is turned round as a whole in a row that runs backwards, and from right to left. */
  .art {
    direction: ltr;
    pointer-events: none;
  }
  .art,
  text {
    scale: calc(var(--_dir) * var(--_rtl)) 1;
  }
  .sheet svg {
    overflow: visible;
  }
  .draw {
    fill: none;
    stroke: currentColor;
    stroke-width: 0.14rem;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .casing {
    color: var(--_raise);
    stroke-width: 0.6875rem;
  }
  .ahead,
  .go,
  .node {
    color: var(--_route);
    stroke-width: 0.32rem;
  }
  .ahead {
    stroke-width: 0.28rem;
    stroke-dasharray: 0.006rem 0.5625rem;
  }
  .spur {
    stroke-dasharray: 0.006rem 0.344rem;
  }
  .way {
    stroke-dasharray: 0.3125rem 0.25rem;
  }
  .on:is(.way, .flag) {
    color: var(--_done);
    stroke-dasharray: none;
  }
  .mk {
    font-size: 0.9rem;
    stroke-width: 1.2;
  }
  .mk > g {
    translate: -0.5em -0.5em;
  }
  .mk :is(.st, .fl, circle) {
    fill: var(--_raise);
  }
  .on :is(.st, .fl) {
    fill: currentColor;
  }
  .risk {
    font-size: 1.625rem;
  }
  .flag {
    font-size: 1.375rem;
  }
  .flag > g {
    translate: -0.25em -0.94em;
  }
  .sign {
    font-size: 1rem;
  }
  .on.sign {
    color: var(--_raise);
    circle {
      fill: var(--_ink);
    }
  }
  text {
    font-size: 0.8125rem;
    font-weight: 600;
    text-anchor: middle;
    fill: var(--_ink);
    stroke: var(--_ground);
    stroke-width: 0.3rem;
    paint-order: stroke;
  }

  /* The station */
  button {
    all: unset;
    cursor: pointer;
  }
  .sta {
    display: flex;
    align-items: start;
    padding: 0 var(--_pad) 0.75rem;
  }
  /* The whole stretch opens its phase. */
  button.sta::after {
    content: '';
  }
  .sta:focus-visible::after {
    outline: 3px solid var(--_focus);
    outline-offset: -4px;
  }
  .again:focus-visible {
    outline: 3px solid var(--_focus);
    outline-offset: 3px;
  }
  .medal {
    position: relative;
    z-index: 1;
    flex: none;
    width: 3.5rem;
    height: 3.5rem;
    display: grid;
    place-items: center;
  }
  .letter {
    position: relative;
    color: var(--_letter, var(--_ink2));
  }
  .title,
  .letter {
    font-size: 1.1875rem;
    font-weight: 700;
    line-height: 1.2;
  }
  .letter {
    font-size: 1.375rem;
  }
  .long {
    font-size: 0.6875rem;
  }
  .halo {
    fill: var(--_raise);
  }
  .plate {
    fill: var(--_plate, var(--_raise));
  }
  .ring {
    fill: none;
    stroke: var(--_ring, var(--_edge));
    stroke-width: 2;
  }
  .arc {
    fill: none;
    stroke: var(--_arc, var(--_route));
    stroke-width: 5.5;
    rotate: -90deg;
  }
  .badge {
    position: absolute;
    bottom: -0.25rem;
    inset-inline-end: -0.35rem;
    padding: 0.2rem;
    display: grid;
    border: 1.5px solid;
    border-radius: 50%;
    background: var(--_raise);
    color: var(--_words);
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
  .state,
  .note {
    display: flex;
    gap: 0.4rem;
    > .ic {
      margin-top: 0.16em;
    }
  }
  .state {
    display: inline-flex;
    color: var(--_words, var(--_ink2));
    font-weight: 600;
  }
  .note {
    flex-direction: var(--_fd);
    margin: 0;
    padding: 0.1875rem var(--_pad);
  }
  .k {
    color: var(--_ink2);
  }
  b {
    font-weight: 600;
  }
  .done {
    --_plate: var(--_done);
    --_arc: var(--_done);
    --_letter: var(--_on-done);
    --_words: var(--_done);
  }
  .open {
    --_ring: var(--_route);
    --_letter: var(--_route);
  }
  .locked {
    .ring {
      stroke-dasharray: 3.5 4;
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
    .medal > svg {
      scale: 1.18;
    }
    .plate {
      scale: 0.82;
    }
    .ring {
      stroke-width: 5.5;
    }
    .state {
      padding: 0.125rem 0.5rem;
      border-radius: 2px;
      background: var(--_route);
    }
  }
  .check-again {
    --_plate: var(--_warn);
    --_letter: var(--_on-warn);
    --_words: var(--_warn-ink);
    circle {
      display: none;
    }
    .plate {
      rx: 1px;
      rotate: 45deg;
      scale: 0.76;
      stroke: var(--_on-warn);
      stroke-width: 3;
    }
  }

  /* The way from row to row, and back to the first phase */
  .turn {
    display: none;
    left: 100%;
    top: 4.85rem;
    width: 2rem;
    height: calc(100% + 0.3rem);
    border: 0.32rem dotted var(--_route);
    border-left: 0;
    border-radius: 0 2rem 2rem 0;
  }
  :is(.done, .check-again) .turn {
    border-style: solid;
  }
  li:last-child .turn {
    top: 5rem;
    width: 1.25rem;
    height: calc(100% - 3.05rem);
    border-style: dashed;
    border-width: 2.5px 2.5px 0 0;
    border-radius: 0 1.25rem 0 0;
  }
  .ret {
    grid-area: 1/1/3/2;
    position: relative;
    z-index: -1;
    scale: var(--_rtl) 1;
    margin: var(--_y, 5rem) 0 0;
    margin-inline: 0.4rem auto;
    border: 2.5px dashed var(--_route);
    border-right-width: 0;
    border-radius: 1.5rem 0 0 1.5rem;
    /* Of its top only the corner is seen. */
    mask: linear-gradient(90deg, #000 2.1rem, #0000 0), linear-gradient(#0000 1.5rem, #000 0);
  }
  .loop {
    grid-area: 2/1/4/2;
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0 1rem;
    padding: 0.75rem 3rem 1rem;
    color: var(--_ink2);
    > * {
      position: relative;
      display: flex;
      gap: 0.5rem;
      align-items: center;
      min-height: 2.25rem;
      padding-inline: 0.5rem;
      background: var(--_ground);
    }
    > button {
      padding-inline: 0.875rem;
      border-radius: 1.2rem;
      background: var(--_route);
      color: var(--_on-route);
    }
  }
  .again {
    font-weight: 600;
  }

  @container (width >= 37rem) {
    ol {
      padding-inline: 3rem;
    }
    li {
      padding-block-start: 7.5rem;
    }
    li::before {
      background: linear-gradient(#0000 10.25rem, var(--_ground) 13.5rem calc(100% - 2.5rem), #0000);
    }
    .sta {
      flex-direction: column;
      align-items: var(--_al);
      gap: 1.5rem;
    }
    .down {
      display: none;
    }
    .draw {
      height: 12.5rem;
      width: 2.75rem;
    }
    .run {
      left: 2.75rem;
      width: calc(100% - 2.75rem);
    }
  }
  @container (width < 37rem) {
    .sheet {
      --_pad: 1.25rem;
      --_y: 3.2rem;
    }
    li {
      padding-block-start: 1.5rem;
    }
    li::before {
      inset-inline: 0;
      scale: var(--_rtl) 1;
      background: linear-gradient(90deg, #0000 2rem, var(--_ground) 5rem);
    }
    li:last-child::before {
      bottom: -9rem;
    }
    .sta {
      gap: 0.75rem;
    }
    .note {
      padding-inline: 5.5rem 0.75rem;
    }
    .run,
    .entry {
      display: none;
    }
    .down {
      top: 3.25rem;
      left: 1.25rem;
      width: 3.5rem;
      height: 100%;
    }
    li:last-child .down {
      height: calc(100% - 1.3rem);
    }
    .ret {
      width: 2.6rem;
    }
  }
  @media (forced-colors: active) {
    .current,
    button {
      --_route: Highlight;
      --_on-route: HighlightText;
    }
    .letter,
    .state,
    .again {
      forced-color-adjust: none;
    }
    button .title {
      color: LinkText;
      text-decoration: underline;
    }
  }
`;
