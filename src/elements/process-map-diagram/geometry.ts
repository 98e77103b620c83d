import { createList } from '../../utils/objects.js';

/**
 * Positions on the route of one phase. Pure functions: all numbers are percent of a drawing that the browser stretches,
 * so nothing is ever measured. Routes are horizontal; {@link rotateToVertical} turns a point for a narrow map.
 */

/** Points as x, y, x, y, and so on: a start, then two handles and an end for each Bézier segment. */
export type Curve = readonly number[];

/** A position in percent. */
export type Point = readonly [x: number, y: number];

// Each route begins at its station at (0, 74) and ends at (100, 40), where the approach to the next station begins. So
// any route can follow any other. The last one has a fork.
const ROUTES = [
  [14, 22, 32, 22, 50, 22, 48, 78, 64, 76, 80, 74],
  [22, 62, 30, 46, 40, 26, 50, 10, 62, 14, 78, 19],
  [22, 92, 36, 86, 48, 80, 42, 26, 56, 20, 70, 15],
  [12, 30, 28, 30, 44, 30, 44, 66, 58, 64, 72, 62],
  [18, 46, 34, 46, 40, 46, 44, 46, 50, 46, 68, 46],
].map((middle) => [0, 74, 16, 74, ...middle, 80, 40, 100, 40]);

/** Number of different routes without a fork. Phases use them in turn. */
export const PLAIN_ROUTE_COUNT = 4;

/** Index of the route with a fork. */
const FORK_ROUTE_INDEX = 4;

/** Curve to a station from the end of the route before it. */
export const APPROACH: Curve = [0, 40, 62, 40, 40, 74, 100, 74];

/** Positions of the fork and of the signs of a decision. */
export const DECISION_POSITIONS = { fork: [50, 46], go: [77, 43], wait: [61, 20], stop: [68, 77] } as const;

/** Curves from the fork to the signs beside the route, and from `wait` back to it. The sign for `go` is on it. */
export const DECISION_TRACKS = {
  go: [],
  wait: [
    [50, 46, 57, 46, 53, 20, 61, 20],
    [61, 20, 68, 20, 71, 28, 71, 44],
  ],
  stop: [[50, 46, 58, 46, 56, 77, 66, 77]],
} as const;

/** Lakes, by the index of the route: where neither the route nor a detour leads. They do not cover the text below. */
const LAKES: readonly Curve[] = [
  [56, 8, 58, -4, 70, 0, 77, 3, 84, 6, 92, 12, 86, 19, 80, 26, 74, 14, 68, 17, 62, 20, 55, 18, 56, 8],
  [66, 78, 68, 66, 76, 70, 82, 66, 89, 62, 97, 70, 94, 80, 91, 90, 84, 84, 78, 88, 72, 92, 64, 90, 66, 78],
  [8, 22, 10, 8, 18, 12, 23, 8, 28, 4, 34, 14, 30, 24, 27, 34, 22, 28, 17, 33, 12, 38, 6, 34, 8, 22],
  [],
  [10, 12, 12, 2, 22, 4, 28, 6, 34, 8, 40, 12, 36, 19, 32, 26, 25, 19, 20, 22, 15, 25, 8, 22, 10, 12],
];

/**
 * Returns the same point on the vertical route of a narrow map. `matrix(0.34, 1, 1, 0, -24, 0)` in
 * `route-drawing.styles.ts` must match.
 */
export const rotateToVertical = ([x, y]: Point): Point => [roundToTenth(y - 24 + 0.34 * x), x];

const roundToTenth = (value: number) => Math.round(10 * value) / 10;

/** Returns a curve as path data. */
export const toPathData = ([x, y, ...rest]: Curve) => `M${x} ${y}C${rest.join(' ')}`;

/** Returns the point at a fraction of a curve, from 0 to 1, rounded to a tenth. Each segment takes an equal share. */
export function getPointAt(curve: Curve, fraction: number): Point {
  const segmentCount = (curve.length - 2) / 6;
  const segment = Math.min(segmentCount - 1, Math.floor(fraction * segmentCount));
  const t = fraction * segmentCount - segment;
  const u = 1 - t;
  const valueAt = (i: number) => curve[i] ?? 0;
  const interpolate = (i: number) =>
    roundToTenth(
      u ** 3 * valueAt(i) + 3 * u * u * t * valueAt(i + 2) + 3 * u * t * t * valueAt(i + 4) + t ** 3 * valueAt(i + 6),
    );
  return [interpolate(6 * segment), interpolate(6 * segment + 1)];
}

/** Position of a mark, on the horizontal and on the vertical route. */
export interface RouteMark {
  horizontal: Point;

  /** Undefined if a narrow map does not show the mark. */
  vertical: Point | undefined;
}

/** Positions of everything that the drawing of a phase contains. */
export interface PhaseGeometry {
  /** Path data of the route. */
  path: string;

  /** Path data of a lake; empty if there is none. */
  lake: string;

  /** The tools that have room: see {@link countDrawnTools}. */
  tools: RouteMark[];

