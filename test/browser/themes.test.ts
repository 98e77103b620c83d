// Contrast of the computed colours of each theme in every state, light and dark.
import { getJourney } from '../../stories/fixtures/journeys.js';
import { peerLearning } from '../../stories/fixtures/maps.js';
import '../../src/define/index.js';
import { getContrast, listBackgrounds, listFaintTexts, getLeastContrast, parseColour } from '../kit/colours.js';
import { find, findAll, get, waitForElement, waitForUpdates } from '../kit/dom.js';
import { clearPage, expect, mountMap } from '../kit/page.js';

/** The class names that select each theme. */
const THEMES = { default: '', government: 'government', vivid: 'vivid' };
const STATES = ['begun', 'under way', 'changed', 'stopped', 'completed', 'second cycle', 'merged'] as const;

/** Lists the fields and choices whose border has a contrast below 3. */
const listFaintBorders = (map: Element): string[] =>
  findAll(map, 'textarea, input[type=text], input[type=date], select, .choice input').flatMap((field) => {
    if (!field.checkVisibility()) return [];
    const { borderTopColor } = getComputedStyle(field);
    const ratio = getLeastContrast(parseColour(borderTopColor), field.parentElement as Element);
    return ratio < 3 ? [`${field.localName}#${field.id}: ${ratio.toFixed(2)}`] : [];
  });

/** Lists the focus outline if its contrast is below 3. */
function listFaintOutline(map: Element): string[] {
  const field = get(map, 'textarea');
  field.focus({ focusVisible: true });
  const { outlineColor, outlineStyle } = getComputedStyle(field);
  const lowest = Math.min(
    ...listBackgrounds(field.parentElement as Element).map((colour) => getContrast(parseColour(outlineColor), colour)),
  );
  return outlineStyle === 'solid' && lowest >= 3
    ? []
    : [`outline ${outlineStyle} ${outlineColor}: ${lowest.toFixed(2)}`];
}

describe('contrast of the themes', () => {
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
  afterEach(clearPage);

  // The terrain is rendered when the page is idle.
  async function waitForTerrain(map: Element): Promise<void> {
    await waitForElement(map, '.ground');
    expect(find(map, '.ground path'), 'the terrain').to.be.an.instanceOf(SVGElement);
  }

  for (const [theme, className] of Object.entries(THEMES)) {
    for (const scheme of ['light', 'dark']) {
      it(`gives text a contrast of 4.5, borders and outlines 3, in every state: ${theme}, ${scheme}`, async function () {
        this.timeout(60_000);
        document.documentElement.className = className;
        document.documentElement.style.colorScheme = scheme;
        const map = await mountMap({ definition: peerLearning }, { rows: 'open' });
        await waitForTerrain(map);
        const failures: string[] = [];
        for (const state of STATES) {
          map.journey = state === 'begun' ? null : getJourney(peerLearning, state);
          for (const { id, label } of peerLearning.phases.slice(0, 3)) {
            map.shownPhase = id;
            await waitForUpdates(map);
            const faint = [...listFaintTexts(map), ...listFaintBorders(map)];
            failures.push(...faint.map((failure) => `${state}, ${label}: ${failure}`));
          }
        }
        failures.push(...listFaintOutline(map));
        expect([...new Set(failures)], 'contrast is too low').to.deep.equal([]);
      });
    }
  }

  it('detects a contrast that is too low, when a page sets one', async () => {
    document.documentElement.className = '';
    document.documentElement.style.colorScheme = 'light';
    const map = await mountMap({ definition: peerLearning }, { rows: 'open' });
    map.style.setProperty('--process-map-ink-muted', '#8a9a94');
    map.style.setProperty('--process-map-edge', '#b9c4be');
    await waitForUpdates(map);
    expect(listFaintTexts(map)).not.to.deep.equal([]);
    expect(listFaintBorders(map)).not.to.deep.equal([]);
  });
});
