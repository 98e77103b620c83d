/** Makes no style sheet yet, and needs nothing of the file that this chunk belongs to. */
const css = String.raw;

/** How the route is drawn. It comes with the drawing, and lies under the rules of serpentine.ts. */
export const styles = css`
  /* Turned round as a whole in a row that runs backwards, and from right to left */
  .art {
    direction: ltr;
  }
  .art,
  text {
    scale: calc(var(--_dir) * var(--_rtl)) 1;
    transform-box: fill-box;
    transform-origin: center;
  }
  .sheet :is(svg, marker) {
    overflow: visible;
  }
  .draw {
    position: absolute;
    inset: 0;
    fill: none;
    stroke: currentColor;
    stroke-width: 0.14rem;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .draw path {
    vector-effect: non-scaling-stroke;
  }
  .casing {
    stroke: var(--_raise);
    stroke-width: 0.6875rem;
  }
  .ahead,
  .trail {
    stroke: var(--_route);
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
  .on.way {
    stroke: var(--_done);
    stroke-dasharray: none;
  }
  /* Only the signs at the ends of these are seen, by one end where the map is wide, by the other where it is narrow. */
  line {
    stroke: none;
    /* Their size */
    stroke-width: 1rem;
  }
  line:is(.tool, .node) {
    stroke-width: 0.9rem;
  }
  line.risk {
    stroke-width: 1.625rem;
  }
  line.flag {
    stroke-width: 1.375rem;
  }
  .marks {
    position: absolute;
    width: 0;
    height: 0;
    stroke: currentColor;
    stroke-width: 1.2;
    stroke-linejoin: round;
    stroke-linecap: round;
    color: var(--_ink);
  }
  marker {
    fill: var(--_raise);
  }
  marker:is([id$='-on'], .node) {
    fill: currentColor;
  }
  .node {
    color: var(--_route);
  }
  .flag-on {
    color: var(--_done);
  }
  .risk {
    fill: var(--_warn);
    color: var(--_on-warn);
  }
  marker path + path {
    fill: none;
    stroke-width: 1.5;
  }
  marker:is([id^='go'], [id^='wait'], [id^='stop']) path + path {
    stroke-width: 2.2;
  }
  marker[id^='stop'] path + path {
    fill: currentColor;
  }
  marker:is(.go-on, .wait-on, .stop-on) path + path {
    color: var(--_raise);
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

  /* The way from row to row, and back to the first phase */
  .art::after {
    position: absolute;
    inset: 0;
    content: '';
    display: none;
    left: 100%;
    top: 4.85rem;
    width: 2rem;
    height: calc(100% + 0.3rem);
    border: 0.32rem dotted var(--_route);
    border-left: 0;
    border-radius: 0 2rem 2rem 0;
  }
  :is(.done, .check-again) .art::after {
    border-style: solid;
  }
  li:last-child .art::after {
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

  @container (width >= 37rem) {
    line {
      marker-end: none;
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
    line {
      marker-start: none;
    }
    text,
    .entry {
      display: none;
    }
    .run {
      top: 3.25rem;
      left: 1rem;
      width: 4rem;
      height: 100%;
      path {
        transform: matrix(0.34, 1, 1, 0, -24, 0);
      }
    }
    li:last-child .run {
      height: calc(100% - 1.3rem);
    }
    .ret {
      width: 2.6rem;
    }
  }
`;
