// An Arabic map in a page from right to left, with the strings of the elements in English: the language and direction
// of each text.
import '../../src/define/index.js';
import { streetTrees } from '../../stories/fixtures/maps.js';
import type { MapDefinition, ProcessMapElement } from '../../src/index.js';
import { mountState, type StateName } from '../kit/every-state.js';
import { listDescendants, findAll, get, waitForUpdates, getRenderedParent, getText, wait } from '../kit/dom.js';
import { clearPage, expect } from '../kit/page.js';

/** The properties of a map that are translated. Labels are not. */
const TRANSLATED = ['title', 'headline', 'summary', 'outcome', 'text', 'name', 'source'];

/** Creates a copy of the street trees with Arabic texts of different lengths. */
function createArabicMap(): MapDefinition {
  let count = 0;
  const translate = (value: unknown, key = ''): unknown => {
    if (typeof value === 'string')
      return TRANSLATED.includes(key) ? `مكان ${'في الشارع '.repeat(count++ % 4)}؟` : value;
    if (Array.isArray(value)) return value.map((item) => translate(item));
    return value && typeof value === 'object'
      ? Object.fromEntries(Object.entries(value).map(([name, item]) => [name, translate(item, name)]))
      : value;
  };
  return { ...(translate(streetTrees) as MapDefinition), id: 'trees-in-arabic', language: 'ar' };
}

const LATIN = /\p{Script=Latin}/u;
const ARABIC = /\p{Script=Arabic}/u;

interface Text {
  content: string;
  node: Node;
  parent: Element;
  language: string | undefined;
}

/** Returns the nearest `lang` attribute in the rendered tree. */
function getLanguage(parent: Element): string | undefined {
  for (let element: Element | null = parent; element; element = getRenderedParent(element))
    if (element.hasAttribute('lang')) return element.getAttribute('lang')!;
  return undefined;
}

/** Lists every visible or announced text, except user input, whose `lang` is empty. */
const listTexts = (root: Element): Text[] =>
  [root, ...listDescendants(root)].flatMap((parent) => {
    const children = [...(parent.shadowRoot ?? parent).childNodes].filter(
      (node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
    );
    if (parent.localName === 'style' || !parent.checkVisibility({ visibilityProperty: true })) return [];
    // The words of a closed row are there for the search alone, in any languages.
    if (getComputedStyle(parent).contentVisibility === 'hidden') return [];
    return children
      .map((node) => ({ content: node.nodeValue!.trim(), node, parent, language: getLanguage(parent) }))
      .filter(({ language }) => language !== '');
  });

/** Returns the horizontal positions of the first and last character, if both are in one line. */
function getEnds({ node }: Text): [number, number] | undefined {
  const text = node.nodeValue!;
  const getBox = (offset: number) => {
    const range = document.createRange();
    range.setStart(node, offset);
    range.setEnd(node, offset + 1);
    return range.getBoundingClientRect();
  };
  const [firstBox, lastBox] = [getBox(text.search(/\S/)), getBox(text.trimEnd().length - 1)];
  return Math.abs(firstBox.top - lastBox.top) < 2 ? [firstBox.left, lastBox.left] : undefined;
}

function expectLanguages(map: Element): void {
  const texts = listTexts(map);
  const failures = texts.flatMap((text) => {
    const { content, parent, language } = text;
    // A sentence of the elements may contain a title of the map, so Latin comes first.
    const expected = LATIN.test(content) ? 'en' : ARABIC.test(content) ? 'ar' : undefined;
    const description = `“${content.slice(0, 60)}” in ${parent.localName}.${parent.getAttribute('class') ?? ''}`;
    if (!expected) return [];
    if (language !== expected) return [`${description} is marked as ${language}`];
    const ends = parent.closest('.visually-hidden') || content.length < 2 ? undefined : getEnds(text);
    const actual = ends && (ends[0] <= ends[1] ? 'en' : 'ar');
    return ends && actual !== expected ? [`${description} has the wrong direction`] : [];
  });
  expect(failures).to.deep.equal([]);
  for (const language of ['en', 'ar'])
    expect(texts.filter((text) => text.language === language).length, language).to.be.above(5);
}

const states: StateName[] = [
  'begun, and open',
  'a locked preview',
  'locked under strict',
  'under way',
  'check again, as another one changed',
  'stopped',
  'completed',
  'a second cycle',
  'merged, with what both wrote',
  'read-only',
  'kept on this device',
  'not saved',
];

describe('lang and direction of an Arabic map', function () {
  this.timeout(30_000);
  const root = document.documentElement;
  const { lang } = root;

  beforeEach(() => {
    root.lang = 'ar';
    root.dir = 'rtl';
  });
  afterEach(() => {
    clearPage();
    root.lang = lang;
    root.removeAttribute('dir');
  });

  /** Composes parts, each in a shadow root within another shadow root. */
  async function composeParts(map: ProcessMapElement): Promise<void> {
    for (const name of ['diagram', 'journey', 'phase']) {
      const [outer, inner] = [document.createElement('div'), document.createElement('section')];
      inner.attachShadow({ mode: 'open' }).append(document.createElement(`process-map-${name}`));
      outer.attachShadow({ mode: 'open' }).append(inner);
      map.append(outer);
    }
    await waitForUpdates(map);
    await wait(60);
    await waitForUpdates(map);
  }

  for (const name of states) {
    it(`sets the language and direction of each text, also in nested shadow roots, in state “${name}”`, async () => {
      const map = await mountState(name, { map: createArabicMap() });
      expectLanguages(map);
      await composeParts(map);
      expectLanguages(map);
    });
  }

  for (const name of [
    'a refused step',
    'the menu',
    'the menu, asking before it starts over',
    'a search over all questions',
  ] as StateName[]) {
    it(`sets the language and direction of each text, in the state “${name}”`, async () => {
      expectLanguages(await mountState(name, { map: createArabicMap() }));
    });
  }

  it('sets the language and direction of each text, in an English page', async () => {
    root.lang = 'en';
    root.removeAttribute('dir');
    const map = await mountState('under way', { map: createArabicMap() });
    expectLanguages(map);
    await composeParts(map);
    expectLanguages(map);
  });

  it('shows the English reason of a refusal from left to right', async () => {
    const map = await mountState('begun, and open', { map: createArabicMap() });
    map.addEventListener('process-map-request', (event) => event.preventDefault());
    findAll(get(map, 'process-map-tools'), 'input')[0]!.click();
    await waitForUpdates(map);
    expect(getText(get(map, 'process-map-tools'))).to.include('This page does not allow it.');
    expectLanguages(map);
  });
});
