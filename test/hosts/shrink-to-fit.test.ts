// Containers that ask their content for its width.
import {
  closeHostPage,
  describeHostPage,
  listBadWidths,
  MAP,
  openHostPage,
  PART_TAGS,
  PARTS,
} from '../kit/host-page.js';
import { setViewport } from '../kit/engine.js';
import { waitForLayout } from '../kit/dom.js';
import { expectToFit } from '../kit/layout.js';
import { expect } from '../kit/page.js';

const CONTAINERS = {
  'a centred column': 'display: flex; flex-direction: column; align-items: center',
  'a row': 'display: flex',
  'a centred grid': 'display: grid; justify-items: center',
  'a grid of automatic columns': 'display: grid; grid-template-columns: auto; justify-content: start',
  'an inline block': 'display: inline-block',
  'an inline grid': 'display: inline-grid',
  'a float': 'float: left',
  'a positioned box': 'position: absolute',
  'a width that fits the content': 'width: fit-content',
  'a table cell': 'display: table-cell',
  'a table': 'display: table',
};

for (const [name, css] of Object.entries(CONTAINERS)) {
  describeHostPage(`a map in ${name}`, { css: `.fit { ${css} }`, html: `<div class="fit">${MAP}</div>` });

  describe(`each part alone in ${name}`, () => {
    afterEach(closeHostPage);

    for (const tag of PART_TAGS)
      it(`has a width to read in: ${tag}`, async () => {
        const html = `<process-map><div class="fit"><${tag}></${tag}></div></process-map>`;
        const { map } = await openHostPage({ css: `.fit { ${css} }`, html });
        expect(listBadWidths(map)).to.deep.equal([]);
        await setViewport({ width: 360, height: 640 });
        await waitForLayout();
        expect(listBadWidths(map)).to.deep.equal([]);
        await expectToFit(map, 'at 360');
      });
  });
}

describeHostPage('parts in a row of columns', {
  css: 'process-map { display: flex; flex-wrap: wrap; gap: 16px } .part { max-width: 100% }',
  html: PARTS,
});
