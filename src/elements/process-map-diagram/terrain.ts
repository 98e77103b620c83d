import { createList } from '../../utils/objects.js';

/** Cells of the height grid. The ground is a tile that repeats after them. */
const COLUMNS = 32;
const ROWS = 20;

/** Units per cell: the tile is 960 by 600 units, and 16 units are 1rem. */
const CELL_UNITS = 30;

/** Cells beyond each edge of the tile, so that contours run past the edge. */
const MARGIN_CELLS = 3;
const GRID_COLUMNS = COLUMNS + 2 * MARGIN_CELLS;
const GRID_ROWS = ROWS + 2 * MARGIN_CELLS;
const CORNERS_PER_ROW = GRID_COLUMNS + 1;

/** Attempts to place a tree. Only those on middle heights succeed. */
const TREE_ATTEMPTS = 250;

/** Shares of the ground below each contour. */
const LEVEL_SHARES = [0.07, 0.2, 0.33, 0.46, 0.58, 0.69, 0.79, 0.87, 0.94];

type Random = () => number;

/** Creates a generator of numbers from 0 to 1 that is seeded by a text (mulberry32). */
function createRandom(seed: string): Random {
  let state = 0;
  for (const character of seed) {
    state = Math.imul(state ^ character.charCodeAt(0), 0x9e3779b1) ^ (state >>> 15);
  }
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 4294967296;
  };
}

const ease = (t: number) => t * t * t * (t * (t * 6 - 15) + 10);

// The functions below run thousands of times before the browser has optimised them: they create no objects.

/** Creates one octave of the heights: noise between the random values of a lattice, periodic over the tile. */
function createOctave(random: Random, columns: number, rows: number): (x: number, y: number) => number {
  const values = createList(columns * rows, random);
  return (x, y) => {
    const gridX = (x / COLUMNS) * columns;
    const gridY = (y / ROWS) * rows;
    const left = Math.floor(gridX);
    const top = Math.floor(gridY);
    const u = ease(gridX - left);
    const v = ease(gridY - top);
    const column = (left + columns) % columns;
    const nextColumn = (column + 1) % columns;
    const start = ((top + rows) % rows) * columns;
    const nextStart = ((top + 1 + rows) % rows) * columns;
    const above = (values[start + column] ?? 0) * (1 - u) + (values[start + nextColumn] ?? 0) * u;
    const below = (values[nextStart + column] ?? 0) * (1 - u) + (values[nextStart + nextColumn] ?? 0) * u;
    return above * (1 - v) + below * v;
  };
}

/** Creates a height function by column and row. */
function createHeightFunction(random: Random): (x: number, y: number) => number {
  const coarse = createOctave(random, 4, 3);
  const middle = createOctave(random, 8, 5);
  const fine = createOctave(random, 16, 10);
  return (x, y) => coarse(x, y) + 0.42 * middle(x, y) + 0.1 * fine(x, y);
}

/** Returns true for a corner at the rim of the grid. It is below every level, so that contours are closed. */
const isRim = (corner: number) => {
  const column = corner % CORNERS_PER_ROW;
  return corner < CORNERS_PER_ROW || corner >= CORNERS_PER_ROW * GRID_ROWS || column === 0 || column === GRID_COLUMNS;
};

/**
 * Edges of a cell, in order around it, as offsets. An edge has twice the number of its first corner, and 1 more if it
 * runs down.
 */
const EDGE_OFFSETS = [0, 3, 2 * CORNERS_PER_ROW, 1];

/** Edges at which contours enter and leave a cell, by the set of its corners that are high, a bit for each corner. */
const CELL_LINES = createList(16, (corners) => {
  const isHigh = (side: number) => (corners >> (side % 4)) % 2 === 1;
  const offsetOf = (side: number) => EDGE_OFFSETS[side % 4] ?? 0;
  // Around the cell: each step from low to high begins a line that ends at the next step down.
  return [0, 1, 2, 3].flatMap((side) => {
    if (isHigh(side) || !isHigh(side + 1)) return [];
    let end = side + 1;
    while (isHigh(end + 1)) end++;
    return [{ start: offsetOf(side), end: offsetOf(end) }];
  });
});

