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
  type PhaseGeometry,
  type RouteMark,
} from './geometry.js';
import { renderLegend } from './legend.js';
import { createSvg, setAttributes, setMarkSign } from './svg-dom.js';
import { toJsonText } from '../../utils/json.js';
import { createList } from '../../utils/objects.js';

/** The part of a drawing that changes with the journey. */
export interface RouteProgress {
  /** Part of the exit rule that holds, in percent. */
  travelledPercent: number;

  /** True once the journey reached the station. */
  isReached: boolean;
  isCompleted: boolean;

  /** True for each tool that is chosen. */
  chosenTools: readonly boolean[];
  risks: readonly { isAssessed: boolean; isOverdue: boolean }[];

  /** The decision that was made. */
  option: DecisionOption | undefined;
}

/** The part of a drawing that is constant as long as a map is shown. */
export interface DrawingSpec {
  /** Position of the phase on the map, counted from 0. */
  index: number;

  /** True to draw the line alone, without signs. */
  isStrip: boolean;

  /** Number of tools. */
  tools: number;

  /** Number of risks. */
  risks: number;
  hasOutcome: boolean;

  /** Options of the decision; empty if there is none. */
  options: readonly DecisionOption[];
  optionLabels: Record<DecisionOption, string>;
}

const DIAMOND_PATH = 'M0-5.5 5.5 0 0 5.5-5.5 0z';
const DISC_PATH = 'M-10 0a10 10 0 0 1 20 0a10 10 0 0 1-20 0z';

/** Path data of each sign: the shape, and the symbol on it. 16 units wide around the middle; styles set the size. */
const SIGN_PATHS: Record<string, string[]> = {
  tool: [DIAMOND_PATH],
  'tool-on': [DIAMOND_PATH],
  node: [DIAMOND_PATH],
  risk: ['M0-6.2 7 6H-7z', 'M0-1.8v3.6M0 3.8v.2'],
  flag: ['M0 0v-13l9 2.8-9 3.2'],
  'flag-on': ['M0 0v-13l9 2.8-9 3.2'],
};
const OPTION_SIGN_PATHS: Record<DecisionOption, string[]> = {
  go: [DISC_PATH, 'M-2-4l4 4-4 4'],
  wait: [DISC_PATH, 'M-2.4-3.5v7M2.4-3.5v7'],
  stop: [DISC_PATH, 'M-3-3H3V3H-3z'],
};

/** Returns the id of the sign for risks: with their number, if one sign stands for several. */
const getRiskSign = (riskCount: number, drawnCount: number) => (riskCount > drawnCount ? `risk-${riskCount}` : 'risk');

/** Creates the markers of the signs on a map. */
function createSignMarkers(doc: Document, phases: readonly Phase[]): Element {
  const createMarker = (id: string, paths: readonly string[] = [], className = id) =>
    createSvg(
      doc,
      'marker',
      { id, class: className, viewBox: '-8 -8 16 16', markerWidth: 1, markerHeight: 1 },
      ...paths.map((d) => createSvg(doc, 'path', { d })),
    );
  const markers = Object.entries(SIGN_PATHS).map(([id, paths]) => createMarker(id, paths));
  const options = new Set(phases.flatMap(({ exit }) => exit.decision?.options.map(({ id }) => id) ?? []));
  for (const option of options) {
    markers.push(...[option, `${option}-on`].map((id) => createMarker(id, OPTION_SIGN_PATHS[option])));
  }
  for (const count of new Set(phases.map(({ risks }) => risks.length).filter((length) => length > 1))) {
    const marker = createMarker(`risk-${count}`, SIGN_PATHS['risk']?.slice(0, 1), 'risk');
    const number = createSvg(doc, 'text', { y: 5 });
    number.textContent = String(count);
    marker.append(number);
    markers.push(marker);
  }
  return createSvg(doc, 'svg', { class: 'marks' }, ...markers);
}

/** Phases that the markers in a container were created for. */
const phasesOfMarkers = new WeakMap<Element, readonly Phase[]>();

