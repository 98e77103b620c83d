// Pages whose root element has a font size of its own, so that 1rem is 10 pixels, or 1.6.
import { describeHostPage, MAP, PARTS, openHostPage, closeHostPage } from '../kit/host-page.js';
import { get } from '../kit/dom.js';
import { itWhere, setDefaultFontSize } from '../kit/engine.js';
import { expect } from '../kit/page.js';

describeHostPage('a page whose root is at 62.5 %', {
  css: 'html { font-size: 62.5% } body { font-size: 1.6rem }',
  html: MAP,
});
describeHostPage('a page whose root is at 62.5 % and that composes parts', {
  css: 'html { font-size: 62.5% } body { font-size: 1.6rem }',
  html: PARTS,
});
describeHostPage('a page whose root grows with the window', { css: 'html { font-size: 0.8vw }', html: MAP });

describe('the size of the text', () => {
  afterEach(closeHostPage);

  const measure = async (css: string, html: string) => {
    const { map } = await openHostPage({ css, html });
    const getSize = (selector: string) => parseFloat(getComputedStyle(get(map, selector)).fontSize);
    const sizes = [
      getSize('.headline'),
      getSize('label'),
      getSize('.sheet'),
      get(map, 'textarea').getBoundingClientRect().height,
      get(map, '.medal').getBoundingClientRect().width,
    ];
    await closeHostPage();
    return sizes;
  };

  for (const [layout, html] of Object.entries({ 'the default layout': MAP, 'composed parts': PARTS }))
    it(`is set by one property, and all other sizes with it, in ${layout}`, async () => {
      const sizes = await measure('process-map { --process-map-size: 16px }', html);
      const doubled = await measure('html { font-size: 32px } process-map { --process-map-size: 1rem }', html);
      // The size of the headline depends on the width of the window, too, and has limits.
      expect(doubled.slice(1)).to.deep.equal(sizes.slice(1).map((size) => 2 * size));
      expect(doubled[0]).to.be.above(1.5 * sizes[0]!);
    });

  itWhere(['devtoolsProtocol'], 'follows the font size that a person has set in the browser', async () => {
    for (const css of ['', 'html { font-size: 62.5% }']) {
      const sizes = await measure(css, MAP);
      await setDefaultFontSize(32);
      try {
        const larger = await measure(css, MAP);
        expect(larger.slice(1)).to.deep.equal(sizes.slice(1).map((size) => 2 * size));
      } finally {
        await setDefaultFontSize(16);
      }
    }
  });
});
