// Host pages as real ones are: a page is HTML, a style sheet and what the browser prefers. `describeHostPage` opens it
// and checks what holds on every page. docs/testing.md describes how to add one.
import '../../src/define/index.js';
import type { ProcessMapElement } from '../../src/index.js';
import { createSmallMap } from './browser-maps.js';
import { listFaintTexts } from './colours.js';
import { find, findAll, get, getFocusedElement, listDescendants, waitForLayout, waitForUpdates } from './dom.js';
import { emulateMediaFeatures, itWhere, setViewport, type Capability } from './engine.js';
import { expectToFit, listCovers, listLines } from './layout.js';
import { attach, clearPage, collectWarnings, expect, getAnswer } from './page.js';
import { pressKey, sendKeys } from './person.js';

/** Tags of the elements below the root. */
export const PART_TAGS = ['diagram', 'journey', 'phase', 'questions', 'tools', 'risks', 'ideas', 'gate'].map(
  (name) => `process-map-${name}`,
);

/** A map with the default layout and all content in sight, so that the page can change none of it. */
export const MAP = '<process-map rows="open"></process-map>';

/** A map with the default layout, whose phases are lists of rows. */
export const ROWS = '<process-map></process-map>';

/** A map whose parts the page composes, each in a container of its own. */
export const PARTS = `<process-map>
  ${PART_TAGS.map((tag) => `<div class="part"><${tag}${tag === 'process-map-phase' ? ' rows="open"' : ''}></${tag}></div>`).join('\n')}
</process-map>`;

export interface HostPage {
  /** Content of the body, as a server sends it. The first `<process-map>` is the one that is tested. */
  readonly html: string;

  /** Style sheet of the page. */
  readonly css?: string;

  /** Preferences of the system, by media feature. Need Chromium's protocol. */
  readonly media?: Readonly<Record<string, string>>;
  readonly viewport?: { readonly width: number; readonly height: number } | undefined;
}

/** A page that is open. */
export interface OpenPage {
  readonly body: HTMLElement;
  readonly map: ProcessMapElement;

  /** Messages that the console received since the page was opened. */
  readonly warnings: readonly string[];
}

let sheets: CSSStyleSheet[] | undefined;
let hasMedia = false;

/** Opens a page. Its maps have the small definition, unless they name another one. */
export async function openHostPage({ html, css = '', media, viewport }: HostPage): Promise<OpenPage> {
  if (media) await emulateMediaFeatures(media);
  hasMedia = media !== undefined;
  await setViewport(viewport ?? { width: 1280, height: 800 });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  sheets ??= [...document.adoptedStyleSheets];
  document.adoptedStyleSheets = [...sheets, sheet];
  const body = attach(document.createElement('div'));
  const warnings = await collectWarnings(async () => {
    // Connected, so that the elements are upgraded as the parser reaches them.
    body.innerHTML = html;
    for (const map of findAll<ProcessMapElement>(body, 'process-map')) {
      if (!map.src) map.definition = createSmallMap();
      await map.ready;
    }
    await waitForUpdates(body);
    await waitForLayout();
  });
  return { body, map: get<ProcessMapElement>(body, 'process-map'), warnings };
}

/** Closes the page that is open, and ends what it has set. */
export async function closeHostPage(): Promise<void> {
  clearPage();
  if (sheets) document.adoptedStyleSheets = sheets;
  if (hasMedia) await emulateMediaFeatures({ 'prefers-color-scheme': 'light' });
  hasMedia = false;
  scrollTo(0, 0);
  await setViewport({ width: 1280, height: 800 });
}

/** Properties of text that a page must not change, and that do not depend on the width. */
const TEXT_PROPERTIES = [
  '-webkit-text-stroke-width',
  'cursor',
  'font-size',
  'font-family',
  'font-stretch',
  'font-style',
  'font-variant-caps',
  'font-weight',
  'hyphens',
  'letter-spacing',
  'line-break',
  'line-height',
  'quotes',
  'tab-size',
  'text-align',
  'text-align-last',
  'text-indent',
  'text-shadow',
  'text-transform',
  'white-space',
  'word-break',
  'word-spacing',
];

/** A colour within a computed value. */
const COLOUR = /rgba?\([^)]*\)/g;

/** Describes how each text of a map is set, by the text and the element that it is in. */
function describeTexts(root: Element): Map<string, string> {
  const descriptions = new Map<string, string>();
  for (const { text, element } of listLines(root)) {
    // The text of the page itself.
    if (!(element.getRootNode() instanceof ShadowRoot)) continue;
    const style = getComputedStyle(element);
    const values = TEXT_PROPERTIES.map((name) => `${name}: ${style.getPropertyValue(name).replaceAll(COLOUR, '')}`);
    // Colours depend on the scheme: shadows are compared without them, the text and the caret with what the element sets.
    const colours = ['-webkit-text-fill-color', 'caret-color'].map((name) => style.getPropertyValue(name));
    values.push(`own colours: ${String(colours.every((colour) => colour === style.color))}`);
    descriptions.set(`“${text}” in ${element.localName}.${element.className.toString()}`, values.join('; '));
  }
  return descriptions;
}

