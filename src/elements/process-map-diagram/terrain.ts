import { adoptStyles } from '../styles/adopt-styles.js';
import { terrainStyles } from './terrain.styles.js';
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

/** Creates a height function by column and row: value noise in three octaves, periodic so that the tile has no seam. */
function createHeightFunction(random: Random): (x: number, y: number) => number {
  const octaves = (
    [
      [4, 3, 1],
      [8, 5, 0.42],
      [16, 10, 0.1],
    ] as const
  ).map(([columns, rows, weight]) => ({
    columns,
    rows,
    weight,
    values: createList(columns * rows, random),
  }));
  const ease = (t: number) => t * t * t * (t * (t * 6 - 15) + 10);
  return (x, y) => {
    let height = 0;
    for (const { columns, rows, weight, values } of octaves) {
      const gridX = (x / COLUMNS) * columns;
      const gridY = (y / ROWS) * rows;
      const left = Math.floor(gridX);
      const top = Math.floor(gridY);
      const u = ease(gridX - left);
      const v = ease(gridY - top);
      const getValue = (column: number, row: number) =>
        values[((row + rows) % rows) * columns + ((column + columns) % columns)] ?? 0;
      const interpolateRow = (row: number) => getValue(left, row) * (1 - u) + getValue(left + 1, row) * u;
      height += weight * (interpolateRow(top) * (1 - v) + interpolateRow(top + 1) * v);
    }
    return height;
  };
}

/** A contour crosses each edge of the grid at one point, and leads to the edge that it crosses next. */
interface Contours {
  nextEdges: Map<number, number>;
  points: Map<number, [x: number, y: number]>;
}

/**
 * Finds the contours around all corners above 0, by marching squares. An edge has twice the number of its first corner,
 * and 1 more if it runs down. Contours are closed if the rim of the grid is below 0.
 */
function findContours(heights: readonly number[]): Contours {
  const heightAt = (corner: number) => heights[corner] ?? 0;
  const isHigh = (corner: number) => heightAt(corner) > 0;
  const nextEdges: Contours['nextEdges'] = new Map();
  const points: Contours['points'] = new Map();

  const addPoint = (edge: number) => {
    const corner = edge >> 1;
    const runsDown = edge % 2;
    const otherHeight = heightAt(corner + (runsDown ? CORNERS_PER_ROW : 1));
    // Away from the corners: points close to each other would make a kink.
    const share = Math.min(0.8, Math.max(0.2, heightAt(corner) / (heightAt(corner) - otherHeight)));
    points.set(edge, [
      ((corner % CORNERS_PER_ROW) - MARGIN_CELLS + (runsDown ? 0 : share)) * CELL_UNITS,
      (Math.floor(corner / CORNERS_PER_ROW) - MARGIN_CELLS + (runsDown ? share : 0)) * CELL_UNITS,
    ]);
  };

  for (let corner = 0; corner < CORNERS_PER_ROW * GRID_ROWS; corner++) {
    const below = corner + CORNERS_PER_ROW;
    const corners = [isHigh(corner), isHigh(corner + 1), isHigh(below + 1), isHigh(below)];
    if (corner % CORNERS_PER_ROW === GRID_COLUMNS || corners.every((high) => high === corners[0])) continue;
    const edges = [2 * corner, 2 * corner + 3, 2 * below, 2 * corner + 1];
    // Around the cell: each step from low to high begins a line that ends at the next step down.
    for (let side = 0; side < 4; side++) {
      const edge = edges[side] ?? 0;
      if (corners[side] || !corners[(side + 1) % 4]) continue;
      let end = (side + 1) % 4;
      while (corners[(end + 1) % 4]) end = (end + 1) % 4;
      nextEdges.set(edge, edges[end] ?? 0);
      addPoint(edge);
    }
  }
  return { nextEdges, points };
}

/** Creates the path data of smooth outlines around everything above 0. */
function createOutlinePath(heights: readonly number[]): string {
  const { nextEdges, points } = findContours(heights);
  let path = '';
  for (const start of nextEdges.keys()) {
    const ring: [number, number][] = [];
    for (let edge: number | undefined = start; edge !== undefined;) {
      const nextEdge = nextEdges.get(edge);
      const point = points.get(edge);
      if (nextEdge !== undefined && point) ring.push(point);
      nextEdges.delete(edge);
      edge = nextEdge;
    }
    // Curves run from middle to middle of the sides, which rounds the corners. The first two points close the ring.
    let [previousX, previousY] = ring[0] ?? [0, 0];
    let line = '';
    for (const [x, y] of [...ring.slice(1), ...ring.slice(0, 2)]) {
      const middle = `${Math.round((previousX + x) / 2)} ${Math.round((previousY + y) / 2)}`;
      line += line ? `Q${Math.round(previousX)} ${Math.round(previousY)} ${middle}` : `M${middle}`;
      [previousX, previousY] = [x, y];
    }
    path += `${line}z`;
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
  const isRim = heights.map((_, corner) => {
    const column = corner % CORNERS_PER_ROW;
    const isFirstOrLastRow = corner < CORNERS_PER_ROW || corner >= CORNERS_PER_ROW * GRID_ROWS;
    return isFirstOrLastRow || column === 0 || column === GRID_COLUMNS;
  });
  const sortedHeights = heights.toSorted((a, b) => a - b);

  /** Returns the height that `share` of the ground lies below. */
  const levelOf = (share: number) => sortedHeights[Math.floor(share * sortedHeights.length)] ?? 0;

  /** Creates the outline of the ground above a level, or below it with the sign -1. */
  const createOutline = (level: number, sign = 1) =>
    createOutlinePath(heights.map((height, corner) => (isRim[corner] ? -1 : (height - level) * sign)));

  const contour = 'var(--_contour)';
  // Meadows darken up to the middle heights and turn to sand above.
  const shapes: TerrainShape[] = [0.07, 0.2, 0.33, 0.46, 0.58, 0.69, 0.79, 0.87, 0.94].map((share, i) => ({
    d: createOutline(levelOf(share)),
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
    const [x, y] = [random() * COLUMNS, random() * ROWS];
    const height = getHeight(x, y);
    if (height > minTreeHeight && height < maxTreeHeight) {
      trees += `M${Math.round(x * CELL_UNITS)} ${Math.round(y * CELL_UNITS)}l4 9h-8z`;
    }
  }
  shapes.push({ d: trees, fill: mixColors(contour, 'var(--_done)', 25), stroke: 'none' });
  return shapes;
}

const SHADOW_FILL = 'light-dark(rgb(62 82 40/.13),rgb(0 0 0/.34))';

/** Renders the ground of a map into the sheet of the diagram, behind everything else. */
export function renderTerrain(root: ShadowRoot, mapId: string): void {
  const sheet = root.querySelector('.sheet');
  const previousGround = root.querySelector<SVGElement>('.ground');
  if (!sheet || previousGround?.dataset['map'] === mapId) return;
  adoptStyles({ shadowRoot: root }, terrainStyles);

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
  for (const { d, fill, stroke, hasShadow } of createTerrain(mapId)) {
    if (hasShadow) append(tile, 'path', { d, fill: SHADOW_FILL, transform: 'translate(1.5 2.5)' });
    append(tile, 'path', { d, fill, stroke });
  }
  append(ground, 'rect', { width: '100%', height: '100%', fill: 'url(#ground)' });
  previousGround?.remove();
  sheet.prepend(ground);
}