/** Adds to a diagram all that its drawings share: the styles and, except in a strip, the markers and the legend. */
export function prepareDrawing(root: ShadowRoot, phases: readonly Phase[], isStrip: boolean): void {
  const { styleSheet } = routeDrawingStyles;
  // First, so that all other sheets override it.
  if (styleSheet && !root.adoptedStyleSheets.includes(styleSheet)) root.adoptedStyleSheets.unshift(styleSheet);
  if (isStrip) {
    root.querySelector('.key')?.remove();
    return;
  }
  renderLegend(root, phases);
  const container = root.querySelector('.return-route');
  // Other maps may have other signs.
  if (!container || phasesOfMarkers.get(container) === phases) return;
  phasesOfMarkers.set(container, phases);
  container.replaceChildren(createSignMarkers(root.ownerDocument, phases));
}

/** Drawings to clone, by specification: phases with the same specification differ in their progress only. */
const drawingTemplates = new Map<string | undefined, Element>();

const createPath = (doc: Document, className: string, d: string) => createSvg(doc, 'path', { class: className, d });

/** Attributes of a drawing of lines that is stretched to the size of its container. */
const STRETCHED = { viewBox: '0 0 100 100', preserveAspectRatio: 'none' };

/** Creates a mark, whose sign is set later. */
const createMark = (doc: Document, className: string, { horizontal, vertical }: RouteMark) =>
  createSvg(doc, 'line', {
    class: vertical ? className : `${className} wide-only`,
    x1: `${horizontal[0]}%`,
    y1: `${horizontal[1]}%`,
    x2: `${vertical?.[0] ?? 0}%`,
    y2: `${vertical?.[1] ?? 0}%`,
  });

/** Creates the marks of the fork and of the options of a decision, with their labels. */
function createDecisionMarks(doc: Document, { options, optionLabels }: DrawingSpec): Element[] {
  const createMarkAt = (className: string, place: keyof typeof DECISION_POSITIONS) =>
    createMark(doc, className, createRouteMark(DECISION_POSITIONS[place]));
  const createLabel = (option: DecisionOption) => {
    const [x, y] = DECISION_POSITIONS[option];
    const label = createSvg(doc, 'text', { x: `${x}%`, y: `${y}%`, dy: option === 'wait' ? '-1.1em' : '1.85em' });
    label.textContent = optionLabels[option];
    return label;
  };
  return [
    createMarkAt('node', 'fork'),
    ...options.flatMap((option) => [createMarkAt(option, option), createLabel(option)]),
  ];
}

/** Creates the marks of the tools, of the risks, and of the end of a phase: the decision, or else the outcome. */
function createMarks(doc: Document, spec: DrawingSpec, { tools, risks, flag }: PhaseGeometry): Element[] {
  const marks: Element[] = [
    ...tools.map((mark) => createMark(doc, 'tool', mark)),
    ...risks.map(({ mark }) => createMark(doc, 'risk', mark)),
  ];
  if (spec.options[0]) marks.push(...createDecisionMarks(doc, spec));
  else if (spec.hasOutcome) marks.push(createMark(doc, 'flag', flag));
  return marks;
}

/** Creates the lines around the route: a lake below it, then the tracks of a decision and the detours on its casing. */
function createSurroundings(doc: Document, { options }: DrawingSpec, geometry: PhaseGeometry): Element[] {
  const { lake, path, risks } = geometry;
  const createTracks = (option: DecisionOption) =>
    DECISION_TRACKS[option].map((track, i) => createPath(doc, i ? 'spur' : `spur to-${option}`, toPathData(track)));
  return [
    ...(lake ? [createPath(doc, 'lake wide-only', lake)] : []),
    createPath(doc, 'casing', path),
    ...options.flatMap(createTracks),
    ...risks.map(({ mark, detour }) => createPath(doc, mark.vertical ? 'detour' : 'detour wide-only', detour)),
  ];
}

