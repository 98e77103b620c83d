import { css } from '../styles/css.js';

/** Styles of the route, the signs and the legend. They load with the drawing, and all other styles override them. */
export const routeDrawingStyles = css`
  /* Mirrored in a row that runs backwards, and in a right-to-left page. Both together cancel out. */
  .art {
    direction: ltr;
  }
  .art,
  text {
    scale: calc(var(--_dir) * var(--_rtl)) 1;
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
    stroke-dasharray: none;
  }
  .detour {
    stroke-dasharray: 0.3125rem 0.25rem;
  }
  .on.detour {
    stroke: var(--_done);
    stroke-dasharray: none;
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

  /* Signs beside texts with the same meaning */
  /* Badge of a station, and the sign on it */
  .medal::before,
  .medal::after {
    content: '';
    position: absolute;
    inset-block-end: -0.25rem;
    inset-inline-end: -0.35rem;
    width: 1.3rem;
    height: 1.3rem;
    border: 1.5px solid;
    border-radius: 50%;
    background: var(--_surface);
    color: var(--_words);
  }
  .medal::after,
  .state::before,
  .note::before,
  .again::before {
    content: '';
    width: 1em;
    height: 1em;
    background: currentColor;
    clip-path: var(--_sign);
    forced-color-adjust: none;
  }
  .medal::after {
    inset-block-end: 0;
    inset-inline-end: -0.1rem;
    width: 0.8rem;
    height: 0.8rem;
    border: 0;
    border-radius: 0;
  }
  :is(.open, .current) .medal::before,
  :is(.open, .current) .medal::after {
    display: none;
  }
  .note::before {
    position: absolute;
    inset-block-start: 0.36rem;
    inset-inline-start: calc((50% - 0.5em) * (1 - var(--_dir)));
  }
  .risks::before {
    background:
      linear-gradient(var(--_on-warn) 0 0) 50% 42% / 12% 26% no-repeat,
      linear-gradient(var(--_on-warn) 0 0) 50% 80% / 12% 11% no-repeat,
      conic-gradient(from 151deg at 50% 22%, var(--_warn) 58deg, #0000 0) 0 0 / 100% 84% no-repeat,
      var(--_on-warn);
  }
  .out {
    --_sign: polygon(19% 6%, 86% 30%, 31% 53%, 31% 96%, 19% 96%);
  }
  .tools {
    --_sign: polygon(evenodd, 50% 8%, 92% 50%, 50% 92%, 8% 50%, 50% 8%, 50% 27%, 27% 50%, 50% 73%, 73% 50%, 50% 27%);
  }
  .fork {
    --_sign: polygon(
      6% 44%,
      25% 44%,
      39% 39%,
      51% 24%,
      64% 14%,
      92% 12%,
      92% 25%,
      69% 26%,
      60% 34%,
      52% 44%,
      92% 44%,
      92% 56%,
      52% 56%,
      60% 66%,
      69% 74%,
      92% 75%,
      92% 88%,
      64% 86%,
      51% 76%,
      39% 61%,
      25% 56%,
      6% 56%
    );
  }
  .risks {
    --_sign: polygon(50% 5%, 100% 94%, 0 94%);
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
  .again,
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
    display: flex;
    gap: 0.75rem;
    margin-block-start: -1.75rem;
    min-block-size: 1.75rem;
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

  @container (width >= 37em) {
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
  @container (width < 37em) {
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
    .return-route {
      width: 2.6rem;
    }
    .key {
      margin-block-start: -6rem;
      min-block-size: 6rem;
    }
  }
`;
