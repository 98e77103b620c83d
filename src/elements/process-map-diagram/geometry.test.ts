import { expect } from 'chai';
import { APPROACH, rotateDown, countDrawnTools, toPathData, createPhaseGeometry, pointAt } from './geometry.js';

const numbers = (path: string) => path.match(/-?[\d.]+/g)?.map(Number) ?? [];

describe('geometry of the route', () => {
  it('finds points on a line', () => {
    const straight = [0, 0, 10, 0, 20, 0, 30, 0, 40, 0, 50, 0, 60, 0];
    expect(pointAt(straight, 0)).to.deep.equal([0, 0]);
    expect(pointAt(straight, 0.5)).to.deep.equal([30, 0]);
    expect(pointAt(straight, 1)).to.deep.equal([60, 0]);
    expect(toPathData(straight)).to.equal('M0 0C10 0 20 0 30 0 40 0 50 0 60 0');
  });

  it('lets any piece follow any other', () => {
    const [, startHeight] = pointAt(APPROACH, 0);
    const [, station] = pointAt(APPROACH, 1);
    for (let index = 0; index < 9; index++) {
      for (const fork of [false, true]) {
        const across = numbers(createPhaseGeometry(index, 0, 0, fork).path);
        expect(across.slice(0, 2)).to.deep.equal([0, station]);
        expect(across.slice(-2)).to.deep.equal([100, startHeight]);
      }
    }
  });

  it('turns what runs across into what runs down the middle', () => {
    expect(rotateDown([0, 74])).to.deep.equal([50, 0]);
    expect(rotateDown([50, 46])).to.deep.equal([39, 50]);
    expect(rotateDown([100, 40])).to.deep.equal([50, 100]);
  });

  it('draws as many tools and risks as have room', () => {
    for (const [tools, risks, fork, across, narrow, signs] of [
      [0, 0, false, 0, 0, 0],
      [1, 1, false, 1, 1, 1],
      [3, 2, false, 3, 3, 2],
      [20, 9, false, 8, 5, 2],
      [20, 9, true, 4, 4, 1],
    ] as const) {
      for (let index = 0; index < 4; index++) {
        const at = createPhaseGeometry(index, tools, risks, fork);
        expect(at.tools, `${tools} tools`).to.have.length(across);
        expect(at.tools.filter(([, place]) => place)).to.have.length(narrow);
        expect([countDrawnTools(tools, fork, false), countDrawnTools(tools, fork, true)]).to.deep.equal([
          across,
          narrow,
        ]);
        expect(at.risks, `${risks} risks`).to.have.length(signs);
        const points = [...at.tools, ...at.risks.map(([sign]) => sign), at.flag].flat(2);
        expect(points.every((n) => n === undefined || (n >= -10 && n <= 100))).to.equal(true);
        expect(JSON.stringify(at)).not.to.match(/NaN|undefined/);
      }
    }
  });

  it('keeps tools before the first risk', () => {
    for (const risks of [1, 2]) {
      for (const fork of [false, true]) {
        const { tools, risks: signs } = createPhaseGeometry(1, 8, risks, fork);
        const lowest = Math.max(...tools.map(([, place]) => place?.[1] ?? 0));
        expect(lowest).to.be.below(signs[0]?.[0][1]?.[1] ?? 0);
      }
    }
  });

  it('leads the way round from the route to the route', () => {
    const { risks } = createPhaseGeometry(1, 0, 1, false);
    const way = numbers(risks[0]?.[1] ?? '');
    const sign = risks[0]?.[0][0] ?? [0, 0];
    expect(way[0]).to.be.below(sign[0]);
    expect(way.at(-2)).to.be.above(sign[0]);
  });
});
