/** How many phases stand beside each other: as few rows as the width allows, evenly filled. */
export const getColumnCount = (count: number, most: number) => Math.ceil(count / Math.ceil(count / most));

/** Between which widths of the container, in rem, there is room for how many. */
const MIN_PHASE_WIDTH = [
  [37, 56, 2],
  [56, 74, 3],
  [74, 9999, 5],
] as const;

/** From so many phases on, those that are out of sight are not laid out; rows of words are then not aligned any more. */
const MIN_PHASES_FOR_ROWS = 40;

/** The rules that lead a route of `count` phases from row to row, every second one backwards. */
export const createRowsCss = (count: number) =>
  MIN_PHASE_WIDTH.map(([from, to, most]) => {
    const c = getColumnCount(count, most);
    let css = `@container (${from}rem<=width<${to}rem){ol{grid-template-columns:repeat(${c},minmax(0,1fr))}`;
    for (let i = c; i < 2 * c; i++) {
      css += `li:nth-child(${2 * c}n + ${i + 1}){grid-column:${2 * c - i};--_dir:-1;--_al:end}`;
    }
    // The veil of the first in a row is that of all.
    css += `li:not(:nth-child(${c}n + 1))::before{display:none}li:last-child .art::after`;
    if (count <= c) {
      return `${css}{display:block;width:2.1rem;height:1.4rem}.markers{margin-inline:.9rem;border-right-width:2.5px;border-radius:1.5rem}}`;
    }
    // From row to row; and the way back, from under the last phase to the first.
    const row = Math.ceil(count / c) - 1;
    const [free, aside] = row % 2 ? [count - row * c, 4.25] : [(row + 1) * c - count, 1.75];
    css += `,li:nth-child(${c}n) .art::after{display:block}`;
    // Where the last row ends at the start, the way back is short, and its words stand beside it.
    return row % 2 && free === c
      ? `${css}.markers{width:4.4rem}.loop{justify-content:start}}`
      : `${css}.markers,.loop{margin-inline-end:calc((100% - 6rem)*${free / c} + ${aside}rem)}` +
          '.markers{border-right-width:2.5px;border-radius:1.5rem;mask:linear-gradient(90deg,#000 2.1rem,#0000 0),linear-gradient(#0000 calc(100% - 1.5rem),#000 0)}' +
          'li:last-child .art::after{height:calc(100% - 4.5rem)}}';
  }).join('') +
  (count < MIN_PHASES_FOR_ROWS
    ? ''
    : '@supports (overflow-clip-margin:1px){li{content-visibility:auto;contain-intrinsic-block-size:auto 25rem;overflow-clip-margin:6rem}}');

const rowSheets: CSSStyleSheet[] = [];

/** The same as a style sheet; one for each count, whoever asks. */
export function getRowsSheet(count: number): CSSStyleSheet {
  let sheet = rowSheets[count];
  if (!sheet) {
    sheet = rowSheets[count] = new CSSStyleSheet();
    sheet.replaceSync(createRowsCss(count));
  }
  return sheet;
}
