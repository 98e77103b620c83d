import { css } from '../styles/css.js';
import { terrainStyles } from './terrain.styles.js';

/**
 * Styles of the route, the signs, the legend and the ground. They load with the drawing, and all other styles override
 * them. One sheet, because each one that is added makes the browser compute the styles of the whole diagram again.
 */
export const routeDrawingStyles = css`
  /* Mirrored in a right-to-left page. */
  .art {
    direction: ltr;
  }
  .art,
  text {
    scale: var(--_rtl) 1;
    transform-box: fill-box;
    transform-origin: center;
  }
  :is(.sheet, .key) :is(svg, marker) {
    overflow: visible;
  }
  .draw {
    position: absolute;
    inset: 0;
  }
  .draw,
  .key svg {
    fill: none;
    stroke: currentColor;
    stroke-width: 0.14rem;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  :is(.draw, .key) path {
    vector-effect: non-scaling-stroke;
  }
  .casing {
    stroke: var(--_surface);
    stroke-width: 0.6875rem;
  }
  /* Ends exactly at the route before it. */
  .entry .casing {
    stroke-linecap: butt;
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
  .on.spur {
    stroke: var(--_route);
    stroke-width: 0.32rem;
    stroke-dasharray: none;
  }
  .detour {
    stroke-dasharray: 0.3125rem 0.25rem;
  }
  .on.detour {
    stroke: var(--_done);
    stroke-dasharray: none;
  }
  .overdue.detour {
    stroke: var(--_warn-ink);
  }
  .lake {
    fill: var(--_water);
    stroke: color-mix(in srgb, var(--_water), var(--_edge) 50%);
    stroke-width: 1px;
  }
  /* Marks: only the markers at their ends are visible, at the start on a wide map and at the end on a narrow one. */
  line {
    stroke: none;
    /* Size of the markers */
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
    fill: var(--_surface);
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
  marker text {
    font-size: 9px;
    fill: currentColor;
    stroke: none;
    transform-origin: 0 0;
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
    color: var(--_surface);
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

  /* Badge of a station, and the sign on it */
  .medal::before,
  .medal::after {
    content: '';
    position: absolute;
    inset-block-end: -0.4rem;
    inset-inline-end: -0.5rem;
    width: 1.3rem;
    height: 1.3rem;
    border: 1.5px solid;
    border-radius: 50%;
    background: var(--_surface);
    color: var(--_words);
  }
  .medal::after,
  .state::before,
  .start::before {
    content: '';
    width: 1em;
    height: 1em;
    background: currentColor;
    clip-path: var(--_sign);
    forced-color-adjust: none;
  }
  .medal::after {
    inset-block-end: -0.15rem;
    inset-inline-end: -0.25rem;
    width: 0.8rem;
    height: 0.8rem;
    border: 0;
    border-radius: 0;
  }
  :is(.open, .current, .strip) .medal::before,
  :is(.open, .current, .strip) .medal::after,
  .medal.long::before,
  .medal.long::after {
    display: none;
  }
  .start::before {
    --_sign: polygon(0 0, 100% 20%, 14% 45%, 14% 100%, 0 100%);
    position: absolute;
    inset-inline-start: 0;
    width: 0.8rem;
    height: 1.5rem;
    scale: var(--_rtl) 1;
  }
  .done {
    --_sign: polygon(13% 55%, 22% 46%, 40% 64%, 76% 23%, 85% 31%, 41% 82%);
  }
  .locked {
    --_sign: polygon(
      evenodd,
      20% 43%,
      30% 43%,
      30% 29%,
      36% 18%,
      45% 12%,
      55% 12%,
      64% 18%,
      70% 29%,
      70% 43%,
      80% 43%,
      80% 86%,
      20% 86%,
      20% 43%,
      42% 43%,
      58% 43%,
      58% 31%,
      54% 25%,
      46% 25%,
      42% 31%,
      42% 43%
    );
  }
  .current {
    --_sign: none;
  }
  .stopped {
    --_sign: polygon(25% 25%, 75% 25%, 75% 75%, 25% 75%);
  }
  .check-again {
    --_sign: polygon(
      85% 61%,
      79% 73%,
      70% 81%,
      58% 86%,
      45% 87%,
      33% 83%,
      23% 75%,
      16% 64%,
      13% 51%,
      15% 39%,
      21% 27%,
      30% 19%,
      42% 14%,
      55% 13%,
      67% 17%,
      75% 8%,
      84% 9%,
      84% 39%,
      53% 39%,
      60% 32%,
      61% 28%,
      52% 26%,
      42% 27%,
      34% 32%,
      28% 40%,
      26% 49%,
      27% 59%,
      33% 67%,
      41% 73%,
      51% 74%,
      60% 72%,
      68% 66%,
      73% 58%
    );
  }

  /* Lines from row to row, and from the last phase to the return route */
  .art::before,
  .art::after {
    position: absolute;
    content: '';
    display: none;
    border: dotted var(--_route);
    border-width: 0.28rem 0.28rem 0.28rem 0;
  }
  .art::after {
    left: 100%;
    top: 4.86rem;
    width: 1.75rem;
    height: calc(100% - 5.22rem);
    border-radius: 0 1.75rem 1.75rem 0;
  }
  .art::before {
    left: -1.5rem;
    top: -0.64rem;
    height: 5.78rem;
    border-width: 0.28rem 0 0.28rem 0.28rem;
    border-radius: 1.75rem 0 0 1.75rem;
    /* Hides the bottom edge except for its corner. */
    mask: linear-gradient(90deg, #000 1.5rem, #0000 0), linear-gradient(#000 1.5rem, #0000 0);
  }
  .reached .art::before,
  li:has(+ .reached) .art::after {
    border-style: solid;
  }
  li:last-child .art::after {
    top: 5rem;
    width: 1.25rem;
    height: calc(100% - 3.25rem);
    border-style: dashed;
    border-width: 2.5px 2.5px 0 0;
    border-radius: 0 1.25rem 0 0;
  }
  .return-route {
    grid-area: 1/1/3/2;
    position: relative;
    z-index: -1;
    scale: var(--_rtl) 1;
    margin: var(--_y, 5rem) 0 0;
    margin-inline: 0.4rem auto;
    border: 2.5px dashed var(--_route);
    border-right-width: 0;
    border-radius: 1.5rem 0 0 1.5rem;
    /* Hides the top edge except for its corner. */
    mask: linear-gradient(90deg, #000 2.1rem, #0000 0), linear-gradient(#0000 1.5rem, #000 0);
  }

  /* Legend, in the space that the sheet reserves for it */
  .key {
    grid-area: 2/1;
    display: flex;
    gap: 0.75rem;
    padding-block-start: 0.5rem;
    color: var(--_ink-muted);
    font-size: 0.8125rem;
    line-height: 1.25rem;
    svg {
      display: block;
      width: 0.875rem;
      height: 1.25rem;
      color: var(--_ink);
      scale: var(--_rtl) 1;
    }
    .stretch {
      width: 2rem;
    }
    .risk {
      stroke-width: 1.125rem;
    }
    b {
      color: var(--_ink);
    }
  }
  dl,
  dl > div {
    display: flex;
    flex-wrap: wrap;
  }
  dl {
    flex: 1;
    gap: 0.25rem 1.125rem;
    margin: 0;
    > div {
      gap: 0.375rem;
    }
  }
  dd {
    margin: 0;
  }
  dd + dt {
    margin-inline-start: 0.375rem;
  }

  .draw {
    height: 12.5rem;
    width: var(--_x);
  }
  .run {
    left: var(--_x);
    width: calc(100% - var(--_x));
  }
  .strip .draw {
    top: calc(var(--_station) - 0.74 * var(--_lane));
    height: var(--_lane);
  }
  @container (width >= 37em) {
    line {
      marker-end: none;
    }
  }
  @container (width < 37em) {
    line {
      marker-start: none;
    }
    .full {
      --_y: 3.2rem;
      .draw text,
      path.wide-only,
      .entry {
        display: none;
      }
      /* Stands for all risks. */
      .on.detour:not(.all) {
        stroke: currentColor;
        stroke-dasharray: 0.3125rem 0.25rem;
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
        height: calc(100% - 1.5rem);
      }
    }
    .return-route {
      width: 2.6rem;
    }
    .start::before {
      height: 1.1rem;
    }
  }
  ${terrainStyles}
`;
