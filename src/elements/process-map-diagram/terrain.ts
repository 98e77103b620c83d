/** Columns and rows of the grid that heights are taken on; the tile repeats after them. */
const COLUMNS = 32;
const ROWS = 20;
/** Units per cell; the tile is 960 by 600 units, 16 to the rem. */
const CELL = 30;
/** Cells beyond the tile, so that lines run past its edge. */
const MARGIN = 3;
const W = COLUMNS + 2 * MARGIN;
const H = ROWS + 2 * MARGIN;
/** Corners in a row of cells. */
const ACROSS = W + 1;

/** Numbers from 0 to 1, the same for the same text (mulberry32). */
function createRandom(text: string): () => number {
  let s = 0;
  for (const c of text) s = Math.imul(s ^ c.charCodeAt(0), 0x9e3779b1) ^ (s >>> 15);
  return () => {
    s = (s + 0x6d2b79f5) | 0;
    let t = Math.imul(s ^ (s >>> 15), 1 | s);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Heights without a seam: value noise in three octaves, by column and row. */
function createLandscape(next: () => number): (x: number, y: number) => number {
  const octaves = (
    [
      [4, 3, 1],
      [8, 5, 0.42],
      [16, 10, 0.1],
    ] as const
  ).map(([across, down, weight]) => ({ across, down, weight, at: Array.from({ length: across * down }, next) }));
  const ease = (t: number) => t * t * t * (t * (t * 6 - 15) + 10);
  return (x, y) => {
    let sum = 0;
    for (const { across, down, weight, at } of octaves) {
      const gx = (x / COLUMNS) * across;
      const gy = (y / ROWS) * down;
      const x0 = Math.floor(gx);
      const y0 = Math.floor(gy);
      const u = ease(gx - x0);
      const v = ease(gy - y0);
      const get = (i: number, j: number) => at[((j + down) % down) * across + ((i + across) % across)] ?? 0;
      const row = (j: number) => get(x0, j) * (1 - u) + get(x0 + 1, j) * u;
      sum += weight * (row(y0) * (1 - v) + row(y0 + 1) * v);
    }
    return sum;
  };
}

/** The smoothed outlines of all that is above 0, by marching squares; closed, where the rim of the grid is below. */
function traceOutline(heights: readonly number[]): string {
  const at = (corner: number) => heights[corner] ?? 0;
  const isHigh = (corner: number) => at(corner) > 0;
  // Every crossed edge leads to the next one round high ground. Its number: twice that of its first corner, + 1 where it runs down.
  const next = new Map<number, number>();
  const points = new Map<number, [number, number]>();
  for (let corner = 0; corner < ACROSS * H; corner++) {
    const below = corner + ACROSS;
    const first = isHigh(corner);
    if (
      corner % ACROSS === W ||
      (first === isHigh(corner + 1) && first === isHigh(below) && first === isHigh(below + 1))
    )
      continue;
    const high = [first, isHigh(corner + 1), isHigh(below + 1), isHigh(below)];
    const edges = [2 * corner, 2 * corner + 3, 2 * below, 2 * corner + 1];
    // Round the cell: each step from low to high opens a line that the next step down closes.
    for (let k = 0; k < 4; k++) {
      const start = edges[k] ?? 0;
      if (high[k] || !high[(k + 1) % 4]) continue;
      let end = (k + 1) % 4;
      while (high[(end + 1) % 4]) end = (end + 1) % 4;
      next.set(start, edges[end] ?? 0);
      const from = start >> 1;
      const down = start % 2;
      // Kept off the corners: points close to each other would make a kink.
      const t = Math.min(0.8, Math.max(0.2, at(from) / (at(from) - at(from + (down ? ACROSS : 1)))));
      points.set(start, [
        ((from % ACROSS) - MARGIN + (down ? 0 : t)) * CELL,
        (Math.floor(from / ACROSS) - MARGIN + (down ? t : 0)) * CELL,
      ]);
    }
  }
  let d = '';
  for (const start of next.keys()) {
    const ring: [number, number][] = [];
    for (let key: number | undefined = start; key !== undefined;) {
      const after = next.get(key);
      const point = points.get(key);
      if (after !== undefined && point) ring.push(point);
      next.delete(key);
      key = after;
    }
    // Round the corners: from middle to middle, and over the first point again.
    let [px, py] = ring[0] ?? [0, 0];
    for (const [i, [x, y]] of [...ring.slice(1), ...ring.slice(0, 2)].entries()) {
      const middle = `${Math.round((px + x) / 2)} ${Math.round((py + y) / 2)}`;
      d += i ? `Q${Math.round(px)} ${Math.round(py)} ${middle}` : `M${middle}`;
      [px, py] = [x, y];
    }
    d += 'z';
  }
  return d;
}

/** One shape of the ground: its path, its colours from the tokens, and whether it casts a shadow. */
export interface TerrainShape {
  d: string;
  fill: string;
  stroke: string;
  shadow?: boolean;
}

const mixColors = (a: string, b: string, percent: number) => `color-mix(in srgb,${a},${b} ${percent}%)`;

/**
 * The ground of a map: contours, lakes and trees, from the lowest shape to the highest. The same seed gives the
 * same ground: a tile of 960 by 600 that repeats without a seam.
 */
export function createTerrain(seed: string): TerrainShape[] {
  const dice = createRandom(seed);
  const height = createLandscape(dice);
  const grid: number[] = [];
  for (let j = 0; j <= H; j++) for (let i = 0; i <= W; i++) grid.push(height(i - MARGIN, j - MARGIN));
  const rim = grid.map((_, i) => i < ACROSS || i >= ACROSS * H || i % ACROSS === 0 || i % ACROSS === W);
  const sorted = grid.toSorted((a, b) => a - b);
  const level = (share: number) => sorted[Math.floor(share * sorted.length)] ?? 0;
  const above = (limit: number, sign = 1) => traceOutline(grid.map((h, i) => (rim[i] ? -1 : (h - limit) * sign)));

  const contour = 'var(--_contour)';
  const water = 'var(--_water)';
  // Meadows, deeper up to the middle, then towards sand.
  const shapes: TerrainShape[] = [0.07, 0.2, 0.33, 0.46, 0.58, 0.69, 0.79, 0.87, 0.94].map((share, i) => ({
    d: above(level(share)),
    fill: mixColors(
      mixColors('var(--_ground)', contour, i < 4 ? 5 + i * 7 : 46 - i * 5),
      'var(--_warn)',
      Math.max(0, i - 3) * 2,
    ),
    stroke: contour,
    shadow: true,
  }));
  shapes.push(
    { d: above(level(0.07), -1), fill: water, stroke: mixColors(water, 'var(--_edge)', 50) },
    { d: above(level(0.035), -1), fill: mixColors(water, 'var(--_edge)', 15), stroke: 'none' },
  );

  const [low, high] = [level(0.36), level(0.55)];
  let trees = '';
  for (let tries = 0; tries < 250; tries++) {
    const [x, y] = [dice() * COLUMNS, dice() * ROWS];
    const h = height(x, y);
    if (h > low && h < high) trees += `M${Math.round(x * CELL)} ${Math.round(y * CELL)}l4 9h-8z`;
  }
  shapes.push({ d: trees, fill: mixColors(contour, 'var(--_done)', 25), stroke: 'none' });
  return shapes;
}

let TERRAIN_CSS: CSSStyleSheet | undefined;

/** Lays the ground of the map of that id under the sheet in `root`. */
export function renderTerrain(root: ShadowRoot, id: string): void {
  const sheet = root.querySelector('.sheet');
  const old = root.querySelector<SVGElement>('.ground');
  if (!sheet || old?.dataset['of'] === id) return;
  if (!TERRAIN_CSS) {
    TERRAIN_CSS = new CSSStyleSheet();
    TERRAIN_CSS.replaceSync(
      // Sizes in em of a font of 1rem, so that it grows with the text. And what can wait: motion and print.
      '.ground{position:absolute;inset:0;width:100%;height:100%;z-index:-2;font-size:1rem}' +
        '@media (forced-colors:active),(prefers-contrast:more){.ground{display:none}}' +
        '@media (prefers-reduced-motion:no-preference){.arc,clipPath rect{transition:.5s}}' +
        '@media print{:host{color-scheme:light}.sheet{--_ground:#fff;print-color-adjust:exact}li{break-inside:avoid}.ground path{fill:#fff;stroke:#c9cfc9}}',
    );
  }
  if (!root.adoptedStyleSheets.includes(TERRAIN_CSS))
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, TERRAIN_CSS];

  const draw = (name: string, parent: Element | undefined, attributes: Record<string, string>) => {
    const element = root.ownerDocument.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    parent?.append(element);
    return element;
  };
  const full = { width: '100%', height: '100%' };
  const svg = draw('svg', undefined, { class: 'ground', 'aria-hidden': 'true', 'data-of': id });
  const tile = draw('pattern', svg, {
    id: 'ground',
    width: '60em',
    height: '37.5em',
    patternUnits: 'userSpaceOnUse',
    viewBox: '0 0 960 600',
  });
  for (const { d, fill, stroke, shadow } of createTerrain(id)) {
    if (shadow)
      draw('path', tile, { d, fill: 'light-dark(rgb(62 82 40/.13),rgb(0 0 0/.34))', transform: 'translate(1.5 2.5)' });
    draw('path', tile, { d, fill, stroke });
  }
  draw('rect', svg, { ...full, fill: 'url(#ground)' });
  old?.remove();
  sheet.prepend(svg);
}
