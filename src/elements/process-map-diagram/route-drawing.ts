import type { DecisionOption, Phase } from '../../map/map-definition.js';
import { styles } from './route-drawing.styles.js';
import { APPROACH, SIGNS, TRACKS, down, drawn, pathOf, plan, type Mark } from './geometry.js';
import { key } from './legend.js';
import { create, set, show } from './svg-dom.js';

/** How far one has come in a phase, and what there is of it. */
export interface Progress {
  /** In percent. */
  travelled: number;
  /** Whether one has come to the station. */
  reached: boolean;
  completed: boolean;
  /** How many tools are chosen. */
  chosen: number;
  /** One entry for each risk. */
  assessed: readonly boolean[];
  option: DecisionOption | undefined;
}

/** What does not change while a map is shown. */
export interface Sight {
  index: number;
  tools: number;
  risks: number;
  options: readonly DecisionOption[];
  /** The options, in words. */
  words: Record<DecisionOption, string>;
}

const DIAMOND = 'M0-5.5 5.5 0 0 5.5-5.5 0z';
const DISC = 'M-10 0a10 10 0 0 1 20 0a10 10 0 0 1-20 0z';

/** The signs, around their middle, 16 units wide: the shape, and what is drawn on it. The styles say how large. */
const MARKS: Record<string, string[]> = {
  tool: [DIAMOND],
  node: [DIAMOND],
  risk: ['M0-6.2 7 6H-7z', 'M0-1.8v3.6M0 3.8v.2'],
  flag: ['M0 0v-13l9 2.8-9 3.2'],
  go: [DISC, 'M-2-4l4 4-4 4'],
  wait: [DISC, 'M-2.4-3.5v7M2.4-3.5v7'],
  stop: [DISC, 'M-3-3H3V3H-3z'],
};

let marks: Element | undefined;
let sheet: CSSStyleSheet | undefined;

/** Puts the signs that the drawings of one map share into their place in `root`, the styles of the drawing under the others, and the key under the map. */
export function prepare(root: ShadowRoot, phases: readonly Phase[]): void {
  key(root, phases);
  const place = root.querySelector('.ret');
  if (!place || place.firstChild) return;
  const doc = root.ownerDocument;
  marks ??= create(
    doc,
    'svg',
    { class: 'marks' },
    ...Object.entries(MARKS).flatMap(([name, paths]) =>
      ['', '-on'].map((on) =>
        create(
          doc,
          'marker',
          { id: name + on, class: name + on, viewBox: '-8 -8 16 16', markerWidth: 1, markerHeight: 1 },
          ...paths.map((d) => create(doc, 'path', { d })),
        ),
      ),
    ),
  );
  place.append(marks.cloneNode(true));
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
  }
  if (!root.adoptedStyleSheets.includes(sheet)) root.adoptedStyleSheets = [sheet, ...root.adoptedStyleSheets];
}

/** Drawings that were made, to be copied: phases of the same sight differ in how far one has come only. */
const made = new Map<string, Element>();

function make(doc: Document, { index, tools, risks, options, words }: Sight): Element {
  const at = plan(index, tools, risks, options.length > 0);
  const line = (kind: string, d: string) => create(doc, 'path', { class: kind, d });
  const stretched = (...lines: Element[]) =>
    create(doc, 'svg', { viewBox: '0 0 100 100', preserveAspectRatio: 'none' }, ...lines);
  /** A sign: at its start where the map is wide, at its end where it is narrow. */
  const mark = (kind: string, [[x1, y1], to]: Mark) => {
    const [x2, y2] = to ?? [0, 0];
    return create(doc, 'line', {
      class: to ? kind : `${kind} few`,
      x1: `${x1}%`,
      y1: `${y1}%`,
      x2: `${x2}%`,
      y2: `${y2}%`,
    });
  };
  const sign = (name: keyof typeof SIGNS): Mark => [SIGNS[name], down(SIGNS[name])];
  const word = (id: DecisionOption) => {
    const [x, y] = SIGNS[id];
    const text = create(doc, 'text', { x: `${x}%`, y: `${y}%`, dy: id === 'wait' ? '-1.1em' : '1.85em' });
    text.textContent = words[id];
    return text;
  };
  const art = create(
    doc,
    'svg',
    { class: 'draw run' },
    stretched(
      line('casing', at.path),
      ...options.flatMap((id) => (TRACKS[id][0] ? [line('spur', pathOf(TRACKS[id]))] : [])),
      ...at.risks.map(([, way]) => line('way', way)),
      line('ahead', at.path),
      line('trail', at.path),
      // It grows by the width of what is seen of it. An inset() would do, were it drawn well while it changes.
      create(doc, 'clipPath', {}, create(doc, 'rect', { x: -99, y: -99, height: 299 })),
    ),
    ...at.tools.map((point) => mark('tool', point)),
    ...at.risks.map(([point]) => mark('risk', point)),
    ...(options[0]
      ? [mark('node', sign('fork')), ...options.flatMap((id) => [mark(id, sign(id)), word(id)])]
      : [mark('flag', at.flag)]),
  );
  for (const fixed of art.querySelectorAll('.risk, .node')) show(fixed, fixed.classList.item(0) ?? '');
  const approach = pathOf(APPROACH);
  const whole = create(doc, 'g', {}, art);
  whole.append(
    create(doc, 'svg', { class: 'draw entry' }, stretched(line('casing', approach), line('ahead', approach))),
  );
  return whole;
}

/** The drawing of one phase: all of the route that belongs to it. The styles lay it across or down. */
export class Drawing {
  readonly nodes: Element[];
  readonly #sight: Sight;

  constructor(doc: Document, sight: Sight) {
    const key = JSON.stringify({ ...sight, index: sight.index % 4 });
    let whole = made.get(key);
    if (!whole) made.set(key, (whole = make(doc, sight)));
    this.nodes = [...(whole.cloneNode(true) as Element).children];
    this.#sight = sight;
    const id = `trail${sight.index}`;
    set(this.#one('clipPath'), { id });
    set(this.#one('.trail'), { 'clip-path': `url(#${id})` });
  }

  #one(selector: string): Element | undefined {
    return this.nodes[0]?.querySelector(selector) ?? undefined;
  }

  /** Shows how far one has come. */
  update({ travelled, reached, completed, chosen, assessed, option }: Progress): void {
    const [run, entry] = this.nodes;
    const { tools, options } = this.#sight;
    const all = (selector: string) => [...(run?.querySelectorAll(selector) ?? [])];
    // Round ends are seen whole at the end, and not at all at the beginning.
    set(this.#one('rect'), { width: travelled && travelled + (travelled < 100 ? 99 : 199) });
    set(entry?.firstElementChild?.lastElementChild ?? undefined, { class: reached ? 'trail' : 'ahead' });
    all('.way').forEach((line, i) => line.classList.toggle('on', assessed[i]));
    const share = (isDown: boolean) => (chosen * drawn(tools, options.length > 0, isDown)) / tools;
    all('.tool').forEach((line, i) =>
      show(line, i < share(false) ? 'tool-on' : 'tool', i < share(true) ? 'tool-on' : 'tool'),
    );
    all('.flag').forEach((line) => show(line, completed ? 'flag-on' : 'flag'));
    for (const id of options) all(`line.${id}`).forEach((line) => show(line, id === option ? `${id}-on` : id));
  }
}
