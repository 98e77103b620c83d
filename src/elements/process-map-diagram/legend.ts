import type { Phase } from '../../map/map-definition.js';
import { legendStrings } from '../../strings/en/legend.js';
import { createSvg, setMarkSign } from './svg-dom.js';

type LegendSign = Exclude<keyof typeof legendStrings, 'legend'>;

/** Signs that are lines: the class of the line, and its path in a view box of 32 by 16. */
const LINE_SIGNS: Partial<Record<LegendSign, [className: string, path: string]>> = {
  travelled: ['trail', 'M3 8h26'],
  ahead: ['ahead', 'M3 8h26'],
  detour: ['detour', 'M4 13C4 0 28 0 28 13'],
  assessed: ['detour on', 'M4 13C4 0 28 0 28 13'],
};

/** Signs that are marks: the class of the mark, and the id of its marker. */
const MARK_SIGNS: Partial<Record<LegendSign, [className: string, marker: string]>> = {
  decision: ['node', 'node'],
  tool: ['tool', 'tool'],
  chosen: ['tool', 'tool-on'],
  risk: ['risk', 'risk'],
  outcome: ['flag', 'flag'],
  reached: ['flag', 'flag-on'],
};

/** Lists the signs that the drawing of these phases contains. The signs of one group stay on one line. */
function listSigns(phases: readonly Phase[]): LegendSign[][] {
  const listIfAny = (hasSigns: (phase: Phase) => unknown, ...signs: LegendSign[]) =>
    phases.some(hasSigns) ? [signs] : [];
  return [
    ['travelled'],
    ['ahead'],
    ...listIfAny(({ exit }) => exit.decision?.options[0], 'decision'),
    ...listIfAny(({ tools }) => tools[0], 'tool', 'chosen'),
    ...listIfAny(({ risks }) => risks[0], 'risk'),
    ...listIfAny(({ risks }) => risks[0], 'detour', 'assessed'),
    ...listIfAny(({ exit, outcome }) => outcome && !exit.decision?.options[0], 'outcome', 'reached'),
  ];
}

function drawSign(doc: Document, sign: LegendSign): Element {
  const [appearance] = legendStrings[sign];
  const image = { role: 'img', 'aria-label': appearance };
  const [lineClass, path] = LINE_SIGNS[sign] ?? [];
  if (lineClass && path) {
    const line = createSvg(doc, 'path', { class: lineClass, d: path });
    return createSvg(doc, 'svg', { ...image, class: 'stretch', viewBox: '0 0 32 16' }, line);
  }
  const [markClass = '', marker = ''] = MARK_SIGNS[sign] ?? [];
  // The position is the foot of a flag, and the middle of any other sign.
  const [x, y] = markClass === 'flag' ? ['6%', '94%'] : ['50%', '50%'];
  const mark = createSvg(doc, 'line', { x1: x, y1: y, x2: x, y2: y, class: markClass });
  setMarkSign(mark, marker);
  return createSvg(doc, 'svg', image, mark);
}

/** Renders the legend below the map: the signs that the map contains, with their meaning. */
export function renderLegend(root: ShadowRoot, phases: readonly Phase[]): void {
  const signs = listSigns(phases);
  const signature = signs.join(' ');
  const previousLegend = root.querySelector<HTMLElement>('.key');
  if (previousLegend?.dataset['signs'] === signature) return;
  const doc = root.ownerDocument;
  const createElement = (name: string, ...children: (Node | string)[]) => {
    const element = doc.createElement(name);
    element.append(...children);
    return element;
  };
  const createEntry = (sign: LegendSign) => [
    createElement('dt', drawSign(doc, sign)),
    createElement('dd', legendStrings[sign][1]),
  ];
  const groups = signs.map((group) => createElement('div', ...group.flatMap(createEntry)));
  const legend = createElement('div', createElement('b', legendStrings.legend), createElement('dl', ...groups));
  legend.className = 'key';
  legend.dataset['signs'] = signature;
  legend.setAttribute('part', 'key');
  previousLegend?.remove();
  root.querySelector('.map')?.append(legend);
}
