import type { DecisionOption, Phase } from '../../map/map-definition.js';
import { routeDrawingStyles } from './route-drawing.styles.js';
import {
  APPROACH,
  DECISION_TRACKS,
  PLAIN_ROUTE_COUNT,
  DECISION_POSITIONS,
  countDrawnTools,
  createPhaseGeometry,
  createRouteMark,
  toPathData,
  type RouteMark,
} from './geometry.js';
import { renderLegend } from './legend.js';
import { createSvg, setAttributes, setMarkSign } from './svg-dom.js';
import { toJsonText } from '../../utils/json.js';

/** The part of a drawing that changes with the journey. */
export interface RouteProgress {
  /** Travelled part of the route, in percent. */
  travelledPercent: number;

  /** True once the journey reached the station. */
  isReached: boolean;
  isCompleted: boolean;

  /** Number of chosen tools. */
  chosenTools: number;

  /** One entry for each risk. */
  assessedRisks: readonly boolean[];

  /** The decision that was made. */
  option: DecisionOption | undefined;
}

/** The part of a drawing that is constant as long as a map is shown. */
export interface DrawingSpec {
  /** Position of the phase on the map, counted from 0. */
  index: number;

  /** Number of tools. */
  tools: number;

  /** Number of risks. */
  risks: number;

  /** Options of the decision; empty if there is none. */
  options: readonly DecisionOption[];
  optionLabels: Record<DecisionOption, string>;
}

const DIAMOND_PATH = 'M0-5.5 5.5 0 0 5.5-5.5 0z';
const DISC_PATH = 'M-10 0a10 10 0 0 1 20 0a10 10 0 0 1-20 0z';

/** Path data of each sign: the shape, and the symbol on it. 16 units wide around the middle; styles set the size. */
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

/** Creates a marker for each sign and its `-on` state. */
function createSignMarkers(doc: Document): Element {
  const createMarker = (id: string, paths: string[]) =>
    createSvg(
      doc,
      'marker',
      { id, class: id, viewBox: '-8 -8 16 16', markerWidth: 1, markerHeight: 1 },
      ...paths.map((d) => createSvg(doc, 'path', { d })),
    );
  const markers = Object.entries(SIGN_PATHS).flatMap(([name, paths]) => [
    createMarker(name, paths),
    createMarker(`${name}-on`, paths),
  ]);
  return createSvg(doc, 'svg', { class: 'marks' }, ...markers);
}

/** Adds to a diagram everything that its drawings share: the markers of all signs, the styles, and the legend. */
export function prepareDrawing(root: ShadowRoot, phases: readonly Phase[]): void {
  renderLegend(root, phases);
  const container = root.querySelector('.return-route');
  if (!container || container.firstChild) return;
  signMarkers ??= createSignMarkers(root.ownerDocument);
  container.append(signMarkers.cloneNode(true));
  const { styleSheet } = routeDrawingStyles;
  // First, so that all other sheets override it.
  if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets.unshift(styleSheet);
}

/** Drawings to clone, by specification: phases with the same specification differ in their progress only. */
const drawingTemplates = new Map<string | undefined, Element>();

/** Creates a group of two drawings: the route of a phase, and the approach to its station. */
function createDrawing(doc: Document, { index, tools, risks, options, optionLabels }: DrawingSpec): Element {
  const geometry = createPhaseGeometry(index, tools, risks, options.length > 0);
  const createPath = (className: string, d: string) => createSvg(doc, 'path', { class: className, d });
  const createStretchedSvg = (...lines: Element[]) =>
    createSvg(doc, 'svg', { viewBox: '0 0 100 100', preserveAspectRatio: 'none' }, ...lines);
  const createMark = (className: string, { horizontal, vertical }: RouteMark) =>
    createSvg(doc, 'line', {
      class: vertical ? className : `${className} wide-only`,
      x1: `${horizontal[0]}%`,
      y1: `${horizontal[1]}%`,
      x2: `${vertical?.[0] ?? 0}%`,
      y2: `${vertical?.[1] ?? 0}%`,
    });
  const createDecisionMark = (className: string, sign: keyof typeof DECISION_POSITIONS) =>
    createMark(className, createRouteMark(DECISION_POSITIONS[sign]));
  const createLabel = (option: DecisionOption) => {
    const [x, y] = DECISION_POSITIONS[option];
    const label = createSvg(doc, 'text', { x: `${x}%`, y: `${y}%`, dy: option === 'wait' ? '-1.1em' : '1.85em' });
    label.textContent = optionLabels[option];
    return label;
  };

  const tracks = options.map((option) => DECISION_TRACKS[option]).filter((track) => track[0]);
  const endMarks = options[0]
    ? [
        createDecisionMark('node', 'fork'),
        ...options.flatMap((option) => [createDecisionMark(option, option), createLabel(option)]),
      ]
    : [createMark('flag', geometry.flag)];
  const route = createSvg(
    doc,
    'svg',
    { class: 'draw run' },
    createStretchedSvg(
      createPath('casing', geometry.path),
      ...tracks.map((track) => createPath('spur', toPathData(track))),
      ...geometry.risks.map(({ detour }) => createPath('detour', detour)),
      createPath('ahead', geometry.path),
      createPath('trail', geometry.path),
      // Clips the trail to the travelled part. CSS inset() would be simpler, but is drawn badly while it changes.
      createSvg(doc, 'clipPath', {}, createSvg(doc, 'rect', { x: -99, y: -99, height: 299 })),
    ),
    ...geometry.tools.map((mark) => createMark('tool', mark)),
    ...geometry.risks.map(({ mark }) => createMark('risk', mark)),
    ...endMarks,
  );
  // These signs never change.
  for (const mark of route.querySelectorAll('.risk, .node')) setMarkSign(mark, mark.classList.item(0) ?? '');

  const approach = toPathData(APPROACH);
  const entry = createSvg(
    doc,
    'svg',
    { class: 'draw entry' },
    createStretchedSvg(createPath('casing', approach), createPath('ahead', approach)),
  );
  return createSvg(doc, 'g', {}, route, entry);
}

