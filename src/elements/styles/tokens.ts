import { css } from './css.js';

/**
 * Design tokens: a private custom property for each public one. The defaults meet WCAG AA on the page and on the
 * darkest and lightest ground, in light and dark mode. All other styles use the private names.
 */
export const tokens = css`
  :host {
    --_page: var(--process-map-page, light-dark(#fff, #0e1513));
    --_surface: var(--process-map-surface, light-dark(#fff, #1a2521));
    --_ink: var(--process-map-ink, light-dark(#12302a, #e9f1ec));
    --_ink-muted: var(--process-map-ink-muted, light-dark(#435a53, #b3c4bc));
    --_line: var(--process-map-line, light-dark(#c4d0c4, #33463e));
    --_edge: var(--process-map-edge, light-dark(#6b7f76, #7e9489));
    --_route: var(--process-map-route, light-dark(#a8174f, #ff8db4));
    --_on-route: var(--process-map-on-route, light-dark(#fff, #2b0515));
    --_done: var(--process-map-done, light-dark(#17624a, #7fd8b0));
    --_on-done: var(--process-map-on-done, light-dark(#fff, #06231a));
    --_warn: var(--process-map-warn, light-dark(#ffc933, #f6c445));
    --_on-warn: var(--process-map-on-warn, light-dark(#2e2200, #2a1f00));
    --_warn-ink: var(--process-map-warn-ink, light-dark(#6e4e00, #f6c445));
    --_ground: var(--process-map-ground, light-dark(#f2f6ec, #15201b));
    --_chosen: var(--process-map-chosen, light-dark(#eaf1df, #192721));
    --_contour: var(--process-map-contour, light-dark(#b3c3a0, #3a5246));
    --_water: var(--process-map-water, light-dark(#cbe3ea, #17353f));
    --_focus: var(--process-map-focus, light-dark(#0b4fb3, #8ec5ff));
    --_radius: var(--process-map-radius, 3px);
    --_sticky-offset: var(--process-map-sticky-offset, 0px);
    --_size: var(--process-map-size, medium);
    --_font: var(
      --process-map-font,
      'Segoe UI',
      Roboto,
      'Helvetica Neue',
      Arial,
      'Noto Sans',
      'Noto Sans Arabic',
      system-ui,
      sans-serif
    );
    --_rtl: 1;
  }
  :host(:dir(rtl)) {
    --_rtl: -1;
  }
  :host([hidden]),
  [hidden]:not([hidden='until-found']) {
    display: none !important;
  }
  *,
  ::before,
  ::after {
    box-sizing: border-box;
  }
  .visually-hidden {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  .icon {
    inline-size: 1em;
    block-size: 1em;
    flex: none;
    overflow: visible;
  }
  .stroke {
    fill: none;
    stroke: currentColor;
    stroke-width: 2;
    stroke-linecap: round;
    stroke-linejoin: round;
  }
  .fill {
    fill: currentColor;
  }
  .warning-sign {
    fill: var(--_warn);
    stroke: var(--_on-warn);
  }
  .warning-mark {
    fill: none;
    stroke: var(--_on-warn);
    stroke-width: 1.5;
    stroke-linecap: round;
  }
  @media print {
    :host {
      color-scheme: light;
    }
  }
  @media (forced-colors: active) {
    :host {
      --_page: Canvas;
      --_surface: Canvas;
      --_ink: CanvasText;
      --_ink-muted: CanvasText;
      --_line: CanvasText;
      --_edge: CanvasText;
      --_route: CanvasText;
      --_on-route: Canvas;
      --_done: CanvasText;
      --_on-done: Canvas;
      --_warn: Canvas;
      --_on-warn: CanvasText;
      --_warn-ink: CanvasText;
      --_ground: Canvas;
      --_chosen: Canvas;
      --_contour: CanvasText;
      --_water: Canvas;
      --_focus: Highlight;
    }
  }
`;