const listChangedTexts = (actual: Map<string, string>, plain: Map<string, string>): string[] =>
  [...plain].flatMap(([text, description]) => {
    const other = actual.get(text);
    return other === undefined || other === description ? [] : [`${text}: ${other}, not ${description}`];
  });

/** Lists the parts that have no width to read in, or are wider than the window. */
export const listBadWidths = (root: Element): string[] =>
  findAll(root, PART_TAGS.join())
    .map((part) => ({ part, width: part.getBoundingClientRect().width }))
    .filter(
      ({ part, width }) => part.checkVisibility() && (width < 240 || width > document.documentElement.clientWidth),
    )
    .map(({ part, width }) => `${part.localName} is ${Math.round(width)} wide`);

/** Presses Tab from a field to the end of the page, and back. Counts the stops in the map, and lists covered ones. */
async function checkStops(map: Element): Promise<{ checkedCount: number; failures: string[] }> {
  const failures: string[] = [];
  let checkedCount = 0;
  const stopCount = 14;
  get(map, 'textarea').focus();
  for (const isBackward of [false, true]) {
    if (isBackward) await sendKeys({ down: 'Shift' });
    for (let i = 0; i < stopCount; i++) {
      await pressKey('Tab');
      // An engine may scroll to the caret one frame after the key.
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      const focused = getFocusedElement();
      if (!focused || !listDescendants(map).includes(focused)) continue;
      checkedCount++;
      for (const cover of listCovers(focused)) failures.push(`${focused.outerHTML.slice(0, 60)} by ${cover}`);
    }
    if (isBackward) await sendKeys({ up: 'Shift' });
  }
  return { checkedCount, failures };
}

const plainTexts = new Map<string, Promise<Map<string, string>>>();

/** Describes the texts on an empty page, once for each width of the window, with rows and without. */
function describePlainTexts({ html: pageHtml, viewport }: HostPage): Promise<Map<string, string>> {
  const html = pageHtml.includes(' rows="open"') ? MAP : ROWS;
  const describe = async () => {
    const descriptions = describeTexts((await openHostPage({ html, viewport })).map);
    await closeHostPage();
    return descriptions;
  };
  const key = `${html} ${viewport?.width}`;
  const texts = plainTexts.get(key) ?? describe();
  plainTexts.set(key, texts);
  return texts;
}

/**
 * Describes a host page: checks what holds on every page, and runs the tests of this one.
 *
 * @param addTests Adds tests. `open` opens the page, which is closed after the test.
 */
export function describeHostPage(name: string, page: HostPage, addTests?: (open: () => Promise<OpenPage>) => void) {
  const capabilities: Capability[] = [
    ...(page.media ? (['devtoolsProtocol'] as const) : []),
    ...((page.viewport?.width ?? 1280) < 500 ? (['narrowViewport'] as const) : []),
  ];
  const open = () => openHostPage(page);

  describe(name, function () {
    this.timeout(20_000);
    afterEach(closeHostPage);

    itWhere(capabilities, 'does not change the text of the map', async () => {
      const plain = await describePlainTexts(page);
      const actual = describeTexts((await open()).map);
      expect(listChangedTexts(actual, plain)).to.deep.equal([]);
      expect([...actual.keys()].filter((text) => plain.has(text)).length).to.be.above(10);
    });

    itWhere(capabilities, 'shows all of it, each part wide enough to read', async () => {
      const { map } = await open();
      expect(listBadWidths(map)).to.deep.equal([]);
      await expectToFit(map, 'on the page');
    });

    itWhere(capabilities, 'shows every text of the map with a contrast of 4.5', async () => {
      const { map } = await open();
      const shadowTexts = [map, ...findAll(map, PART_TAGS.join())].flatMap((element) => [
        ...(element.shadowRoot?.children ?? []),
      ]);
      expect(shadowTexts.flatMap(listFaintTexts)).to.deep.equal([]);
    });

    itWhere(capabilities, 'records what a person types', async () => {
      const { map } = await open();
      get(map, 'textarea').focus();
      await sendKeys({ type: 'An answer' });
      await pressKey('Tab');
      expect(getAnswer(map.journey, 'a-q')).to.equal('An answer');
    });

    itWhere([...capabilities, 'uncoveredFocus'], 'covers no control that Tab reaches', async () => {
      const { checkedCount, failures } = await checkStops((await open()).map);
      expect(failures).to.deep.equal([]);
      expect(checkedCount).to.be.above(5);
    });

    itWhere(capabilities, 'lets the fallback disappear, and has the console empty', async () => {
      const { body, warnings } = await open();
      expect(find(body, '[slot=fallback]')?.checkVisibility() ?? false).to.equal(false);
      expect(warnings).to.deep.equal([]);
    });

    addTests?.(open);
  });
}