/** Drawing of one phase: its route and the approach to its station. The styles draw it horizontally or vertically. */
export class RouteDrawing {
  /** Elements to insert into the document. */
  readonly nodes: Element[];
  readonly #spec: DrawingSpec;

  constructor(doc: Document, spec: DrawingSpec) {
    const key = toJsonText({ ...spec, index: spec.index % PLAIN_ROUTE_COUNT });
    let template = drawingTemplates.get(key);
    if (!template) drawingTemplates.set(key, (template = createDrawing(doc, spec)));
    this.nodes = [...(template.cloneNode(true) as Element).children];
    this.#spec = spec;
    const clipId = `trail${spec.index}`;
    setAttributes(this.#find('clipPath'), { id: clipId });
    setAttributes(this.#find('.trail'), { 'clip-path': `url(#${clipId})` });
  }

  #find(selector: string): Element | undefined {
    return this.nodes[0]?.querySelector(selector) ?? undefined;
  }

  #findAll(selector: string): Element[] {
    return [...(this.nodes[0]?.querySelectorAll(selector) ?? [])];
  }

  /** Updates the drawing in place. */
  update({
    travelledPercent,
    isReached,
    isCompleted,
    chosenTools,
    assessedRisks,
    option: decidedOption,
  }: RouteProgress): void {
    const { tools, options } = this.#spec;
    // Only the decision to go leads past the fork.
    const [fork] = DECISION_POSITIONS.fork;
    const isPastFork = decidedOption ? decidedOption === 'go' : isCompleted;
    const reached = options.length && !isPastFork ? Math.min(travelledPercent, fork) : travelledPercent;
    // A width of 0 hides the round start of the line. The last percent adds 100, to show its round end.
    const clipWidth = reached && reached + (reached < 100 ? 99 : 199);
    setAttributes(this.#find('rect'), { width: clipWidth });
    const approach = this.nodes[1]?.firstElementChild?.lastElementChild ?? undefined;
    setAttributes(approach, { class: isReached ? 'trail' : 'ahead' });
    this.#findAll('.detour').forEach((line, i) => line.classList.toggle('on', assessedRisks[i]));
    // If not all tools are drawn, the chosen share of all tools is filled.
    const countFilled = (isNarrow: boolean) =>
      (chosenTools * countDrawnTools(tools, options.length > 0, isNarrow)) / tools;
    const [filledHorizontal, filledVertical] = [countFilled(false), countFilled(true)];
    this.#findAll('.tool').forEach((mark, i) =>
      setMarkSign(mark, i < filledHorizontal ? 'tool-on' : 'tool', i < filledVertical ? 'tool-on' : 'tool'),
    );
    this.#findAll('.flag').forEach((mark) => setMarkSign(mark, isCompleted ? 'flag-on' : 'flag'));
    const spurs = this.#findAll('.spur');
    for (const option of options) {
      if (DECISION_TRACKS[option][0]) spurs.shift()?.classList.toggle('on', option === decidedOption);
      const sign = option === decidedOption ? `${option}-on` : option;
      this.#findAll(`line.${option}`).forEach((mark) => setMarkSign(mark, sign));
    }
  }
}
