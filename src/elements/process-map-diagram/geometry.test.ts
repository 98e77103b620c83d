import { expect } from 'chai';
import {
  APPROACH,
  rotateToVertical,
  countDrawnTools,
  toPathData,
  createPhaseGeometry,
  getPointAt,
  type Point,
} from './geometry.js';

const straight = [0, 0, 10, 0, 20, 0, 30, 0, 40, 0, 50, 0, 60, 0];

const getNumbers = (path: string) => path.match(/-?[\d.]+/g)?.map(Number) ?? [];

describe('getPointAt', () => {
  it('returns points on a curve, with an equal share for each segment', () => {
    expect(getPointAt(straight, 0)).to.deep.equal([0, 0]);
    expect(getPointAt(straight, 0.5)).to.deep.equal([30, 0]);
    expect(getPointAt(straight, 1)).to.deep.equal([60, 0]);
  });
});

describe('toPathData', () => {
  it('writes a curve as path data', () => {
    expect(toPathData(straight)).to.equal('M0 0C10 0 20 0 30 0 40 0 50 0 60 0');
  });
});

describe('rotateToVertical', () => {
  it('turns a point of the horizontal route into a point of the vertical route', () => {
    expect(rotateToVertical([0, 74])).to.deep.equal([50, 0]);
    expect(rotateToVertical([50, 46])).to.deep.equal([39, 50]);
    expect(rotateToVertical([100, 40])).to.deep.equal([50, 100]);
  });
});

describe('createPhaseGeometry', () => {
  it('begins and ends each route at the same heights, so that any route can follow any other', () => {
    const [, startHeight] = getPointAt(APPROACH, 0);
    const [, stationHeight] = getPointAt(APPROACH, 1);
    for (let index = 0; index < 9; index++) {
      for (const hasFork of [false, true]) {
        const route = getNumbers(createPhaseGeometry(index, 0, 0, hasFork).path);
        expect(route.slice(0, 2)).to.deep.equal([0, stationHeight]);
        expect(route.slice(-2)).to.deep.equal([100, startHeight]);
      }
    }
  });

  it('places as many tools and risks as have room, inside the drawing', () => {
    for (const [tools, risks, hasFork, horizontalTools, verticalTools, drawnRisks] of [
      [0, 0, false, 0, 0, 0],
      [1, 1, false, 1, 1, 1],
      [3, 2, false, 3, 2, 2],
      [20, 9, false, 8, 4, 1],
      [20, 0, true, 4, 2, 0],
      [20, 9, true, 2, 1, 1],
    ] as const) {
      for (let index = 0; index < 4; index++) {
        const geometry = createPhaseGeometry(index, tools, risks, hasFork);
        expect(geometry.tools, `${tools} tools`).to.have.length(horizontalTools);
        expect(geometry.tools.filter(({ vertical }) => vertical)).to.have.length(verticalTools);
        expect(countDrawnTools(tools, risks, hasFork)).to.deep.equal([horizontalTools, verticalTools]);
        expect(geometry.risks, `${risks} risks`).to.have.length(drawnRisks);
        const marks = [...geometry.tools, ...geometry.risks.map(({ mark }) => mark), geometry.flag];
        const coordinates = marks.flatMap(({ horizontal, vertical = [] }) => [...horizontal, ...vertical]);
        expect(coordinates.every((value) => value >= -10 && value <= 100)).to.equal(true);
        expect(JSON.stringify(geometry)).not.to.match(/NaN|undefined/);
      }
    }
  });

  it('places tools before the first risk', () => {
    for (const risks of [1, 2]) {
      for (const hasFork of [false, true]) {
        const { tools, risks: drawnRisks } = createPhaseGeometry(1, 8, risks, hasFork);
        const lowestTool = Math.max(...tools.map(({ vertical }) => vertical?.[1] ?? 0));
        expect(lowestTool).to.be.below(drawnRisks[0]?.mark.vertical?.[1] ?? 0);
      }
    }
  });

  it('places no tool under the disc of the station or its badge, in the narrowest column', () => {
    // Units of a lane of 173 by 200 px: the disc has a radius of 30 px, and the badge ends 35 px from its middle.
    for (let index = 0; index < 4; index++) {
      for (const risks of [0, 1, 2, 3]) {
        for (const hasFork of [false, true]) {
          for (const { horizontal } of createPhaseGeometry(index, 8, risks, hasFork).tools) {
            const [x, y] = [horizontal[0] * 1.73, (horizontal[1] - 74) * 2];
            const place = `${horizontal.join()} of route ${index}`;
            expect(Math.hypot(x, y), place).to.be.above(37);
            expect(x > 41 || y < 4, place).to.equal(true);
          }
        }
      }
    }
  });

  it('places lakes beside the route and its detours', () => {
    const isInside = (ring: Point[], [x, y]: Point) =>
      ring.reduce((isIn, [x1, y1], i) => {
        const [x2, y2] = ring.at(i - 1) ?? [0, 0];
        return y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1 ? !isIn : isIn;
      }, false);
    const listPoints = (path: string) => Array.from({ length: 101 }, (_, i) => getPointAt(getNumbers(path), i / 100));
    for (let index = 0; index < 4; index++) {
      for (const risks of [0, 1, 2]) {
        for (const hasFork of [false, true]) {
          const { path, lake, risks: drawnRisks } = createPhaseGeometry(index, 0, risks, hasFork);
          if (!lake) continue;
          const ring = listPoints(lake);
          const lines = [path, ...drawnRisks.map(({ detour }) => detour)].flatMap(listPoints);
          expect(
            lines.filter((point) => isInside(ring, point)),
            `route ${index}, ${risks} risks`,
          ).to.deep.equal([]);
        }
      }
    }
  });

  it('leads the detour around a risk from before it to behind it', () => {
    const { risks } = createPhaseGeometry(1, 0, 1, false);
    const detour = getNumbers(risks[0]?.detour ?? '');
    const [riskX] = risks[0]?.mark.horizontal ?? [0, 0];
    expect(detour[0]).to.be.below(riskX);
    expect(detour.at(-2)).to.be.above(riskX);
  });
});
