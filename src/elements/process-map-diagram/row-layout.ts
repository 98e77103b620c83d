import { scaleCss } from '../styles/css.js';

/**
 * Decides how many rows the drawing has: as few as the width of the container allows. Writes the container queries
 * that lead the route of a map from row to row.
 */

/** Ranges of the container width in em, and the most phases that fit in a row. Narrower maps have one column. */
const BREAKPOINTS: readonly [minEm: number, maxEm: number, maxColumns: number][] = [
  [37, 56, 2],
  [56, 74, 3],
  [74, 9999, 5],
];

/**
 * Ranges of the container width in em, with the most phases of a strip that have room for their titles, and the most in
 * a row if they have none.
 */
const STRIP_BREAKPOINTS: readonly [minEm: number, maxEm: number, maxTitles: number, maxColumns: number][] = [
  [0, 16, 0, 3],
  [16, 26, 0, 6],
  [26, 37, 0, 7],
  [37, 54, 3, 10],
  [54, 74, 5, 14],
  [74, 9999, 7, 20],
];

/**
 * Number of phases from which the browser skips the layout of phases out of view. Their texts then do not align within
 * a row, because containment disables the subgrid.
 */
const MIN_PHASES_FOR_CONTENT_VISIBILITY = 40;

/** Shows the left and the bottom edge of the return route, with their corners. */
const RETURN_ROUTE_MASK =
  'linear-gradient(90deg,#000 2.1rem,#0000 0),linear-gradient(#0000 calc(100% - 1.5rem),#000 0)';

/** Returns the number of columns that fills the fewest possible rows evenly. */
export const getColumnCount = (phaseCount: number, maxColumns: number) =>
  Math.ceil(phaseCount / Math.ceil(phaseCount / maxColumns));

/** Writes the rule for the number of columns. */
const createColumnsCss = (columns: number) => `ol{grid-template-columns:repeat(${columns},minmax(0,1fr))}`;

/** Writes the rules for the lines from row to row, and for the return route from the last phase to the first. */
function createReturnRouteCss(phaseCount: number, columns: number): string {
  // The backdrop of the first phase in a row spans the row.
  const backdropCss = `li:not(:nth-child(${columns}n + 1))::before{display:none}`;
  if (phaseCount <= columns) {
    return (
      `${backdropCss}li:last-child .art::after{display:block;width:2.1rem;height:1.4rem}` +
      '.return-route{margin-inline:.9rem;border-right-width:2.5px;border-radius:1.5rem}'
    );
  }
  // Columns between the last phase and the end of its row.
  const columnsToEnd = Math.ceil(phaseCount / columns) * columns - phaseCount;
  return (
    `${backdropCss}li:last-child .art::after,li:nth-child(${columns}n) .art::after{display:block}` +
    // From the end of the row above, along the whole row, to its start.
    `li:nth-child(${columns}n + ${columns + 1}) .art::before{display:block;width:calc(${columns}*100% + 1.5rem)}` +
    `.return-route,.loop{margin-inline-end:calc((100% - 6rem)*${columnsToEnd / columns} + 1.75rem)}` +
    `.return-route{border-right-width:2.5px;border-radius:1.5rem;mask:${RETURN_ROUTE_MASK}}` +
    'li:last-child .art::after{height:calc(100% - 4.5rem)}'
  );
}

/** Puts the rules of one size into a range of widths. */
const createRange = (minEm: number, maxEm: number, size: 'full' | 'strip', css: string) =>
  `@container (${minEm}em<=width<${maxEm}em){.${size}{${css}}}`;

/** Shows discs without their titles, and the title of one phase below them. */
const COMPACT_CSS =
  '--_x:50%;--_lane:1.25rem;--_station:1.375rem;li{padding-block-end:.375rem}.here{display:block}' +
  '.station-state{padding-inline:0;align-items:center}' +
  '.words{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}';

/** Writes the layout rules of a map with `phaseCount` phases. */
export function createRowsCss(phaseCount: number): string {
  const fullCss = BREAKPOINTS.map(([minEm, maxEm, maxColumns]) => {
    const columns = getColumnCount(phaseCount, maxColumns);
    return createRange(minEm, maxEm, 'full', createColumnsCss(columns) + createReturnRouteCss(phaseCount, columns));
  });
  const stripCss = STRIP_BREAKPOINTS.map(([minEm, maxEm, maxTitles, maxColumns]) => {
    const isCompact = phaseCount > maxTitles;
    const columns = isCompact ? getColumnCount(phaseCount, maxColumns) : phaseCount;
    return createRange(minEm, maxEm, 'strip', createColumnsCss(columns) + (isCompact ? COMPACT_CSS : ''));
  });
  const css = [...fullCss, ...stripCss].join('');
  if (phaseCount < MIN_PHASES_FOR_CONTENT_VISIBILITY) return css;
  // The margin has room for the line along a whole row.
  const skipRules = 'content-visibility:auto;contain-intrinsic-block-size:auto 18rem;overflow-clip-margin:120rem';
  return `${css}@supports (overflow-clip-margin:1px){.full li{${skipRules}}}`;
}

const rowSheets: CSSStyleSheet[] = [];

/** Returns the style sheet for a number of phases. All maps with that number share it. */
export function getRowsSheet(phaseCount: number): CSSStyleSheet {
  let sheet = rowSheets[phaseCount];
  if (!sheet) {
    sheet = rowSheets[phaseCount] = new CSSStyleSheet();
    sheet.replaceSync(scaleCss(createRowsCss(phaseCount)));
  }
  return sheet;
}
