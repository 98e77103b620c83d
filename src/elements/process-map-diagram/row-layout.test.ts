import { expect } from 'chai';
import { getColumnCount, getRowsSheet, createRowsCss } from './row-layout.js';

describe('getColumnCount', () => {
  it('fills the fewest possible rows evenly', () => {
    expect(
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 20, 21, 23, 500].map((count) => getColumnCount(count, 5)),
    ).to.deep.equal([1, 2, 3, 4, 5, 3, 4, 4, 5, 5, 4, 4, 5, 5, 5, 5, 5]);
    expect([1, 2, 3, 4, 5, 7].map((count) => getColumnCount(count, 3))).to.deep.equal([1, 2, 3, 2, 3, 3]);
    expect([1, 2, 3, 20].map((count) => getColumnCount(count, 2))).to.deep.equal([1, 2, 2, 2]);
  });
});

describe('createRowsCss', () => {
  it('writes valid rules, and fewer than 12 for each range of widths and size', () => {
    for (const count of [1, 2, 3, 5, 7, 12, 20, 21, 500]) {
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(createRowsCss(count));
      const rules = [...sheet.cssRules].filter((rule) => !(rule instanceof CSSSupportsRule));
      expect(rules).to.have.length(9);
      expect(sheet.cssRules).to.have.length(count < 40 ? 9 : 10);
      for (const rule of rules) {
        expect(rule).to.be.instanceOf(CSSContainerRule);
        expect((rule as CSSContainerRule).cssRules.length).to.be.below(12);
      }
      expect(createRowsCss(count)).not.to.match(/NaN|undefined/);
    }
  });
});

describe('getRowsSheet', () => {
  it('returns the same sheet for the same number of phases', () => {
    expect(getRowsSheet(4)).to.equal(getRowsSheet(4));
    expect(getRowsSheet(4)).not.to.equal(getRowsSheet(5));
  });
});
