/**
 * Where things lie on the route of one phase. Pure functions: all numbers are percent of a drawing that the
 * browser stretches, so nothing is ever measured. All runs across; `down` turns it for a narrow map.
 */

/** Points as x, y, x, y. A line is its start, then two handles and an end for each segment. */
export type Line = readonly number[];
export type Point = readonly [x: number, y: number];

// Every piece begins at a station and leaves at one height, so any piece can follow any other. The last is a fork's.
const ROUTE_SEGMENTS = [
  [14, 22, 32, 22, 50, 22, 48, 78, 64, 76, 80, 74],
  [22, 62, 30, 46, 40, 26, 50, 10, 62, 14, 78, 19],
  [18, 90, 28, 86, 44, 80, 36, 26, 52, 20, 66, 15],
  [12, 30, 28, 30, 44, 30, 44, 66, 58, 64, 72, 62],
  [18, 46, 34, 46, 40, 46, 44, 46, 50, 46, 68, 46],
].map((middle) => [0, 74, 16, 74, ...middle, 80, 40, 100, 40]);

/** The way to a station from the edge before it. */
export const APPROACH: Line = [0, 40, 62, 40, 40, 74, 100, 74];

/** Where the signs of a decision stand, and the tracks from the fork to them, beside the route. */
export const SIGN_POSITIONS = { fork: [50, 46], go: [77, 43], wait: [61, 20], stop: [68, 77] } as const;
export const DECISION_TRACKS = {
  go: [],
  wait: [50, 46, 57, 46, 53, 20, 61, 20, 68, 20, 71, 28, 71, 44],
  stop: [50, 46, 58, 46, 56, 77, 66, 77],
} as const;

/** The same point on a route that runs down: turned, and set upright. The styles do the same to lines, by a matrix. */
export const rotateDown = ([x, y]: Point): Point => [roundToTenth(y - 24 + 0.34 * x), x];

const roundToTenth = (n: number) => Math.round(10 * n) / 10;

/** A line as path data. */
export const toPathData = ([x, y, ...rest]: Line) => `M${x} ${y}C${rest.join(' ')}`;

/** The point at `t` from 0 to 1, to a tenth; each segment takes an equal share. */
export function pointAt(line: Line, t: number): Point {
  const segments = (line.length - 2) / 6;
  const k = Math.min(segments - 1, Math.floor(t * segments));
  const u = t * segments - k;
  const m = 1 - u;
  const weights = [m ** 3, 3 * m * m * u, 3 * m * u * u, u ** 3];
  const on = (i: number) => roundToTenth(weights.reduce((sum, weight, j) => sum + weight * (line[i + 2 * j] ?? 0), 0));
  return [on(6 * k), on(6 * k + 1)];
}

/** A mark on the route: where it stands across, and where down. A narrow map has room for fewer. */
export type RouteMark = readonly [across: Point, down: Point | undefined];

export interface PhaseGeometry {
  /** The route. */
  path: string;
  /** Where tools lie: at most eight, five down a narrow map, four before a fork. */
  tools: RouteMark[];
  /** Where risks stand, and the way round each: at most two, one before a fork. */
  risks: [sign: RouteMark, way: string][];
  /** Where the outcome stands; a fork ends in its `go` instead. */
  flag: RouteMark;
}

const toRouteMark = (point: Point): RouteMark => [point, rotateDown(point)];

/** How many tools are drawn of so many. */
export const countDrawnTools = (tools: number, fork: boolean, isDown: boolean) =>
  Math.min(tools, fork ? 4 : isDown ? 5 : 8);

/** The drawing of the phase at `index`, with so many tools and risks; `fork` where it asks for a decision. */
export function createPhaseGeometry(index: number, tools: number, risks: number, fork: boolean): PhaseGeometry {
  const line = ROUTE_SEGMENTS[fork ? 4 : index % 4] ?? [];
  const pair = risks > 1 && !fork;
  const half = fork ? 0.08 : pair ? 0.1 : 0.13;
  const from = fork ? 0.12 : 0.2;
  const room = risks ? (fork ? 0.14 : pair ? 0.18 : 0.31) : fork ? 0.18 : 0.65;
  const few = countDrawnTools(tools, fork, true);
  const count = countDrawnTools(tools, fork, false);
  const beside = (i: number, of: number) => pointAt(line, from + (room * (i + 0.5)) / of);
  return {
    path: toPathData(line),
    tools: Array.from({ length: count }, (_, i) => [
      beside(i, count),
      i < few ? rotateDown(beside(i, few)) : undefined,
    ]),
    risks: (fork ? [0.34] : pair ? [0.5, 0.8] : [0.66]).slice(0, risks).map((t, i) => {
      const sign = pointAt(line, t);
      const [ax, ay] = pointAt(line, t - half);
      const [bx, by] = pointAt(line, t + half);
      // Out towards the side that has room, and back. Of two, the first keeps behind and the second before the slope.
      const length = Math.hypot(bx - ax, by - ay);
      const turn = (i ? 26 : -26) * (by > ay ? -1 : 1);
      const x = pair ? roundToTenth((-turn * (by - ay)) / length) : 0;
      const y = pair ? roundToTenth((turn * (bx - ax)) / length) : sign[1] < 47 ? 30 : -30;
      return [
        toRouteMark(sign),
        toPathData([
          ax,
          ay,
          roundToTenth(ax + x),
          roundToTenth(ay + y),
          roundToTenth(bx + x),
          roundToTenth(by + y),
          bx,
          by,
        ]),
      ];
    }),
    // Down, a short phase would hide it under the next station.
    flag: [pointAt(line, 0.93), rotateDown(pointAt(line, pair ? 0.93 : 0.84))],
  };
}
