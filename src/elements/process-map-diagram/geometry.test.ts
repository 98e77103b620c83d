import { expect } from 'chai';
import { APPROACH, lay, pathOf, plan, pointAt } from './geometry.js';

const numbers = (path: string) => path.match(/-?[\d.]+/g)?.map(Number) ?? [];

describe('geometry of the route', () => {
  it('finds points on a line', () => {
    const straight = [0, 0, 10, 0, 20, 0, 30, 0, 40, 0, 50, 0, 60, 0];
    expect(pointAt(straight, 0)).to.deep.equal([0, 0]);
    expect(pointAt(straight, 0.5)).to.deep.equal([30, 0]);
    expect(pointAt(straight, 1)).to.deep.equal([60, 0]);
    expect(pathOf(straight)).to.equal('M0 0C10 0 20 0 30 0 40 0 50 0 60 0');
  });

  it('lets any piece follow any other', () => {
    const [, startHeight] = pointAt(APPROACH, 0);
    const [, station] = pointAt(APPROACH, 1);
    for (let index = 0; index < 9; index++) {
      for (const fork of [false, true]) {
        const across = numbers(plan(index, 0, 0, fork, false).path);
        expect(across.slice(0, 2)).to.deep.equal([0, station]);
        expect(across.slice(-2)).to.deep.equal([100, startHeight]);
        const down = numbers(plan(index, 0, 0, fork, true).path);
        expect([Math.round(down[0] ?? 0), down[1]]).to.deep.equal([50, 0]);
        expect([Math.round(down.at(-2) ?? 0), down.at(-1)]).to.deep.equal([50, 100]);
      }
    }
  });

  it('turns what runs across into what runs down', () => {
    expect(lay([0, 74, 50, 46], true)).to.deep.equal([50, 0, 39, 50]);
    expect(lay([0, 74], false)).to.deep.equal([0, 74]);
  });

  it('draws as many tools and risks as have room', () => {
    for (const [tools, risks, fork, down, drawnTools, drawnRisks] of [
      [0, 0, false, false, 0, 0],
      [1, 1, false, false, 1, 1],
      [3, 2, false, false, 3, 2],
      [20, 9, false, false, 8, 2],
      [20, 9, false, true, 5, 2],
      [20, 9, true, false, 4, 1],
    ] as const) {
      for (let index = 0; index < 4; index++) {
        const at = plan(index, tools, risks, fork, down);
        expect(at.tools, `${tools} tools`).to.have.length(drawnTools);
        expect(at.risks, `${risks} risks`).to.have.length(drawnRisks);
        const points = [...at.tools, ...at.risks.map(([sign]) => sign), at.flag];
        expect(points.flat().every((n) => n >= 0 && n <= 100)).to.equal(true);
        expect(JSON.stringify(at)).not.to.match(/null|NaN|undefined/);
      }
    }
  });

  it('keeps tools before the first risk', () => {
    for (const risks of [1, 2]) {
      for (const fork of [false, true]) {
        const { tools, risks: signs } = plan(1, 8, risks, fork, true);
        const lowest = Math.max(...tools.map(([, y]) => y));
        expect(lowest).to.be.below(signs[0]?.[0][1] ?? 0);
      }
    }
  });

  it('leads the way round from the route to the route', () => {
    const { risks } = plan(1, 0, 1, false, false);
    const way = numbers(risks[0]?.[1] ?? '');
    const sign = risks[0]?.[0] ?? [0, 0];
    expect(way[0]).to.be.below(sign[0]);
    expect(way.at(-2)).to.be.above(sign[0]);
  });
});
