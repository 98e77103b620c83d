// Sites with a header that sticks to the top of the window, in a layer of its own.
import { describeHostPage, MAP } from '../kit/host-page.js';
import { get, getElementAt, waitForLayout } from '../kit/dom.js';
import { expect } from '../kit/page.js';

const HEADER = '<header><a href="#">A site</a></header>';

for (const layer of [1, 2, 1000])
  describeHostPage(
    `a site with a sticky header in layer ${layer}`,
    {
      css: `body { margin: 0 } header { position: sticky; top: 0; z-index: ${layer}; height: 80px; background: #134 }
        header a { color: #fff } process-map { --process-map-sticky-offset: 80px }`,
      html: HEADER + MAP,
    },
    (open) => {
      it('shows the header, and below it the state of the record', async () => {
        const { body, map } = await open();
        get(map, 'process-map-gate').scrollIntoView();
        await waitForLayout();
        const bar = get(map, '[part=bar]').getBoundingClientRect();
        expect(bar.top).to.be.closeTo(80, 1);
        expect(getElementAt(30, 40)?.closest('header')).to.equal(get(body, 'header'));
        expect(getElementAt(30, bar.top + bar.height / 2)?.closest('[part=bar]')).to.equal(get(map, '[part=bar]'));
      });

      it('shows what the map moves the focus to below both', async () => {
        const { map } = await open();
        scrollTo(0, document.body.scrollHeight);
        await waitForLayout();
        get(map, 'button[value=b]').click();
        await new Promise((resolve) => setTimeout(resolve, 100));
        const heading = get(get(map, 'process-map-phase'), 'h2').getBoundingClientRect();
        expect(heading.top).to.be.at.least(get(map, '[part=bar]').getBoundingClientRect().bottom);
      });
    },
  );