  /**
   * A risk each, with the path data of the detour around it. If there is no room for all, one place stands for all.
   */
  risks: { mark: RouteMark; detour: string }[];

  /** The outcome. Not drawn for a phase with a fork, where the sign for `go` takes its place. */
  flag: RouteMark;
}

/** Creates a mark at the same place of the horizontal and the vertical route. */
export const createRouteMark = (point: Point): RouteMark => ({
  horizontal: point,
  vertical: rotateToVertical(point),
});

/** Positions along the route, from 0 to 1: lengths and the number of tools that fit, on a wide and on a narrow map. */
interface RouteSpacing {
  toolsStart: number;
  toolsLength: number;
  maxTools: readonly [wide: number, narrow: number];
  riskPositions: number[];
  detourReach: number;
}

/** Selects the spacing. Forks and second risks leave less room for tools. */
function selectSpacing(riskCount: number, hasFork: boolean): RouteSpacing {
  if (hasFork) {
    return {
      toolsStart: 0.22,
      toolsLength: riskCount ? 0.16 : 0.36,
      maxTools: riskCount ? [2, 1] : [4, 2],
      riskPositions: [0.5],
      detourReach: 0.1,
    };
  }
  if (riskCount === 2) {
    return { toolsStart: 0.21, toolsLength: 0.19, maxTools: [4, 2], riskPositions: [0.52, 0.8], detourReach: 0.1 };
  }
  return {
    toolsStart: 0.24,
    toolsLength: riskCount ? 0.29 : 0.6,
    maxTools: [8, 4],
    riskPositions: [0.66],
    detourReach: 0.13,
  };
}

/** Returns the number of tools that are drawn on a wide and on a narrow map. */
export const countDrawnTools = (
  toolCount: number,
  riskCount: number,
  hasFork: boolean,
): readonly [wide: number, narrow: number] => {
  const [wide, narrow] = selectSpacing(riskCount, hasFork).maxTools;
  return [Math.min(toolCount, wide), Math.min(toolCount, narrow)];
};

/** Start of the tools on a narrow map, where the disc of the station covers more of the route. */
const NARROW_TOOLS_START = 0.28;

/** Creates the path data of a detour, which leaves the route by the offset, and returns. */
function createDetour([startX, startY]: Point, [endX, endY]: Point, offsetX: number, offsetY: number): string {
  const handles = [startX + offsetX, startY + offsetY, endX + offsetX, endY + offsetY].map(roundToTenth);
  return toPathData([startX, startY, ...handles, endX, endY]);
}

/**
 * Returns the geometry of the phase at `index`.
 *
 * @param hasFork True if the phase ends with a decision.
 */
export function createPhaseGeometry(
  index: number,
  toolCount: number,
  riskCount: number,
  hasFork: boolean,
): PhaseGeometry {
  const routeIndex = hasFork ? FORK_ROUTE_INDEX : index % PLAIN_ROUTE_COUNT;
  const route = ROUTES[routeIndex] ?? [];
  const lake = LAKES[routeIndex] ?? [];
  const spacing = selectSpacing(riskCount, hasFork);
  const { toolsStart, toolsLength, riskPositions, detourReach } = spacing;
  const hasTwoRisks = riskPositions.length > 1;
  const [wideCount, narrowCount] = countDrawnTools(toolCount, riskCount, hasFork);
  const getToolPoint = (i: number, count: number, start = toolsStart) =>
    getPointAt(route, start + ((toolsStart + toolsLength - start) * (i + 0.5)) / count);
  return {
    path: toPathData(route),
    lake: lake.length ? `${toPathData(lake)}z` : '',
    tools: createList(wideCount, (i) => ({
      horizontal: getToolPoint(i, wideCount),
      vertical: i < narrowCount ? rotateToVertical(getToolPoint(i, narrowCount, NARROW_TOOLS_START)) : undefined,
    })),
    risks: riskPositions.slice(0, riskCount).map((position, i) => {
      const point = getPointAt(route, position);
      const start = getPointAt(route, position - detourReach);
      const end = getPointAt(route, position + detourReach);
      // A narrow map has room for one sign, with the number of risks on it.
      const mark = i ? { horizontal: point, vertical: undefined } : createRouteMark(point);
      // Below the route in the upper half, above it in the lower half.
      if (!hasTwoRisks) return { mark, detour: createDetour(start, end, 0, point[1] < 47 ? 30 : -30) };
      // Perpendicular to the route, on opposite sides, so that the two detours do not overlap.
      const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
      const distance = (i ? 26 : -26) * (dy > 0 ? -1 : 1);
      const length = Math.hypot(dx, dy);
      const [offsetX, offsetY] = [(-distance * dy) / length, (distance * dx) / length].map(roundToTenth);
      return { mark, detour: createDetour(start, end, offsetX ?? 0, offsetY ?? 0) };
    }),
    // On a narrow map the next station would hide a flag near the end.
    flag: { horizontal: getPointAt(route, 0.93), vertical: rotateToVertical(getPointAt(route, 0.86)) },
  };
}
