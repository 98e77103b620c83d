import { css } from '../styles/css.js';

/** Styles of the ground, and the rules for motion and print of the whole diagram. The first render needs none. */
export const terrainStyles = css`
  .ground {
    position: absolute;
    inset: 0;
    z-index: -2;
    width: 100%;
    height: 100%;
    /* The pattern has its size in em. A font size of 1rem makes it grow with the text of the page. */
    font-size: 1rem;
  }
  @media (forced-colors: active), (prefers-contrast: more) {
    .ground {
      display: none;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .arc,
    clipPath rect {
      transition: 0.5s;
    }
  }
  @media print {
    :host {
      color-scheme: light;
    }
    .sheet {
      --_ground: #fff;
      print-color-adjust: exact;
    }
    .loop > button,
    .size-switch {
      display: none;
    }
    li {
      break-inside: avoid;
    }
    .ground path {
      fill: #fff;
      stroke: #c9cfc9;
    }
  }
`;
