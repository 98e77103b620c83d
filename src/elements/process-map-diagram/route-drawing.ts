import type { DecisionOption, Phase } from '../../map/map-definition.js';
import { routeDrawingStyles } from './route-drawing.styles.js';
import {
  APPROACH,
  SIGN_POSITIONS,
  DECISION_TRACKS,
  rotateDown,
  countDrawnTools,
  toPathData,
  createPhaseGeometry,
  type RouteMark,
} from './geometry.js';
import { renderLegend } from './legend.js';
import { createSvg, setAttributes, setMarker } from './svg-dom.js';

/** How far one has come in a phase, and what there is of it. */
export interface RouteProgress {
  /** In percent. */
  travelledPercent: number;
  /** Whether one has come to the station. */
  isReached: boolean;
  isCompleted: boolean;
  /** How many tools are chosen. */
  chosenTools: number;
  /** One entry for each risk. */
  assessedRisks: readonly boolean[];
  option: DecisionOption | undefined;
}

/** What does not change while a map is shown. */
export interface DrawingSpec {
  index: number;
  tools: number;
  risks: number;
  options: readonly DecisionOption[];
  /** The options, in words. */
  optionLabels: Record<DecisionOption, string>;
}

const DIAMOND_PATH = 'M0-5.5 5.5 0 0 5.5-5.5 0z';
const DISC_PATH = 'M-10 0a10 10 0 0 1 20 0a10 10 0 0 1-20 0z';

/** The signs, around their middle, 16 units wide: the shape, and what is drawn on it. The styles say how large. */
const SIGN_PATHS: Record<string, string[]> = {
  tool: [DIAMOND_PATH],
  node: [DIAMOND_PATH],
  risk: ['M0-6.2 7 6H-7z', 'M0-1.8v3.6M0 3.8v.2'],
  flag: ['M0 0v-13l9 2.8-9 3.2'],
  go: [DISC_PATH, 'M-2-4l4 4-4 4'],
  wait: [DISC_PATH, 'M-2.4-3.5v7M2.4-3.5v7'],
  stop: [DISC_PATH, 'M-3-3H3V3H-3z'],
};

let signMarkers: Element | undefined;
let drawingSheet: CSSStyleSheet | undefined;

/** Puts the signs that the drawings of one map share into their place in `root`, the styles of the drawing under the others, and the key under the map. */
export function prepareDrawing(root: ShadowRoot, phases: readonly Phase[]): void {
  renderLegend(root, phases);
  const place = root.querySelector('.markers');
  if (!place || place.firstChild) return;
  const doc = root.ownerDocument;
  signMarkers ??= createSvg(
    doc,
    'svg',
    { class: 'marks' },
    ...Object.entries(SIGN_PATHS).flatMap(([name, paths]) =>
      ['', '-on'].map((on) =>
        createSvg(
          doc,
          'marker',
          { id: name + on, class: name + on, viewBox: '-8 -8 16 16', markerWidth: 1, markerHeight: 1 },
          ...paths.map((d) => createSvg(doc, 'path', { d })),
        ),
      ),
    ),
  );
  place.append(signMarkers.cloneNode(true));
  if (!drawingSheet) {
    drawingSheet = new CSSStyleSheet();
    drawingSheet.replaceSync(routeDrawingStyles);
  }
  if (!root.adoptedStyleSheets.includes(drawingSheet))
    root.adoptedStyleSheets = [drawingSheet, ...root.adoptedStyleSheets];
}

/** Drawings that were made, to be copied: phases of the same sight differ in how far one has come only. */
const drawingTemplates = new Map<string, Element>();

