// The themes in every state, light and dark: how far apart the colours are that the browser has computed.
import { journeyAt } from '../../stories/fixtures/journeys.js';
import { peerLearning } from '../../stories/fixtures/maps.js';
import '../../src/define/index.js';
import { contrast, groundsOf, least, read } from '../kit/colours.js';
import { all, clear, expect, find, findAll, get, mount, settled, wait } from '../kit/page.js';

const NONE = { default: '', government: 'government', vivid: 'vivid' };
const STATES = ['begun', 'under way', 'changed', 'stopped', 'completed', 'second cycle', 'merged'] as const;

/** Text that can be seen, with the element that it stands in. */
function* texts(root: Element): Generator<[Element, string]> {
  for (const element of [root, ...all(root)]) {
    if (element.localName === 'style' || !element.checkVisibility({ visibilityProperty: true })) continue;
    const words = [...element.childNodes]
      .filter((node) => node.nodeType === Node.TEXT_NODE)
      .map((node) => node.nodeValue?.trim())
      .join(' ');
    // Words for screen readers only are clipped to a pixel.
    if (words.trim() && element.getBoundingClientRect().width > 1) yield [element, words.trim()];
  }
}

const tooClose = (map: Element): string[] =>
  [...texts(map)].flatMap(([element, words]) => {
    const style = getComputedStyle(element);
    const ratio = least(read(element instanceof SVGElement ? style.fill : style.color), element);
    return ratio < 4.5
      ? [`“${words.slice(0, 40)}” (${element.localName}.${element.getAttribute('class') ?? ''}): ${ratio.toFixed(2)}`]
      : [];
  });

/** Frames of fields and marks of choices, which one has to find to use them. */
const frames = (map: Element): string[] =>
  findAll(map, 'textarea, input[type=text], input[type=date], select, .choice input').flatMap((field) => {
    if (!field.checkVisibility()) return [];
    const style = getComputedStyle(field, field.matches('.choice input') ? '::before' : undefined);
    const ratio = least(read(style.borderTopColor), field.parentElement as Element);
    return ratio < 3 ? [`${field.localName}#${field.id}: ${ratio.toFixed(2)}`] : [];
  });

/** The outline of what has the focus, against what lies round it. */
function outline(map: Element): string[] {
  const button = get(map, 'textarea');
  button.focus({ focusVisible: true });
  const { outlineColor, outlineStyle } = getComputedStyle(button);
  const worst = Math.min(
    ...groundsOf(button.parentElement as Element).map((ground) => contrast(read(outlineColor), ground)),
  );
  return outlineStyle === 'solid' && worst >= 3 ? [] : [`outline ${outlineStyle} ${outlineColor}: ${worst.toFixed(2)}`];
}

describe('themes', () => {
  let sheets: CSSStyleSheet[] = [];

  before(async () => {
    sheets = await Promise.all(
      ['government', 'vivid'].map(async (name) => {
        const sheet = new CSSStyleSheet();
        return sheet.replace(await (await fetch(`/examples/themes/${name}.css`)).text());
      }),
    );
    document.adoptedStyleSheets = sheets;
    document.documentElement.style.background = 'var(--process-map-page, light-dark(#fff, #0e1513))';
  });
  after(() => {
    document.adoptedStyleSheets = [];
    document.documentElement.removeAttribute('style');
    document.documentElement.className = '';
  });
  afterEach(clear);

  /** The ground is drawn when the page is idle. */
  async function drawn(map: Element): Promise<void> {
    for (let i = 0; i < 60 && !find(map, '.ground'); i++) await wait(50);
    expect(find(map, '.ground path'), 'the ground').to.be.an.instanceOf(SVGElement);
  }

  for (const [theme, name] of Object.entries(NONE)) {
    for (const scheme of ['light', 'dark']) {
      it(`${theme}, ${scheme}: what is read and what is used stands out, in every state`, async function () {
        this.timeout(60_000);
        document.documentElement.className = name;
        document.documentElement.style.colorScheme = scheme;
        const map = await mount({ definition: peerLearning });
        await drawn(map);
        const found: string[] = [];
        for (const state of STATES) {
          map.journey = state === 'begun' ? null : journeyAt(peerLearning, state);
          for (const { id, label } of peerLearning.phases.slice(0, 3)) {
            map.shownPhase = id;
            await settled(map);
            const here = [...tooClose(map), ...frames(map)];
            found.push(...here.map((each) => `${state}, ${label}: ${each}`));
          }
        }
        found.push(...outline(map));
        expect([...new Set(found)], 'too close to what lies behind').to.deep.equal([]);
      });
    }
  }

  it('notices colours that are too close', async () => {
    document.documentElement.className = '';
    document.documentElement.style.colorScheme = 'light';
    const map = await mount({ definition: peerLearning });
    map.style.setProperty('--process-map-ink-muted', '#8a9a94');
    map.style.setProperty('--process-map-edge', '#b9c4be');
    await settled(map);
    expect(tooClose(map)).not.to.deep.equal([]);
    expect(frames(map)).not.to.deep.equal([]);
  });
});
