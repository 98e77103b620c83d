import { css } from '../styles/css.js';

/** Styles of the ground, and the rules for motion and print of the whole diagram. Part of the styles of the route. */
export const terrainStyles = css`
  @media (prefers-reduced-motion: no-preference) {
    .arc,
    clipPath rect {
      transition: 0.5s;
    }
  }
  @media print {
    .sheet {
      --_ground: #fff;
      print-color-adjust: exact;
    }
    .loop > button,
    button.size-switch {
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