/** Contours of a level: the edge that a contour crosses after each edge. */
type Contours = Map<number, number>;

/**
 * Finds the contours of all levels at once, by marching squares.
 *
 * @param levels In ascending order.
 */
function findContours(heights: readonly number[], levels: readonly number[]): Contours[] {
  const contours = levels.map((): Contours => new Map());
  // Number of levels that each corner is above.
  const counts = heights.map((height, corner) => {
    let count = 0;
    while (count < levels.length && height > (levels[count] ?? 0)) count++;
    return isRim(corner) ? 0 : count;
  });
  for (let corner = 0; corner < CORNERS_PER_ROW * GRID_ROWS; corner++) {
    if (corner % CORNERS_PER_ROW === GRID_COLUMNS) continue;
    const a = counts[corner] ?? 0;
    const b = counts[corner + 1] ?? 0;
    const c = counts[corner + CORNERS_PER_ROW + 1] ?? 0;
    const d = counts[corner + CORNERS_PER_ROW] ?? 0;
    const end = Math.max(a, b, c, d);
    for (let level = Math.min(a, b, c, d); level < end; level++) {
      const corners = (a > level ? 1 : 0) + (b > level ? 2 : 0) + (c > level ? 4 : 0) + (d > level ? 8 : 0);
      CELL_LINES[corners]?.forEach((line) => contours[level]?.set(2 * corner + line.start, 2 * corner + line.end));
    }
  }
  return contours;
}

/** Creates the path data of smooth outlines around everything above a level. */
function createOutlinePath(heights: readonly number[], level: number, contours: Contours): string {
  const heightAt = (corner: number) => (isRim(corner) ? -1 : (heights[corner] ?? 0) - level);
  let path = '';
  for (const start of contours.keys()) {
    const ring: number[] = [];
    for (let edge: number | undefined = start; edge !== undefined;) {
      const nextEdge = contours.get(edge);
      if (nextEdge !== undefined) ring.push(edge);
      contours.delete(edge);
      edge = nextEdge;
    }
    let [previousX, previousY] = [0, 0];
    // Curves run from middle to middle of the sides, which rounds the corners. The first two points close the ring.
    for (let i = 0; i < ring.length + 2; i++) {
      const edge = ring[i % ring.length] ?? 0;
      const corner = edge >> 1;
      const runsDown = edge % 2;
      const height = heightAt(corner);
      const otherHeight = heightAt(corner + (runsDown ? CORNERS_PER_ROW : 1));
      // Away from the corners: points close to each other would make a kink.
      const share = Math.min(0.8, Math.max(0.2, height / (height - otherHeight)));
      const x = ((corner % CORNERS_PER_ROW) - MARGIN_CELLS + (runsDown ? 0 : share)) * CELL_UNITS;
      const y = (Math.floor(corner / CORNERS_PER_ROW) - MARGIN_CELLS + (runsDown ? share : 0)) * CELL_UNITS;
      if (i) {
        path += i > 1 ? `Q${Math.round(previousX)} ${Math.round(previousY)} ` : 'M';
        path += `${Math.round((previousX + x) / 2)} ${Math.round((previousY + y) / 2)}`;
      }
      previousX = x;
      previousY = y;
    }
    path += 'z';
  }
  return path;
}

/** One shape of the ground, in colours of the tokens. */
export interface TerrainShape {
  /** Path data. */
  d: string;
  fill: string;
  stroke: string;
  hasShadow?: boolean;
}

const mixColors = (base: string, addedColor: string, percent: number) =>
  `color-mix(in srgb,${base},${addedColor} ${percent}%)`;

