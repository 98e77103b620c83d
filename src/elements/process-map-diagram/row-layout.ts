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

/** Writes the rules that place phases in columns. Every second row runs backwards. */
function createColumnsCss(columns: number): string {
  let css = `ol{grid-template-columns:repeat(${columns},minmax(0,1fr))}`;
  for (let i = columns; i < 2 * columns; i++) {
    const column = 2 * columns - i;
    css += `li:nth-child(${2 * columns}n + ${i + 1}){grid-column:${column};--_dir:-1;--_al:end}`;
  }
  // The backdrop of the first phase in a row spans the row.
  return `${css}li:not(:nth-child(${columns}n + 1))::before{display:none}`;
}

/** Writes the rules for the lines from row to row, and for the return route from the last phase to the first. */
function createReturnRouteCss(phaseCount: number, columns: number): string {
  if (phaseCount <= columns) {
    return (
      'li:last-child .art::after{display:block;width:2.1rem;height:1.4rem}' +
      '.return-route{margin-inline:.9rem;border-right-width:2.5px;border-radius:1.5rem}'
    );
  }
  const lastRow = Math.ceil(phaseCount / columns) - 1;
  const isBackwards = lastRow % 2 === 1;
  // Columns between the last phase and the end of its row, and the distance of the line from them.
  const columnsToEnd = isBackwards ? phaseCount - lastRow * columns : (lastRow + 1) * columns - phaseCount;
  const offsetRem = isBackwards ? 4.25 : 1.75;
  const css = `li:last-child .art::after,li:nth-child(${columns}n) .art::after{display:block}`;
  // If the last row ends below the first phase, the return route is short and its label is beside it.
  if (isBackwards && columnsToEnd === columns) return `${css}.return-route{width:4.4rem}.loop{justify-content:start}`;
  return (
    `${css}.return-route,.loop{margin-inline-end:calc((100% - 6rem)*${columnsToEnd / columns} + ${offsetRem}rem)}` +
    `.return-route{border-right-width:2.5px;border-radius:1.5rem;mask:${RETURN_ROUTE_MASK}}` +
    'li:last-child .art::after{height:calc(100% - 4.5rem)}'
  );
}

/** Writes the layout rules of a map with `phaseCount` phases. */
export function createRowsCss(phaseCount: number): string {
  const css = BREAKPOINTS.map(([minEm, maxEm, maxColumns]) => {
    const columns = getColumnCount(phaseCount, maxColumns);
    const rules = createColumnsCss(columns) + createReturnRouteCss(phaseCount, columns);
    return `@container (${minEm}em<=width<${maxEm}em){${rules}}`;
  }).join('');
  if (phaseCount < MIN_PHASES_FOR_CONTENT_VISIBILITY) return css;
  const skipRules = 'content-visibility:auto;contain-intrinsic-block-size:auto 25rem;overflow-clip-margin:6rem';
  return `${css}@supports (overflow-clip-margin:1px){li{${skipRules}}}`;
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
