/**
 * Positions on the route of one phase. Pure functions: all numbers are percent of a drawing that the browser stretches,
 * so nothing is ever measured. Routes run across; {@link rotateDown} turns a point for a narrow map.
 */

/** Points as x, y, x, y, and so on: a start, then two handles and an end for each Bézier segment. */
export type Line = readonly number[];

/** A position in percent. */
export type Point = readonly [x: number, y: number];

// Each route begins at a station and ends at the same height, so that any route can follow any other. The last one
// has a fork.
const ROUTES = [
  [14, 22, 32, 22, 50, 22, 48, 78, 64, 76, 80, 74],
  [22, 62, 30, 46, 40, 26, 50, 10, 62, 14, 78, 19],
  [18, 90, 28, 86, 44, 80, 36, 26, 52, 20, 66, 15],
  [12, 30, 28, 30, 44, 30, 44, 66, 58, 64, 72, 62],
  [18, 46, 34, 46, 40, 46, 44, 46, 50, 46, 68, 46],
].map((middle) => [0, 74, 16, 74, ...middle, 80, 40, 100, 40]);

/** Number of different routes without a fork. Phases use them in turn. */
export const ROUTE_VARIANTS = 4;

/** The line to a station from the end of the route before it. */
export const APPROACH: Line = [0, 40, 62, 40, 40, 74, 100, 74];

/** Positions of the fork and of the signs of a decision. */
export const SIGN_POSITIONS = { fork: [50, 46], go: [77, 43], wait: [61, 20], stop: [68, 77] } as const;

/** Lines from the fork to the signs beside the route. The sign for `go` is on the route. */
export const DECISION_TRACKS = {
  go: [],
  wait: [50, 46, 57, 46, 53, 20, 61, 20, 68, 20, 71, 28, 71, 44],
  stop: [50, 46, 58, 46, 56, 77, 66, 77],
} as const;

/** Returns the same point on a route that runs down. The styles apply the same matrix to lines. */
export const rotateDown = ([x, y]: Point): Point => [roundToTenth(y - 24 + 0.34 * x), x];

const roundToTenth = (value: number) => Math.round(10 * value) / 10;

/** Returns a line as path data. */
export const toPathData = ([x, y, ...rest]: Line) => `M${x} ${y}C${rest.join(' ')}`;

/** Returns the point at `position` from 0 to 1, rounded to a tenth. Each segment takes an equal share. */
export function pointAt(line: Line, position: number): Point {
  const segmentCount = (line.length - 2) / 6;
  const segment = Math.min(segmentCount - 1, Math.floor(position * segmentCount));
  const t = position * segmentCount - segment;
  const u = 1 - t;
  const weights = [u ** 3, 3 * u * u * t, 3 * u * t * t, t ** 3];
  const interpolate = (i: number) =>
    roundToTenth(weights.reduce((sum, weight, j) => sum + weight * (line[i + 2 * j] ?? 0), 0));
  return [interpolate(6 * segment), interpolate(6 * segment + 1)];
}

/** A mark on the route: its position across, and down if a narrow map has room for it. */
export interface RouteMark {
  across: Point;
  down: Point | undefined;
}

/** Positions of everything that the drawing of a phase contains. */
export interface PhaseGeometry {
  /** Path data of the route. */
  path: string;

  /** At most eight tools, five on a narrow map, four before a fork. */
  tools: RouteMark[];

  /** At most two risks, one before a fork, with the path data of the detour around each. */
  risks: { mark: RouteMark; detour: string }[];

  /** The outcome. A fork ends in its sign for `go` instead. */
  flag: RouteMark;
}

/** Returns a mark that is at the same place of the route across and down. */
export const createRouteMark = (point: Point): RouteMark => ({ across: point, down: rotateDown(point) });

/** Returns the number of tools that are drawn. */
export const countDrawnTools = (toolCount: number, hasFork: boolean, isDown: boolean) =>
  Math.min(toolCount, hasFork ? 4 : isDown ? 5 : 8);

/** Selects positions and lengths along the route, from 0 to 1. Forks and second risks leave less room for tools. */
function selectSpacing(riskCount: number, hasFork: boolean) {
  if (hasFork) {
    return { toolsStart: 0.12, toolsLength: riskCount ? 0.14 : 0.18, riskPositions: [0.34], detourReach: 0.08 };
  }
  if (riskCount > 1) {
    return { toolsStart: 0.2, toolsLength: 0.18, riskPositions: [0.5, 0.8], detourReach: 0.1 };
  }
  return { toolsStart: 0.2, toolsLength: riskCount ? 0.31 : 0.65, riskPositions: [0.66], detourReach: 0.13 };
}

/** Creates the path data of a detour: away from the route towards the side that has room, and back. */
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
  const line = ROUTES[hasFork ? ROUTE_VARIANTS : index % ROUTE_VARIANTS] ?? [];
  const hasTwoRisks = riskCount > 1 && !hasFork;
  const { toolsStart, toolsLength, riskPositions, detourReach } = selectSpacing(riskCount, hasFork);
  const acrossCount = countDrawnTools(toolCount, hasFork, false);
  const downCount = countDrawnTools(toolCount, hasFork, true);
  const toolPointAt = (i: number, count: number) => pointAt(line, toolsStart + (toolsLength * (i + 0.5)) / count);
  return {
    path: toPathData(line),
    tools: Array.from({ length: acrossCount }, (_, i) => ({
      across: toolPointAt(i, acrossCount),
      down: i < downCount ? rotateDown(toolPointAt(i, downCount)) : undefined,
    })),
    risks: riskPositions.slice(0, riskCount).map((position, i) => {
      const point = pointAt(line, position);
      const start = pointAt(line, position - detourReach);
      const end = pointAt(line, position + detourReach);
      const mark = createRouteMark(point);
      if (!hasTwoRisks) return { mark, detour: createDetour(start, end, 0, point[1] < 47 ? 30 : -30) };
      // Perpendicular to the slope: the first detour stays behind it, and the second in front of it.
      const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
      const distance = (i ? 26 : -26) * (dy > 0 ? -1 : 1);
      const length = Math.hypot(dx, dy);
      const [offsetX, offsetY] = [(-distance * dy) / length, (distance * dx) / length].map(roundToTenth);
      return { mark, detour: createDetour(start, end, offsetX ?? 0, offsetY ?? 0) };
    }),
    // A flag near the end of a short phase would be hidden below the next station of a narrow map.
    flag: { across: pointAt(line, 0.93), down: rotateDown(pointAt(line, hasTwoRisks ? 0.93 : 0.84)) },
  };
}