/**
 * Creates the ground of a map in the order of drawing: contours, then trees.
 * Lakes are part of the route, because they must not lie under it. The same seed gives the same ground. The
 * tile of 960 by 600 units repeats without a seam.
 */
export function createTerrain(seed: string): TerrainShape[] {
  const random = createRandom(seed);
  const getHeight = createHeightFunction(random);
  const heights: number[] = [];
  for (let row = 0; row <= GRID_ROWS; row++) {
    for (let column = 0; column <= GRID_COLUMNS; column++) {
      heights.push(getHeight(column - MARGIN_CELLS, row - MARGIN_CELLS));
    }
  }
  const sortedHeights = heights.toSorted((a, b) => a - b);

  /** Returns the height that `share` of the ground lies below. */
  const levelOf = (share: number) => sortedHeights[Math.floor(share * sortedHeights.length)] ?? 0;

  const levels = LEVEL_SHARES.map(levelOf);
  const contour = 'var(--_contour)';
  // Meadows darken up to the middle heights and turn to sand above.
  const shapes: TerrainShape[] = findContours(heights, levels).map((contours, i) => ({
    d: createOutlinePath(heights, levels[i] ?? 0, contours),
    fill: mixColors(
      mixColors('var(--_ground)', contour, i < 4 ? 5 + i * 7 : 46 - i * 5),
      'var(--_warn)',
      Math.max(0, i - 3) * 2,
    ),
    stroke: contour,
    hasShadow: true,
  }));

  const [minTreeHeight, maxTreeHeight] = [levelOf(0.36), levelOf(0.55)];
  let trees = '';
  for (let attempt = 0; attempt < TREE_ATTEMPTS; attempt++) {
    const x = random() * COLUMNS;
    const y = random() * ROWS;
    const height = getHeight(x, y);
    if (height > minTreeHeight && height < maxTreeHeight) {
      trees += `M${Math.round(x * CELL_UNITS)} ${Math.round(y * CELL_UNITS)}l4 9h-8z`;
    }
  }
  shapes.push({ d: trees, fill: mixColors(contour, 'var(--_done)', 25), stroke: 'none' });
  return shapes;
}

/** Grounds by their seed. A page may show a map several times. */
const terrains = new Map<string, readonly TerrainShape[]>();

function getTerrain(seed: string): readonly TerrainShape[] {
  const terrain = terrains.get(seed) ?? createTerrain(seed);
  terrains.set(seed, terrain);
  return terrain;
}

const SHADOW_FILL = 'light-dark(rgb(62 82 40/.13),rgb(0 0 0/.34))';

/** Renders the ground of a map into the sheet of the diagram, behind everything else. */
export function renderTerrain(root: ShadowRoot, mapId: string): void {
  const sheet = root.querySelector('.sheet');
  const previousGround = root.querySelector<SVGElement>('.ground');
  if (!sheet || previousGround?.dataset['map'] === mapId) return;

  // `svg-dom.ts` is not imported: the chunks of terrain and route would share a third file.
  const append = (parent: Element | undefined, name: string, attributes: Record<string, string>) => {
    const element = root.ownerDocument.createElementNS('http://www.w3.org/2000/svg', name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    parent?.append(element);
    return element;
  };
  const ground = append(undefined, 'svg', { class: 'ground', 'aria-hidden': 'true', 'data-map': mapId });
  const tile = append(ground, 'pattern', {
    id: 'ground',
    width: '60em',
    height: '37.5em',
    patternUnits: 'userSpaceOnUse',
    viewBox: '0 0 960 600',
  });
  for (const { d, fill, stroke, hasShadow } of getTerrain(mapId)) {
    if (hasShadow) append(tile, 'path', { d, fill: SHADOW_FILL, transform: 'translate(1.5 2.5)' });
    append(tile, 'path', { d, fill, stroke });
  }
  append(ground, 'rect', { width: '100%', height: '100%', fill: 'url(#ground)' });
  previousGround?.remove();
  sheet.prepend(ground);
}
