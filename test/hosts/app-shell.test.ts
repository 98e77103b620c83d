// Applications whose window does not scroll: a part of the page does.
import { describeHostPage, MAP, PARTS, ROWS } from '../kit/host-page.js';
import { get, waitForLayout } from '../kit/dom.js';
import { expect } from '../kit/page.js';

const css = `html, body { height: 100%; margin: 0; overflow: hidden }
  .shell { display: grid; grid-template: 56px minmax(0, 1fr) / 200px minmax(0, 1fr); height: 100vh }
  .shell > header { grid-column: 1 / -1; background: #134; color: #fff } .shell > main { overflow: auto; padding: 16px }`;
const wrap = (map: string) =>
  `<div class="shell"><header>An application</header><nav>Menu</nav><main>${map}</main></div>`;

describeHostPage('an application shell', { css, html: wrap(MAP) }, (open) => {
  it('keeps the state of the record at the top of what scrolls', async () => {
    const { body, map } = await open();
    get(map, 'process-map-gate').scrollIntoView();
    await waitForLayout();
    const top = get(body, 'main').getBoundingClientRect().top;
    expect(get(map, '[part=bar]').getBoundingClientRect().top).to.be.closeTo(top, 17);
  });
});
describeHostPage('an application shell that composes parts', { css, html: wrap(PARTS) });
describeHostPage('an application shell on a phone', {
  css: css.replace('200px', '0'),
  html: wrap(ROWS).replace('Menu', ''),
  viewport: { width: 360, height: 640 },
});