function createDrawing(doc: Document, { index, tools, risks, options, optionLabels: words }: DrawingSpec): Element {
  const at = createPhaseGeometry(index, tools, risks, options.length > 0);
  const line = (kind: string, d: string) => createSvg(doc, 'path', { class: kind, d });
  const stretched = (...lines: Element[]) =>
    createSvg(doc, 'svg', { viewBox: '0 0 100 100', preserveAspectRatio: 'none' }, ...lines);
  /** A sign: at its start where the map is wide, at its end where it is narrow. */
  const mark = (kind: string, [[x1, y1], to]: RouteMark) => {
    const [x2, y2] = to ?? [0, 0];
    return createSvg(doc, 'line', {
      class: to ? kind : `${kind} few`,
      x1: `${x1}%`,
      y1: `${y1}%`,
      x2: `${x2}%`,
      y2: `${y2}%`,
    });
  };
  const sign = (name: keyof typeof SIGN_POSITIONS): RouteMark => [
    SIGN_POSITIONS[name],
    rotateDown(SIGN_POSITIONS[name]),
  ];
  const word = (id: DecisionOption) => {
    const [x, y] = SIGN_POSITIONS[id];
    const text = createSvg(doc, 'text', { x: `${x}%`, y: `${y}%`, dy: id === 'wait' ? '-1.1em' : '1.85em' });
    text.textContent = words[id];
    return text;
  };
  const art = createSvg(
    doc,
    'svg',
    { class: 'draw run' },
    stretched(
      line('casing', at.path),
      ...options.flatMap((id) => (DECISION_TRACKS[id][0] ? [line('spur', toPathData(DECISION_TRACKS[id]))] : [])),
      ...at.risks.map(([, way]) => line('detour', way)),
      line('ahead', at.path),
      line('trail', at.path),
      // It grows by the width of what is seen of it. An inset() would do, were it drawn well while it changes.
      createSvg(doc, 'clipPath', {}, createSvg(doc, 'rect', { x: -99, y: -99, height: 299 })),
    ),
    ...at.tools.map((point) => mark('tool', point)),
    ...at.risks.map(([point]) => mark('risk', point)),
    ...(options[0]
      ? [mark('node', sign('fork')), ...options.flatMap((id) => [mark(id, sign(id)), word(id)])]
      : [mark('flag', at.flag)]),
  );
  for (const fixed of art.querySelectorAll('.risk, .node')) setMarker(fixed, fixed.classList.item(0) ?? '');
  const approach = toPathData(APPROACH);
  const whole = createSvg(doc, 'g', {}, art);
  whole.append(
    createSvg(doc, 'svg', { class: 'draw entry' }, stretched(line('casing', approach), line('ahead', approach))),
  );
  return whole;
}

/** The drawing of one phase: all of the route that belongs to it. The styles lay it across or down. */
export class RouteDrawing {
  readonly nodes: Element[];
  readonly #spec: DrawingSpec;

  constructor(doc: Document, sight: DrawingSpec) {
    const key = JSON.stringify({ ...sight, index: sight.index % 4 });
    let whole = drawingTemplates.get(key);
    if (!whole) drawingTemplates.set(key, (whole = createDrawing(doc, sight)));
    this.nodes = [...(whole.cloneNode(true) as Element).children];
    this.#spec = sight;
    const id = `trail${sight.index}`;
    setAttributes(this.#find('clipPath'), { id });
    setAttributes(this.#find('.trail'), { 'clip-path': `url(#${id})` });
  }

  #find(selector: string): Element | undefined {
    return this.nodes[0]?.querySelector(selector) ?? undefined;
  }

  /** Shows how far one has come. */
  update({
    travelledPercent: travelled,
    isReached: reached,
    isCompleted: completed,
    chosenTools: chosen,
    assessedRisks: assessed,
    option,
  }: RouteProgress): void {
    const [run, entry] = this.nodes;
    const { tools, options } = this.#spec;
    const all = (selector: string) => [...(run?.querySelectorAll(selector) ?? [])];
    // Round ends are seen whole at the end, and not at all at the beginning.
    setAttributes(this.#find('rect'), { width: travelled && travelled + (travelled < 100 ? 99 : 199) });
    setAttributes(entry?.firstElementChild?.lastElementChild ?? undefined, { class: reached ? 'trail' : 'ahead' });
    all('.detour').forEach((line, i) => line.classList.toggle('on', assessed[i]));
    const share = (isDown: boolean) => (chosen * countDrawnTools(tools, options.length > 0, isDown)) / tools;
    all('.tool').forEach((line, i) =>
      setMarker(line, i < share(false) ? 'tool-on' : 'tool', i < share(true) ? 'tool-on' : 'tool'),
    );
    all('.flag').forEach((line) => setMarker(line, completed ? 'flag-on' : 'flag'));
    for (const id of options) all(`line.${id}`).forEach((line) => setMarker(line, id === option ? `${id}-on` : id));
  }
}
