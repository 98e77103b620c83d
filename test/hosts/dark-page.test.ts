// Pages whose ground is not the one that their colour scheme stands for.
import { describeHostPage, MAP, PARTS, ROWS } from '../kit/host-page.js';

const DARK = 'html, body { background: #101418; color: #eee }';

describeHostPage('a dark page without a colour scheme', { css: DARK, html: MAP });
describeHostPage('a dark page without a colour scheme, with rows', { css: DARK, html: ROWS });
describeHostPage('a dark page without a colour scheme that composes parts', { css: DARK, html: PARTS });

const WHITE = ':root { color-scheme: light dark } html, body { background: #fff; color: #111 }';
const media = { 'prefers-color-scheme': 'dark' };

describeHostPage('a white page that claims both schemes, on a dark system', { css: WHITE, html: MAP, media });
describeHostPage('a white page that claims both schemes and composes parts', { css: WHITE, html: PARTS, media });
