// Pages with the style sheets that many sites begin with.
import { describeHostPage, MAP, PARTS, ROWS } from '../kit/host-page.js';

const RESETS = {
  'resets every element':
    '* { margin: 0; padding: 0; box-sizing: border-box; border: 0; outline: 0; list-style: none }',
  'inherits every font': `html { line-height: 1; font: 15px/1 Georgia, serif }
    * { vertical-align: baseline } button, input, textarea, select { font: inherit; color: inherit; all: unset }`,
  'shows media as blocks': `*, ::before, ::after { border: 0 solid; box-sizing: border-box; min-width: 0 }
    html { line-height: 1.5; tab-size: 4; font-family: ui-sans-serif, system-ui } img, svg { display: block; max-width: 100% }
    h1, h2, h3, b, strong { font-size: inherit; font-weight: inherit } a { color: inherit }`,
};

for (const [name, css] of Object.entries(RESETS)) {
  describeHostPage(`a page that ${name}`, { css, html: MAP });
  describeHostPage(`a page that ${name}, with rows`, { css, html: ROWS });
  describeHostPage(`a page that ${name} and composes parts`, { css, html: PARTS });
}
