// Pages that set text around the map, each property alone and all together.
import { describeHostPage, MAP, PARTS, ROWS, openHostPage, closeHostPage } from '../kit/host-page.js';
import { get } from '../kit/dom.js';
import { expect } from '../kit/page.js';

const DECLARATIONS = {
  'white-space': 'pre',
  'text-wrap': 'nowrap',
  'word-break': 'break-all',
  'line-break': 'anywhere',
  hyphens: 'auto',
  'tab-size': '2',
  quotes: 'none',
  cursor: 'wait',
  'text-indent': '4em',
  'text-transform': 'uppercase',
  'text-align': 'center',
  'text-align-last': 'right',
  'text-shadow': '1px 1px red',
  '-webkit-text-fill-color': 'transparent',
  '-webkit-text-stroke': '2px red',
  'caret-color': 'transparent',
  'letter-spacing': '0.3em',
  'word-spacing': '1em',
  'line-height': '3',
  'font-style': 'italic',
  'font-variant': 'small-caps',
  'font-weight': '900',
  'font-stretch': 'condensed',
  'font-size': '40px',
  'font-family': 'monospace',
};

for (const [name, value] of Object.entries(DECLARATIONS))
  describeHostPage(`a page with ${name}: ${value}`, { css: `main { ${name}: ${value} }`, html: `<main>${MAP}</main>` });

const all = Object.entries(DECLARATIONS)
  .map(([name, value]) => `${name}: ${value};`)
  .join('');
describeHostPage('a page with all of them, with rows', { css: `main { ${all} }`, html: `<main>${ROWS}</main>` });
describeHostPage('a page with all of them that composes parts', {
  css: `main { ${all} }`,
  html: `<main>${PARTS}</main>`,
});

describe('the text of a page that composes parts', () => {
  afterEach(closeHostPage);

  it('stays as the page sets it', async () => {
    const html = `<main>${PARTS.replace('>', '><p class="own">By the page</p>')}</main>`;
    const { body } = await openHostPage({ css: 'main { font: italic 21px serif; color: rgb(1, 2, 3) }', html });
    const { fontStyle, fontSize, color } = getComputedStyle(get(body, '.own'));
    expect([fontStyle, fontSize, color]).to.deep.equal(['italic', '21px', 'rgb(1, 2, 3)']);
  });

  it('has the direction and the visibility of the page in each part', async () => {
    const { body } = await openHostPage({
      css: 'main { direction: rtl; visibility: hidden }',
      html: `<main>${MAP}</main>`,
    });
    const { direction, visibility, textAlign } = getComputedStyle(get(body, 'label'));
    expect([direction, visibility, textAlign]).to.deep.equal(['rtl', 'hidden', 'right']);
  });
});
