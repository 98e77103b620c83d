import type { Phase } from '../../map/map-definition.js';
import { legendStrings as words, type LegendStrings } from '../../strings/en/legend.js';
import { createSvg, setMarker } from './svg-dom.js';

type LegendSign = Exclude<keyof LegendStrings, 'key'>;

/** Lines, on a sheet of 32 by 16: how they look, and their path. */
const LEGEND_LINES: Partial<Record<LegendSign, [look: string, path: string]>> = {
  travelled: ['trail', 'M3 8h26'],
  ahead: ['ahead', 'M3 8h26'],
  way: ['detour', 'M4 13C4 0 28 0 28 13'],
  assessed: ['detour on', 'M4 13C4 0 28 0 28 13'],
};

/** Signs that stand on the drawing, by their kind there, and which of their shapes it is. */
const LEGEND_MARKS: Partial<Record<LegendSign, [kind: string, shape: string]>> = {
  decision: ['node', 'node'],
  tool: ['tool', 'tool'],
  chosen: ['tool', 'tool-on'],
  risk: ['risk', 'risk'],
  outcome: ['flag', 'flag'],
  reached: ['flag', 'flag-on'],
};

/** What is drawn of these phases, in the order of the key; what belongs together is in one list. */
function selectSigns(phases: readonly Phase[]): LegendSign[][] {
  const any = (has: (phase: Phase) => unknown, ...signs: LegendSign[]) => (phases.some(has) ? [signs] : []);
  return [
    ['travelled'],
    ['ahead'],
    ...any(({ exit }) => exit.decision?.options[0], 'decision'),
    ...any(({ tools }) => tools[0], 'tool', 'chosen'),
    ...any(({ risks }) => risks[0], 'risk'),
    ...any(({ risks }) => risks[0], 'way', 'assessed'),
    ...any(({ exit }) => !exit.decision?.options[0], 'outcome', 'reached'),
  ];
}

function drawSign(doc: Document, sign: LegendSign): Element {
  const named = { role: 'img', 'aria-label': words[sign][0] };
  const [look, d] = LEGEND_LINES[sign] ?? [];
  if (look && d)
    return createSvg(
      doc,
      'svg',
      { ...named, class: 'stretch', viewBox: '0 0 32 16' },
      createSvg(doc, 'path', { class: look, d }),
    );
  const [kind = '', shape = ''] = LEGEND_MARKS[sign] ?? [];
  const at =
    kind === 'flag' ? { x1: '6%', y1: '94%', x2: '6%', y2: '94%' } : { x1: '50%', y1: '50%', x2: '50%', y2: '50%' };
  const line = createSvg(doc, 'line', { ...at, class: kind });
  setMarker(line, shape);
  return createSvg(doc, 'svg', named, line);
}

/** Puts the key to what is drawn under the map in `root`: a line of signs and what they mean, only of those that this map has. */
export function renderLegend(root: ShadowRoot, phases: readonly Phase[]): void {
  const signs = selectSigns(phases);
  const of = signs.join(' ');
  const old = root.querySelector<HTMLElement>('.key');
  if (old?.dataset['of'] === of) return;
  const doc = root.ownerDocument;
  const make = (name: string, ...children: (Node | string)[]) => {
    const element = doc.createElement(name);
    element.append(...children);
    return element;
  };
  const list = signs.map((group) =>
    make('div', ...group.flatMap((sign) => [make('dt', drawSign(doc, sign)), make('dd', words[sign][1])])),
  );
  const box = make('div', make('b', words.key), make('dl', ...list));
  box.className = 'key';
  box.dataset['of'] = of;
  box.setAttribute('part', 'key');
  old?.remove();
  root.querySelector('nav')?.append(box);
}