/** Creates a group of two drawings: the route of a phase, and the approach to its station. */
function createDrawing(doc: Document, spec: DrawingSpec): Element {
  const { index, isStrip, tools, risks, options } = spec;
  const geometry = createPhaseGeometry(index, tools, risks, options.length > 0);
  const { path } = geometry;
  const lines = [
    ...(isStrip ? [createPath(doc, 'casing', path)] : createSurroundings(doc, spec, geometry)),
    createPath(doc, 'ahead', path),
    createPath(doc, 'trail', path),
    // Clips the trail to the travelled part. CSS inset() would be simpler, but is drawn badly while it changes.
    createSvg(doc, 'clipPath', {}, createSvg(doc, 'rect', { x: -99, y: -99, height: 299 })),
  ];
  const marks = isStrip ? [] : createMarks(doc, spec, geometry);
  const route = marks[0]
    ? createSvg(doc, 'svg', { class: 'draw run' }, createSvg(doc, 'svg', STRETCHED, ...lines), ...marks)
    : createSvg(doc, 'svg', { class: 'draw run', ...STRETCHED }, ...lines);
  // These signs never change.
  for (const mark of route.querySelectorAll('.node')) setMarkSign(mark, 'node');
  for (const mark of route.querySelectorAll('.risk')) {
    // A narrow map has room for one sign.
    setMarkSign(mark, getRiskSign(risks, geometry.risks.length), getRiskSign(risks, 1));
  }
  const approach = toPathData(APPROACH);
  const approachLines = ['casing', 'ahead'].map((className) => createPath(doc, className, approach));
  return createSvg(doc, 'g', {}, route, createSvg(doc, 'svg', { class: 'draw entry', ...STRETCHED }, ...approachLines));
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
  update({ travelledPercent, isReached, isCompleted, chosenTools, risks, option: decidedOption }: RouteProgress): void {
    const { tools, risks: riskCount, options } = this.#spec;
    // Only the decision to go leads past the fork. Any other one is reached from there.
    const [fork] = DECISION_POSITIONS.fork;
    const isPastFork = !options[0] || (decidedOption ? decidedOption === 'go' : isCompleted);
    const percentToFork = decidedOption ? fork : Math.min(travelledPercent, fork);
    const reached = isPastFork ? travelledPercent : percentToFork;
    // A width of 0 hides the round start of the line. The last percent adds 100, to show its round end.
    const clipWidth = reached && reached + (reached < 100 ? 99 : 199);
    setAttributes(this.#find('rect'), { width: clipWidth });
    const approach = this.nodes[1]?.lastElementChild ?? undefined;
    setAttributes(approach, { class: isReached ? 'trail' : 'ahead' });
    const detours = this.#findAll('.detour');
    detours.forEach((line, i) => {
      // One line stands for all risks if they have no room of their own.
      const risksOfLine = detours.length < risks.length ? risks : risks.slice(i, i + 1);
      line.classList.toggle(
        'on',
        risksOfLine.every(({ isAssessed }) => isAssessed),
      );
      line.classList.toggle(
        'all',
        risks.every(({ isAssessed }) => isAssessed),
      );
      line.classList.toggle(
        'overdue',
        risksOfLine.some(({ isOverdue }) => isOverdue),
      );
    });
    const [isFilled, isFilledIfNarrow] = countDrawnTools(tools, riskCount, options.length > 0).map((drawnCount) =>
      listFilled(chosenTools, drawnCount),
    );
    this.#findAll('.tool').forEach((mark, i) =>
      setMarkSign(mark, isFilled?.[i] ? 'tool-on' : 'tool', isFilledIfNarrow?.[i] ? 'tool-on' : 'tool'),
    );
    this.#findAll('.flag').forEach((mark) => setMarkSign(mark, isCompleted ? 'flag-on' : 'flag'));
    for (const option of options) {
      this.#find(`.to-${option}`)?.classList.toggle('on', option === decidedOption);
      const sign = option === decidedOption ? `${option}-on` : option;
      this.#findAll(`line.${option}`).forEach((mark) => setMarkSign(mark, sign));
    }
  }
}

/** Returns which diamonds are filled: those of the chosen tools, or the first ones if not every tool has a diamond. */
function listFilled(chosenTools: readonly boolean[], drawnCount: number): readonly boolean[] {
  if (drawnCount === chosenTools.length) return chosenTools;
  const chosenCount = chosenTools.filter(Boolean).length;
  // Not all are filled unless all are chosen.
  const filledCount = chosenCount < chosenTools.length ? Math.min(chosenCount, drawnCount - 1) : drawnCount;
  return createList(drawnCount, (i) => i < filledCount);
}
